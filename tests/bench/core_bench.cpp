// Measures what core does, the same source in both homes: natively and as WebAssembly under Node.js.
//   core_bench member PROGRAM.json FACTS.jsonl AS_OF            one member's facts
//   core_bench orders PROGRAM.json ORDERS.csv AS_OF             a real order history
//   core_bench histories PROGRAM.json ORDERS.csv AS_OF          prints that history for plain_rules.mjs
//   core_bench crowd PROGRAM.json MEMBERS ORDERS_EACH           made members, slice by slice: memory
//   ... ONLY                                                    this measurement alone, for a profiler
// Prints one JSON object: times in microseconds, the shortest and the median of several samples, and the
// numbers that came out, for tests/bench/run.mjs to compare.
#ifdef __EMSCRIPTEN__
#include <emscripten/heap.h>
#else
#include <sys/resource.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/evaluation/forecast.h"
#include "core/json/account_json.h"
#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "core/json/replay_json.h"
#include "core/orders/history.h"
#include "core/orders/order_file.h"
#include "tests/core/properties/dice.h"
#include "tests/core/properties/made_zones.h"

using namespace regulars;

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t microseconds_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

/// Whoever reads what was computed keeps it from being left out.
volatile std::int64_t seen = 0;

const char* only = nullptr;

/// Puts what one call takes under `name`. `work` returns a number that depends on all it did.
template <class Work>
void measure(Json& json, const char* name, Work work) {
    if (only && std::strcmp(only, name) != 0) return;
    constexpr std::int64_t sample_us = 30'000;
    constexpr std::size_t samples = 9;
    std::int64_t calls = 1;
    for (;;) {  // as many calls as make a sample; this warms up, too
        const auto start = Clock::now();
        for (std::int64_t i = 0; i < calls; ++i) seen = seen + work();
        const std::int64_t took = microseconds_since(start);
        if (took >= sample_us) break;
        calls = took < sample_us / 10 ? calls * 10 : calls * 2;
    }
    std::vector<double> of_one;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto start = Clock::now();
        for (std::int64_t j = 0; j < calls; ++j) seen = seen + work();
        of_one.push_back(static_cast<double>(microseconds_since(start)) /
                         static_cast<double>(calls));
    }
    std::sort(of_one.begin(), of_one.end());
    json[name] = {{"best_us", of_one.front()}, {"median_us", of_one[samples / 2]}};
}

/// The most memory there ever was; WebAssembly's is what its heap has grown to.
std::int64_t peak_bytes() {
#ifdef __EMSCRIPTEN__
    return static_cast<std::int64_t>(emscripten_get_heap_size());
#else
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
#endif
}

template <class Take>
bool read_pieces(const char* path, Take take) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) return std::fprintf(stderr, "cannot read %s\n", path), false;
    static char piece[65'536];
    for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, file)) > 0;) take({piece, n});
    return std::fclose(file) == 0;
}

std::string file_text(const char* path) {
    std::string text;
    read_pieces(path, [&](std::string_view piece) { text += piece; });
    return text;
}

int say(const Problems& problems) {
    for (const Problem& problem : problems) {
        std::fprintf(stderr, "%s %s\n", problem.where.pointer.c_str(), problem.rule.c_str());
    }
    return 1;
}

int print(const Json& json) { return std::printf("%s\n", to_text(json).c_str()) > 0 ? 0 : 1; }

// ---- one member

MemberRecord decided(Programs programs, const MemberId& member, std::span<const Fact> facts) {
    MemberRecord record{member, {}, {}};
    const std::vector<std::int64_t> taken(programs.front().program.rewards.size());
    for (const Fact& fact : facts) {
        auto entries = decide(programs, record, fact, taken);
        if (!entries) continue;
        record.facts.push_back(fact);
        for (ExplainedEntry& entry : *entries) record.entries.push_back(std::move(entry));
    }
    return record;
}

