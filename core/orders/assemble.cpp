#include "core/orders/assemble.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/base/limits.h"
#include "core/orders/article_title.h"
#include "core/orders/take_back.h"

namespace regulars {
namespace {

__extension__ using Wide = __int128;
using Index = std::uint32_t;

/// Texts numbered in the order they come.
class Numbering {
public:
    /// The text's number, and whether it is new.
    std::pair<Index, bool> number(std::string_view text) {
        const auto known = numbers_.find(text);
        if (known != numbers_.end()) return {known->second, false};
        const auto next = static_cast<Index>(numbers_.size());
        numbers_.emplace(text, next);
        return {next, true};
    }

    std::optional<Index> known(std::string_view text) const {
        const auto found = numbers_.find(text);
        return found == numbers_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, Index, Hash, std::equal_to<>> numbers_;
};

// A sum stops here: far above what an order may be, far below where an int64 ends.
constexpr std::int64_t sum_most = 1'000'000'000'000'000'000;

std::int64_t sum_of(std::int64_t a, std::int64_t b) { return std::min(a + b, sum_most); }

struct BoughtLine {
    Index order = 0;
    Index sku = 0;
    std::int64_t units = 0;
    std::int64_t total = 0;
};

struct CancelledLine {
    Index sku = 0;
    std::int64_t units = 0;
    std::int64_t total = 0;
};

struct Order {
    std::string id;
    Index member = 0;
    Instant at;
    Channel channel = Channel::import;
    std::int64_t line = 0;               // where it starts in the file
    std::int64_t other_member_line = 0;  // 0: all lines are one member's
    std::int64_t lines = 0;
    std::int64_t units = 0;
    std::int64_t total = 0;
    std::int64_t title_total = 0;  // of the line that gave the title
    std::string title;
    Money amount;
    Money left;  // of the amount, not refunded yet
    bool counts = true;
};

struct Cancellation {
    std::string id;
    std::string own_order;  // of returned lines; empty: not known
    Index member = 0;
    Instant at;
    Channel channel = Channel::import;
    std::int64_t other_member_line = 0;
    std::vector<CancelledLine> lines;
};

struct Member {
    std::string id;
    std::vector<Index> orders, cancellations;
};

std::string id_of_cancellation(const FileLine& line) {
    std::string id(line.order);
    if (line.kind == LineKind::returned) id += "@" + to_string(line.at);
    return id;
}

template <class Item>
void sort_by_time(std::vector<Index>& indices, const std::vector<Item>& items) {
    std::sort(indices.begin(), indices.end(), [&](Index a, Index b) {
        return std::tie(items[a].at, items[a].id) < std::tie(items[b].at, items[b].id);
    });
}

Fact fact_at(Instant at, Channel channel, std::string event, FactBody body) {
    return {{std::move(event)}, at, at, channel, std::move(body)};
}

/// By time; at one instant joined, paid, refunded; then by id.
bool happens_before(const Fact& a, const Fact& b) {
    return std::tuple(a.occurred_at, a.body.index(), std::string_view(a.event.text)) <
           std::tuple(b.occurred_at, b.body.index(), std::string_view(b.event.text));
}

}  // namespace

struct OrderAssembly::Work {
    Currency currency;
    int price_decimals = 0;
    Numbering skus, member_numbers, order_numbers, cancellation_numbers;
    std::vector<Member> members;
    std::vector<Order> orders;
    std::vector<BoughtLine> bought;
    std::vector<Cancellation> cancellations;
    std::int64_t unmatched = 0;  // 10^-price_decimals
    AssembledOrders out;

    Index member_of(std::string_view id) {
        const auto [number, is_new] = member_numbers.number(id);
        if (is_new) members.push_back({std::string(id), {}, {}});
        return number;
    }

    void add_bought(const FileLine& line);
    void add_cancelled(const FileLine& line);

    Wide minor_half_up(std::int64_t total) const;
    void reject(std::int64_t line, std::string_view rule, std::string message);
    void settle(Order& order);
    void settle_all();

