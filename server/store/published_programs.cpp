#include "server/store/published_programs.h"

#include <algorithm>

#include "core/json/program_json.h"

namespace regulars::store {
namespace {

std::string part_of(const Json& published, const char* key) { return to_text(published[key]); }

/// The first version has always been in force: a history older than it is decided by it. Where
/// the shop's clock stands in the past, a new version counts from where that clock starts.
Stored<Instant> effective_from(ShopStore& store, std::int64_t newest, Instant now) {
    if (newest == 0) return Instant{0};
    auto shop = store.shop();
    if (!shop) return std::unexpected(shop.error());
    return std::min(now, shop->clock_start.value_or(now));
}

}  // namespace

std::string published_text(const ProgramRow& row) {
    return "{\"version\":" + std::to_string(row.version) + ",\"zone\":" + row.zone +
           ",\"document\":" + row.document + "}";
}

Stored<PublishedProgram> read_program(ShopStore& store, std::int64_t version) {
    auto row = store.program(version);
    if (!row) return std::unexpected(row.error());
    const auto unreadable = [&](std::string why) {
        return std::unexpected(
            StoreError{StoreError::Kind::unreadable,
                       "programme version " + std::to_string(version) + " " + why});
    };
    if (!*row) return unreadable("is not there");
    auto json = parse_json(published_text(**row));
    if (!json) return unreadable("is no JSON");
    auto program = published_program_from_json(*json);
    if (!program) {
        const Problem& first = program.error().front();
        return unreadable("does not read back: " + first.where.pointer + " " + first.rule);
    }
    return std::move(*program);
}

Stored<PublishedProgram> program_at(ShopStore& store, Instant now) {
    auto version = store.version_at(now);
    if (!version) return std::unexpected(version.error());
    return read_program(store, *version);
}

namespace {

/// Stored amounts are minor units without a name: another currency would change what they say.
Stored<void> keeps_what_amounts_mean(const Program& before, const Program& after) {
    if (before.currency == after.currency) return {};
    return std::unexpected(
        StoreError{StoreError::Kind::conflict,
                   "/currency program.currency_changed: the shop's amounts are in " +
                       before.currency.code + ", the programme's in " + after.currency.code});
}

}  // namespace

Stored<PublishedProgram> publish_if_new(ShopStore& store, const Program& program, Instant now) {
    auto version = store.version_at(now);
    if (!version) return std::unexpected(version.error());
    PublishedProgram published{*version + 1, program};
    const Json json = to_json(published);
    auto effective_at = effective_from(store, *version, now);
    if (!effective_at) return std::unexpected(effective_at.error());
    const ProgramRow row{published.version, part_of(json, "document"), part_of(json, "zone"),
                         *effective_at, now};
    if (*version > 0) {
        auto newest = store.program(*version);
        if (!newest) return std::unexpected(newest.error());
        if (*newest && (*newest)->document == row.document && (*newest)->zone == row.zone) {
            published.version = *version;
            return published;
        }
        auto before = read_program(store, *version);
        if (!before) return std::unexpected(before.error());
        if (auto same = keeps_what_amounts_mean(before->program, program); !same) {
            return std::unexpected(same.error());
        }
    }
    if (auto written = store.publish(row, program.rewards); !written) {
        return std::unexpected(written.error());
    }
    return published;
}

}  // namespace regulars::store