/// What a cart asks: this order now, and the card afterwards.
Fact another_order(Instant at) {
    return {{"next"}, at, at, Channel::web, OrderPaid{{"next"}, {4'990}, 2, "", {}, {}, {}}};
}

int measure_member(Programs programs, const char* path, Instant as_of) {
    const auto read = facts_from_lines(file_text(path));
    if (!read || read->empty()) return read ? 1 : say(read.error());
    std::vector<Fact> facts;
    for (const MemberFact& one : *read) facts.push_back(one.fact);
    const MemberRecord record = decided(programs, read->front().member, facts);
    MemberRecord before_last = record;
    before_last.facts.pop_back();
    std::erase_if(before_last.entries,
                  [&](const ExplainedEntry& one) { return one.entry.cause == facts.back().event; });
    const std::vector<std::int64_t> taken(programs.front().program.rewards.size());
    const Fact step = another_order(as_of);
    const std::string text = to_text(to_json(record));

    Json json = {{"facts", facts.size()},
                 {"entries", record.entries.size()},
                 {"refused", facts.size() - record.facts.size()},
                 {"account",
                  to_json(account_at(programs, record, as_of), in_force(programs, as_of).program)}};
    measure(json, "account_at",
            [&] { return account_at(programs, record, as_of).points().active.count; });
    const LedgerView ledger = ledger_of(record.entries);
    const WalletId points = programs.front().program.points().id;
    measure(json, "balance", [&] { return replay(ledger, points, as_of).active.count; });
    measure(json, "history_at",
            [&] { return static_cast<std::int64_t>(history_at(programs, record, as_of).size()); });
    measure(json, "forecast", [&] {
        return forecast(programs, record, {&step, 1}, as_of, as_of + 30 * ms_per_day, taken)
            .gained.count;
    });
    measure(json, "decide_last", [&] {
        const auto entries = decide(programs, before_last, facts.back(), taken);
        return entries ? static_cast<std::int64_t>(entries->size()) : -1;
    });
    measure(json, "decide_all", [&] {
        return static_cast<std::int64_t>(decided(programs, record.id, facts).entries.size());
    });
    measure(json, "read_record", [&] {
        const auto again = parse_json(text);
        return static_cast<std::int64_t>(record_from_json(*again)->entries.size());
    });
    json["record_bytes"] = text.size();
    return print(json);
}

// ---- a real order history

Json histories_json(std::span<const MemberHistory> histories) {
    Json members = Json::array();
    for (const MemberHistory& history : histories) {
        Json orders = Json::array();
        for (const PastOrder& order : history.orders) {
            Json refunds = Json::array();
            for (const SpendRefund& refund : order.refunds) {
                refunds.push_back({refund.at.ms, refund.amount.minor});
            }
            orders.push_back({{"at", order.at.ms},
                              {"amount_minor", order.amount.minor},
                              {"refunds", std::move(refunds)}});
        }
        members.push_back(std::move(orders));
    }
    return members;
}

int measure_orders(Programs programs, const char* path, Instant as_of, bool only_histories) {
    const Program& program = programs.front().program;
    const auto mapping = mapping_of_profile("online-retail");
    const std::string text = file_text(path);
    const auto start = Clock::now();
    OrderFile file(*mapping, program.zone, program.currency);
    file.feed(text);
    const auto orders = file.finish();
    if (!orders) return 1;
    const std::int64_t read_us = microseconds_since(start);
    const std::vector<MemberHistory> histories = histories_of(orders->members);
    if (only_histories) return print(histories_json(histories));
    std::size_t facts = 0;
    for (const MemberFacts& member : orders->members) facts += member.facts.size();
    ProgramOutcome outcome;
    replay_histories(program, histories, as_of, outcome);
    Json json = {{"orders", orders->summary.orders},
                 {"members", histories.size()},
                 {"facts", facts},
                 {"read_us", read_us},
                 {"outcome", to_json(outcome, program)}};
    measure(json, "what_if", [&] {
        ProgramOutcome made;
        replay_histories(program, histories, as_of, made);
        return made.issued.count;
    });
    measure(json, "decide_all", [&] {
        std::size_t entries = 0;
        for (const MemberFacts& member : orders->members) {
            entries += decided(programs, member.member, member.facts).entries.size();
        }
        return static_cast<std::int64_t>(entries);
    });
    json["peak_bytes"] = peak_bytes();
    return print(json);
}

// ---- made members, for memory

MemberHistory made_history(making::Dice& dice, std::int64_t number, std::int64_t orders) {
    MemberHistory history{{"member-" + std::to_string(number)}, "", {}};
    Instant at{1'600'000'000'000 + dice.below(100) * ms_per_day};
    for (std::int64_t i = 0; i < orders; ++i) {
        at = at + dice.between(1, 60) * ms_per_day / 2;
        history.orders.push_back(
            {{"o" + std::to_string(i)}, at, {dice.between(500, 30'000)}, {}, {}, Channel::import});
    }
    return history;
}

int measure_crowd(Programs programs, std::int64_t members, std::int64_t orders_each) {
    const std::int64_t before = peak_bytes();
    const auto start = Clock::now();
    making::Dice dice(20261127);
    ProgramOutcome outcome;
    std::vector<MemberHistory> slice;
    for (std::int64_t number = 0; number < members;) {
        slice.clear();
        for (; slice.size() < 500 && number < members; ++number) {
            slice.push_back(made_history(dice, number, orders_each));
        }
        replay_histories(programs.front().program, slice, Instant{1'800'000'000'000}, outcome);
    }
    return print({{"members", members},
                  {"orders", members * orders_each},
                  {"took_us", microseconds_since(start)},
                  {"issued", outcome.issued.count},
                  {"grown_bytes", peak_bytes() - before},
                  {"peak_bytes", peak_bytes()}});
}

int help() {
    std::fprintf(stderr, "core_bench member|orders|histories|crowd ...: see its head\n");
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return help();
    const std::string what = argv[1];
    if (argc > 5) only = argv[5];
    const auto programs = programs_from_text(file_text(argv[2]), making::made_zone);
    if (!programs) return say(programs.error());
    if (what == "crowd") return measure_crowd(*programs, std::atoll(argv[3]), std::atoll(argv[4]));
    const auto as_of = instant_from(argv[4]);
    if (!as_of) return help();
    if (what == "member") return measure_member(*programs, argv[3], *as_of);
    if (what == "orders") return measure_orders(*programs, argv[3], *as_of, false);
    if (what == "histories") return measure_orders(*programs, argv[3], *as_of, true);
    return help();
}