    std::vector<BoughtUnits> bought_by(const Member& member,
                                       std::span<const std::vector<Index>> lines_of_order) const;
    MemberFacts facts_of(Member& member, std::span<const std::vector<Index>> lines_of_order);
    void add_refunds(const Member& member, const Cancellation& cancellation,
                     std::span<BoughtUnits> bought_units, std::vector<Fact>& facts);
    void add_refund(const Cancellation& cancellation, Order& order, std::int64_t worth,
                    std::vector<Fact>& facts);
    AssembledOrders finish();
};

void OrderAssembly::Work::add_bought(const FileLine& line) {
    const Index member = member_of(line.member);
    const auto [number, is_new] = order_numbers.number(line.order);
    if (is_new) {
        Order order;
        order.id = line.order;
        order.member = member;
        order.at = line.at;  // O3: of its first line in the file
        order.channel = line.channel;
        order.line = line.line;
        orders.push_back(std::move(order));
        members[member].orders.push_back(number);
    }
    Order& order = orders[number];
    if (order.member != member && order.other_member_line == 0) order.other_member_line = line.line;
    ++order.lines;
    order.units = sum_of(order.units, line.units);
    order.total = sum_of(order.total, line.total);
    if (line.total > order.title_total && !line.title.empty()) {
        order.title_total = line.total;
        order.title = line.title;
    }
    bought.push_back({number, skus.number(line.sku).first, line.units, line.total});
}

void OrderAssembly::Work::add_cancelled(const FileLine& line) {
    const Index member = member_of(line.member);
    std::string id = id_of_cancellation(line);
    const auto [number, is_new] = cancellation_numbers.number(id);
    if (is_new) {
        Cancellation cancellation;
        cancellation.id = std::move(id);
        if (line.kind == LineKind::returned) cancellation.own_order = line.order;
        cancellation.member = member;
        cancellation.at = line.at;
        cancellation.channel = line.channel;
        cancellations.push_back(std::move(cancellation));
        members[member].cancellations.push_back(number);
    }
    Cancellation& cancellation = cancellations[number];
    if (cancellation.member != member && cancellation.other_member_line == 0) {
        cancellation.other_member_line = line.line;
    }
    cancellation.lines.push_back({skus.number(line.sku).first, line.units, line.total});
}

/// O4. A sum of the file's prices in minor units; exact where the file has fewer decimals.
Wide OrderAssembly::Work::minor_half_up(std::int64_t total) const {
    Wide minor = total;
    for (int i = price_decimals; i < currency.decimals; ++i) minor *= 10;
    Wide divisor = 1;
    for (int i = currency.decimals; i < price_decimals; ++i) divisor *= 10;
    return (minor + divisor / 2) / divisor;
}

void OrderAssembly::Work::reject(std::int64_t line, std::string_view rule, std::string message) {
    out.rejected.push_back({line, rule, std::move(message)});
}

/// O4, O5: what the order is worth, or why it does not count.
void OrderAssembly::Work::settle(Order& order) {
    const Wide amount = minor_half_up(order.total);
    const std::string named = "order \"" + order.id + "\" ";
    if (order.other_member_line != 0) {
        reject(order.other_member_line, "orders.two_members",
               named + "has lines of two members; none of it is read");
        order.counts = false;
    } else if (amount == 0) {
        reject(order.line, "orders.rounds_to_zero", named + "is worth less than can be paid");
        order.counts = false;
    } else if (amount > limits::amount_minor) {
        reject(order.line, "orders.amount_out_of_range", named + "is worth too much");
        order.counts = false;
    }
    if (!order.counts) return;
    order.amount = order.left = Money{static_cast<std::int64_t>(amount)};
    OrdersSummary& summary = out.summary;
    ++summary.orders;
    summary.order_lines += order.lines;
    summary.spent += order.amount;
    summary.first_order_at = std::min(order.at, summary.first_order_at.value_or(order.at));
    summary.last_order_at = std::max(order.at, summary.last_order_at.value_or(order.at));
}

void OrderAssembly::Work::settle_all() {
    for (Order& order : orders) settle(order);
    for (Cancellation& cancellation : cancellations) {
        if (cancellation.other_member_line != 0) {
            reject(cancellation.other_member_line, "refunds.two_members",
                   "cancellation \"" + cancellation.id +
                       "\" has lines of two members; none of it is read");
            cancellation.lines.clear();
        }
        out.summary.refund_lines += static_cast<std::int64_t>(cancellation.lines.size());
    }
    for (Member& member : members) {
        std::erase_if(member.orders, [&](Index order) { return !orders[order].counts; });
        sort_by_time(member.orders, orders);
        sort_by_time(member.cancellations, cancellations);
    }
}

std::vector<BoughtUnits> OrderAssembly::Work::bought_by(
    const Member& member, std::span<const std::vector<Index>> lines_of_order) const {
    std::vector<BoughtUnits> units;
    for (std::size_t place = 0; place < member.orders.size(); ++place) {
        const Index order = member.orders[place];
        for (const Index i : lines_of_order[order]) {
            const BoughtLine& line = bought[i];
            units.push_back(
                {place, orders[order].at, line.sku, line.units, line.units, line.total});
        }
    }
    return units;
}

void OrderAssembly::Work::add_refund(const Cancellation& cancellation, Order& order,
                                     std::int64_t worth, std::vector<Fact>& facts) {
    const auto wanted =
        static_cast<std::int64_t>(std::min(minor_half_up(worth), Wide{limits::amount_minor}));
    const Money amount = std::min(Money{wanted}, order.left);  // O7
    out.summary.refunds_cut += Money{wanted} - amount;
    if (amount == Money{}) return;
    order.left -= amount;
    ++out.summary.refunds;
    out.summary.refunded += amount;
    const std::string id = cancellation.id + "/" + order.id;
    facts.push_back(fact_at(cancellation.at, cancellation.channel, "refund/" + id,
                            OrderRefunded{{id}, {order.id}, amount}));
}

/// O6-O8: one refund for each order the cancellation takes from.
void OrderAssembly::Work::add_refunds(const Member& member, const Cancellation& cancellation,
                                      std::span<BoughtUnits> bought_units,
                                      std::vector<Fact>& facts) {
    std::optional<std::size_t> own_order;
    if (const auto number = order_numbers.known(cancellation.own_order)) {
        const auto place = std::find(member.orders.begin(), member.orders.end(), *number);
        if (place != member.orders.end()) {
            own_order = static_cast<std::size_t>(place - member.orders.begin());
        }
    }
    std::map<std::size_t, std::int64_t> worth_by_order;
    for (const CancelledLine& line : cancellation.lines) {
        const TakenBack back =
            take_back({cancellation.at, line.sku, line.units, line.total, own_order}, bought_units);
        for (const TakenUnits& taken : back.taken) {
            std::int64_t& worth = worth_by_order[taken.order];
            worth = sum_of(worth, taken.worth);
        }
        if (back.units_unmatched > 0) ++out.summary.refund_lines_unmatched;
        unmatched = sum_of(unmatched, back.worth_unmatched);
    }
    for (const auto& [place, worth] : worth_by_order) {
        add_refund(cancellation, orders[member.orders[place]], worth, facts);
    }
}

MemberFacts OrderAssembly::Work::facts_of(Member& member,
                                          std::span<const std::vector<Index>> lines_of_order) {
    MemberFacts made{{member.id}, {}};
    if (!member.orders.empty()) {
        const Order& first = orders[member.orders.front()];
        made.facts.push_back(
            fact_at(first.at, first.channel, "joined/" + member.id, MemberJoined{member.id}));
    }
    for (const Index number : member.orders) {
        const Order& order = orders[number];
        made.facts.push_back(
            fact_at(order.at, order.channel, "order/" + order.id,
                    OrderPaid{{order.id}, order.amount, order.units, tidied_title(order.title)}));
    }
    std::vector<BoughtUnits> units;
    if (!member.cancellations.empty()) units = bought_by(member, lines_of_order);
    for (const Index number : member.cancellations) {
        add_refunds(member, cancellations[number], units, made.facts);
    }
    std::sort(made.facts.begin(), made.facts.end(), happens_before);
    return made;
}

AssembledOrders OrderAssembly::Work::finish() {
    settle_all();
    std::vector<std::vector<Index>> lines_of_order(orders.size());
    for (std::size_t i = 0; i < bought.size(); ++i) {
        lines_of_order[bought[i].order].push_back(static_cast<Index>(i));
    }
    for (Member& member : members) {
        MemberFacts made = facts_of(member, lines_of_order);
        if (!made.facts.empty()) out.members.push_back(std::move(made));
    }
    std::sort(out.members.begin(), out.members.end(),
              [](const MemberFacts& a, const MemberFacts& b) { return a.member < b.member; });
    std::stable_sort(out.rejected.begin(), out.rejected.end(),
                     [](const LineProblem& a, const LineProblem& b) { return a.line < b.line; });
    OrdersSummary& summary = out.summary;
    summary.members = static_cast<std::int64_t>(out.members.size());
    summary.refunds_unmatched = Money{
        static_cast<std::int64_t>(std::min(minor_half_up(unmatched), Wide{limits::amount_minor}))};
    summary.rejected_lines = summary.lines - summary.order_lines - summary.refund_lines;
    return std::move(out);
}

OrderAssembly::OrderAssembly(Currency currency, int price_decimals)
    : work_(std::make_unique<Work>()) {
    work_->currency = std::move(currency);
    work_->price_decimals = price_decimals;
}
OrderAssembly::OrderAssembly(OrderAssembly&&) noexcept = default;
OrderAssembly& OrderAssembly::operator=(OrderAssembly&&) noexcept = default;
OrderAssembly::~OrderAssembly() = default;

void OrderAssembly::add(const FileLine& line) {
    ++work_->out.summary.lines;
    if (line.kind == LineKind::bought)
        work_->add_bought(line);
    else
        work_->add_cancelled(line);
}

void OrderAssembly::add(LineProblem rejected) {
    ++work_->out.summary.lines;
    work_->out.rejected.push_back(std::move(rejected));
}

AssembledOrders OrderAssembly::finish() {
    Work next;
    next.currency = work_->currency;
    next.price_decimals = work_->price_decimals;
    AssembledOrders done = work_->finish();
    *work_ = std::move(next);
    return done;
}

}  // namespace regulars
