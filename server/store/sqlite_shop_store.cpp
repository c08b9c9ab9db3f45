#include "server/store/sqlite_shop_store.h"

#include <sqlite3.h>

#include <cstring>

#include "core/json/record_json.h"
#include "server/store/journal_hash.h"

namespace regulars::store {
namespace {

std::unexpected<StoreError> failed(const SqlError& error) {
    return std::unexpected(store_error(error));
}

std::unexpected<StoreError> failed(StoreError::Kind kind, std::string sentence) {
    return std::unexpected(StoreError{kind, std::move(sentence)});
}

Stored<void> done(Sql<void> ran) {
    if (!ran) return failed(ran.error());
    return {};
}

std::string_view kind_of(EntryKind kind) {
    switch (kind) {
        case EntryKind::earn: return "earn";
        case EntryKind::bonus: return "bonus";
        case EntryKind::adjust: return "adjust";
        case EntryKind::redeem: return "redeem";
        case EntryKind::pay: return "pay";
        case EntryKind::redeem_rollback: return "redeem_rollback";
        case EntryKind::clawback: return "clawback";
        case EntryKind::activate: return "activate";
        case EntryKind::transfer_out: return "transfer_out";
        case EntryKind::transfer_in: return "transfer_in";
    }
    return "earn";
}

/// The other side of the entry: what the shop issued, what came back to it, what is between members.
std::string_view counter_of(EntryKind kind) {
    switch (kind) {
        case EntryKind::redeem:
        case EntryKind::pay:
        case EntryKind::redeem_rollback: return "redeemed";
        case EntryKind::transfer_out:
        case EntryKind::transfer_in: return "transferred";
        default: return "issued";
    }
}

/// What a fact changes in the member's row; empty: nothing.
std::string_view name_in(const Fact& fact) {
    if (const auto* joined = std::get_if<MemberJoined>(&fact.body)) return joined->name;
    const auto* changed = std::get_if<ProfileChanged>(&fact.body);
    return changed && changed->name ? std::string_view(*changed->name) : std::string_view();
}

int refuse_rewriting(void*, int action, const char* table, const char*, const char*, const char*) {
    if (action != SQLITE_UPDATE && action != SQLITE_DELETE) return SQLITE_OK;
    for (const char* kept : {"program_version", "fact", "ledger_entry"}) {
        if (table && std::strcmp(table, kept) == 0) return SQLITE_DENY;
    }
    return SQLITE_OK;
}

}  // namespace

StoreError store_error(const SqlError& error) {
    return {error.is_constraint() ? StoreError::Kind::conflict : StoreError::Kind::database,
            error.sentence()};
}

void keep_history_unwritten(Connection& connection) {
    sqlite3_set_authorizer(connection.handle(), refuse_rewriting, nullptr);
}

Stored<void> create_shop(Connection& connection, const ShopRow& row) {
    return done(connection.run(
        "INSERT INTO shop (id, epoch, last_seq, head_hash, handoff_kid, handoff_secret,"
        " studio_key_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id, row.epoch, row.last_seq, row.head_hash, row.handoff_kid, row.handoff_secret,
        row.studio_key_hash, row.created_at.ms));
}

Stored<void> SqliteShopStore::set_clock_start(std::optional<Instant> start) {
    std::optional<std::int64_t> ms;
    if (start) ms = start->ms;
    return done(db_.run("UPDATE shop SET clock_start = $1 WHERE id = $2", ms, shop_));
}

Stored<void> SqliteShopStore::publish(const ProgramRow& row, std::span<const Reward> catalogue) {
    auto published = db_.run(
        "INSERT INTO program_version (shop, version, document, zone, effective_at, published_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        shop_, row.version, row.document, row.zone, row.effective_at.ms, row.published_at.ms);
    if (!published) return failed(published.error());
    for (const Reward& reward : catalogue) {
        // A stock below what was already taken means: no more. The CHECK wants it said so.
        auto stocked = db_.run(
            "INSERT INTO reward_stock (shop, reward, taken, stock) VALUES ($1, $2, 0, $3)"
            " ON CONFLICT (shop, reward) DO UPDATE SET stock ="
            " CASE WHEN excluded.stock < reward_stock.taken THEN reward_stock.taken"
            " ELSE excluded.stock END",
            shop_, reward.id.text, reward.stock);
        if (!stocked) return failed(stocked.error());
    }
    return {};
}

Stored<void> SqliteShopStore::append(const Decision& decision) {
    auto shop_row = shop();
    if (!shop_row) return std::unexpected(shop_row.error());
    auto savepoint = Savepoint::begin(db_);
    if (!savepoint) return failed(savepoint.error());
    const std::int64_t seq = shop_row->last_seq + 1;
    const std::string fact = to_text(to_json(decision.fact));
    std::vector<std::string> entries;
    for (const ExplainedEntry& entry : decision.entries) entries.push_back(to_text(to_json(entry)));
    const std::string hash =
        journal_hash(shop_row->head_hash, {shop_, seq, decision.member.text, fact, entries});
    Stored<void> written = write_fact(decision, fact, *shop_row, hash);
    if (written) written = write_entries(decision, entries, seq);
    if (written) written = write_consequence(decision, seq);
    if (written) written = move_head(*shop_row, hash);
    if (written) written = done(savepoint->release());
    return written;
}

Stored<void> SqliteShopStore::write_fact(const Decision& decision, const std::string& body,
                                         const ShopRow& shop, const std::string& hash) {
    auto member = db_.run(
        "INSERT INTO member (shop, id, name, facts, entries) VALUES ($1, $2, $3, 1, $4)"
        " ON CONFLICT (shop, id) DO UPDATE SET facts = member.facts + 1,"
        " entries = member.entries + excluded.entries,"
        " name = CASE WHEN excluded.name = '' THEN member.name ELSE excluded.name END",
        shop_, decision.member.text, name_in(decision.fact), decision.entries.size());
    if (!member) return failed(member.error());
    return done(db_.run(
        "INSERT INTO fact (shop, member, number, seq, event, occurred_at, recorded_at, body,"
        " prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        shop_, decision.member.text, decision.fact_number, shop.last_seq + 1,
        decision.fact.event.text, decision.fact.occurred_at.ms, decision.fact.recorded_at.ms, body,
        shop.head_hash, hash));
}

Stored<void> SqliteShopStore::write_entries(const Decision& decision,
                                            std::span<const std::string> bodies, std::int64_t seq) {
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const LedgerEntry& entry = decision.entries[i].entry;
        std::optional<std::string> order;
        if (entry.order) order = entry.order->text;
        auto written = db_.run(
            "INSERT INTO ledger_entry (shop, member, number, seq, kind, wallet, counter, points,"
            " at, order_id, program_version, body)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            shop_, decision.member.text, entry.number, seq, kind_of(entry.kind), entry.wallet.text,
            counter_of(entry.kind), entry.points.count, entry.at.ms, order, entry.program_version,
            bodies[i]);
        if (!written) return failed(written.error());
    }
    return {};
}

Stored<void> SqliteShopStore::write_consequence(const Decision& decision, std::int64_t seq) {
    const Fact& fact = decision.fact;
    if (const auto* answered = std::get_if<SurveyAnswered>(&fact.body)) {
        return done(
            db_.run("INSERT INTO survey_answer (shop, survey, member, seq, score, comment, at)"
                    " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    shop_, answered->survey.text, decision.member.text, seq, answered->answer.score,
                    answered->answer.comment, fact.occurred_at.ms));
    }
    const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
    if (!redeemed) return {};
    auto taken = db_.run(
        "INSERT INTO reward_stock (shop, reward, taken, stock) VALUES ($1, $2, 1, NULL)"
        " ON CONFLICT (shop, reward) DO UPDATE SET taken = reward_stock.taken + 1",
        shop_, redeemed->reward.text);
    if (!taken) return failed(taken.error());
    auto redemption = db_.run(
        "INSERT INTO redemption (shop, id, member, seq, reward, cost, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        shop_, redeemed->redemption.text, decision.member.text, seq, redeemed->reward.text,
        redeemed->cost.count, fact.occurred_at.ms);
    if (!redemption) return failed(redemption.error());
    return done(db_.run("INSERT INTO coupon (shop, code, redemption) VALUES ($1, $2, $3)", shop_,
                        redeemed->coupon, redeemed->redemption.text));
}

Stored<void> SqliteShopStore::move_head(const ShopRow& shop, const std::string& hash) {
    auto moved =
        db_.run("UPDATE shop SET last_seq = $1, head_hash = $2 WHERE id = $3 AND epoch = $4",
                shop.last_seq + 1, hash, shop_, shop.epoch);
    if (!moved) return failed(moved.error());
    if (db_.changes() != 1) {
        return failed(StoreError::Kind::fenced, "shop " + shop_ + " was taken over");
    }
    return {};
}

Stored<void> SqliteShopStore::keep_answer(const AnswerKey& key, const KeptAnswer& answer,
                                          Instant now) {
    return done(db_.run(
        "INSERT INTO idempotency (shop, actor, key, request_hash, status, body, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        shop_, key.actor, key.key, answer.request_hash, answer.status, answer.body, now.ms));
}

Stored<bool> SqliteShopStore::use_token(std::string_view token, Instant until, Instant now) {
    auto swept = db_.run("DELETE FROM used_token WHERE shop = $1 AND until_at < $2", shop_, now.ms);
    if (!swept) return failed(swept.error());
    auto used = db_.run(
        "INSERT INTO used_token (shop, token, until_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (shop, token) DO NOTHING",
        shop_, token, until.ms);
    if (!used) return failed(used.error());
    return db_.changes() == 1;
}

}  // namespace regulars::store
