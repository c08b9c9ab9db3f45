#include "server/store/schema.h"

#include "server/store/sqlite_shop_store.h"

namespace regulars::store {
namespace {

constexpr std::string_view first = R"sql(
CREATE TABLE stored_form (form BIGINT NOT NULL);
INSERT INTO stored_form (form) VALUES (3);

CREATE TABLE shop (
    id              TEXT   NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    epoch           BIGINT NOT NULL CHECK (epoch >= 1),
    last_seq        BIGINT NOT NULL CHECK (last_seq >= 0),
    head_hash       TEXT   NOT NULL,
    handoff_kid     TEXT   NOT NULL,
    handoff_secret  TEXT   NOT NULL,
    studio_key_hash TEXT   NOT NULL CHECK (length(studio_key_hash) = 64),
    created_at      BIGINT NOT NULL,
    clock_start     BIGINT
);

CREATE TABLE program_version (
    shop         TEXT   NOT NULL REFERENCES shop (id),
    version      BIGINT NOT NULL CHECK (version >= 1),
    document     TEXT   NOT NULL,
    zone         TEXT   NOT NULL,
    effective_at BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (shop, version)
);

-- name and counts follow the facts; nothing here is not in them.
CREATE TABLE member (
    shop    TEXT   NOT NULL REFERENCES shop (id),
    id      TEXT   NOT NULL CHECK (length(id) BETWEEN 1 AND 128),
    name    TEXT   NOT NULL,
    facts   BIGINT NOT NULL CHECK (facts >= 0),
    entries BIGINT NOT NULL CHECK (entries >= 0),
    PRIMARY KEY (shop, id)
);
CREATE INDEX member_by_name ON member (shop, name);

-- The journal: one line a decision. body is the fact as core/json/record_json.h writes it.
CREATE TABLE fact (
    shop        TEXT   NOT NULL,
    member      TEXT   NOT NULL,
    number      BIGINT NOT NULL CHECK (number >= 1),
    seq         BIGINT NOT NULL CHECK (seq >= 1),
    event       TEXT   NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    body        TEXT   NOT NULL,
    prev_hash   TEXT   NOT NULL,
    hash        TEXT   NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (shop, member, number),
    UNIQUE (shop, event),
    UNIQUE (shop, seq),
    FOREIGN KEY (shop, member) REFERENCES member (shop, id)
);

-- Double entry in one row: what the member's account gains, `counter` loses, and the other way.
CREATE TABLE ledger_entry (
    shop            TEXT   NOT NULL,
    member          TEXT   NOT NULL,
    number          BIGINT NOT NULL CHECK (number >= 1),
    seq             BIGINT NOT NULL,
    kind            TEXT   NOT NULL,
    wallet          TEXT   NOT NULL,
    counter         TEXT   NOT NULL CHECK (counter IN ('issued', 'redeemed', 'transferred')),
    points          BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    order_id        TEXT,
    program_version BIGINT NOT NULL,
    body            TEXT   NOT NULL,
    PRIMARY KEY (shop, member, number),
    FOREIGN KEY (shop, seq) REFERENCES fact (shop, seq),
    FOREIGN KEY (shop, program_version) REFERENCES program_version (shop, version),
    CHECK ((kind IN ('earn', 'bonus') AND points >= 0 AND counter = 'issued')
        OR (kind = 'clawback' AND points <= 0 AND counter = 'issued')
        OR (kind = 'adjust' AND points <> 0 AND counter = 'issued')
        OR (kind = 'activate' AND points = 0 AND counter = 'issued')
        OR (kind IN ('redeem', 'pay') AND points < 0 AND counter = 'redeemed')
        OR (kind = 'redeem_rollback' AND points > 0 AND counter = 'redeemed')
        OR (kind = 'transfer_out' AND points < 0 AND counter = 'transferred')
        OR (kind = 'transfer_in' AND points > 0 AND counter = 'transferred'))
);
CREATE INDEX ledger_entry_by_seq ON ledger_entry (shop, seq);

CREATE TABLE reward_stock (
    shop   TEXT   NOT NULL REFERENCES shop (id),
    reward TEXT   NOT NULL,
    taken  BIGINT NOT NULL CHECK (taken >= 0),
    stock  BIGINT,
    PRIMARY KEY (shop, reward),
    CHECK (stock IS NULL OR taken <= stock)
);

CREATE TABLE redemption (
    shop   TEXT   NOT NULL,
    id     TEXT   NOT NULL,
    member TEXT   NOT NULL,
    seq    BIGINT NOT NULL,
    reward TEXT   NOT NULL,
    cost   BIGINT NOT NULL CHECK (cost > 0),
    at     BIGINT NOT NULL,
    PRIMARY KEY (shop, id),
    FOREIGN KEY (shop, seq) REFERENCES fact (shop, seq)
);

CREATE TABLE coupon (
    shop       TEXT   NOT NULL,
    code       TEXT   NOT NULL,
    redemption TEXT   NOT NULL,
    PRIMARY KEY (shop, code),
    UNIQUE (shop, redemption),
    FOREIGN KEY (shop, redemption) REFERENCES redemption (shop, id)
);

CREATE TABLE survey_answer (
    shop    TEXT   NOT NULL,
    survey  TEXT   NOT NULL,
    member  TEXT   NOT NULL,
    seq     BIGINT NOT NULL,
    score   BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10),
    comment TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (shop, survey, member),
    FOREIGN KEY (shop, seq) REFERENCES fact (shop, seq)
);

CREATE TABLE idempotency (
    shop         TEXT   NOT NULL REFERENCES shop (id),
    actor        TEXT   NOT NULL,
    key          TEXT   NOT NULL,
    request_hash TEXT   NOT NULL,
    status       BIGINT NOT NULL CHECK (status BETWEEN 200 AND 499),
    body         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (shop, actor, key)
);

CREATE TABLE used_token (
    shop     TEXT   NOT NULL REFERENCES shop (id),
    token    TEXT   NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (shop, token)
);
CREATE INDEX used_token_by_end ON used_token (shop, until_at);
)sql";

constexpr Migration migrations[] = {{1, "first tables", first}};

Sql<bool> has_table(Connection& connection, std::string_view name) {
    const auto found =
        connection.integer("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", name);
    if (!found) return std::unexpected(found.error());
    return found->has_value();
}

/// Of a database without tables: ours. The first form had no number yet.
Sql<std::int64_t> form_of(Connection& connection) {
    const auto has_tables = has_table(connection, "shop");
    if (!has_tables) return std::unexpected(has_tables.error());
    if (!*has_tables) return stored_form;
    const auto has_number = has_table(connection, "stored_form");
    if (!has_number) return std::unexpected(has_number.error());
    if (!*has_number) return 1;
    const auto form = connection.integer("SELECT form FROM stored_form");
    if (!form) return std::unexpected(form.error());
    return form->value_or(1);
}

}  // namespace

std::span<const Migration> shop_migrations() { return migrations; }

Stored<void> has_our_form(Connection& connection) {
    const auto form = form_of(connection);
    if (!form) return std::unexpected(store_error(form.error()));
    if (*form == stored_form) return {};
    return std::unexpected(StoreError{
        StoreError::Kind::wrong_schema,
        *form < stored_form
            ? "its records were written in an older form, which this version does not read. It is "
              "left as it is: load the orders into a new folder"
            : "its records were written in a newer form: use a newer version of regulars"});
}

}  // namespace regulars::store
