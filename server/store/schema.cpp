#include "server/store/schema.h"

namespace regulars::store {
namespace {

constexpr std::string_view first = R"sql(
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
    counter         TEXT   NOT NULL CHECK (counter IN ('issued', 'redeemed')),
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
        OR (kind = 'redeem' AND points < 0 AND counter = 'redeemed'))
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

}  // namespace

std::span<const Migration> shop_migrations() { return migrations; }

}  // namespace regulars::store
