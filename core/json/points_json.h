// core/json/points_json.h: wallets and their rules in a programme document.
// Source    docs/rules/points.md, program.md.
#pragma once
#include "core/json/reader.h"
#include "core/points/wallet.h"

namespace regulars {

/// The keys that `points` and an entry of `wallets` have in common.
void read_wallet(ObjectReader& reader, Wallet& wallet, const Currency& currency);
void write_wallet(Json& json, const Wallet& wallet, const Currency& currency);

Json to_json(const Expiry& expiry);
Expiry read_expiry(const Json& json, const JsonPath& at, Problems& problems);
Json to_json(const Pending& pending);
Pending read_pending(const Json& json, const JsonPath& at, Problems& problems);

Json to_json(CivilSpan span);
/// The keys "months" and "days" of `reader`, which may hold others.
CivilSpan read_span(ObjectReader& reader);
CivilSpan read_span(const Json& json, const JsonPath& at, Problems& problems);

std::string_view unit_name(CalendarUnit unit);
CalendarUnit read_unit(ObjectReader& reader, std::string_view key);

std::string_view name_of(WalletKind kind);
std::string_view name_of(Shortfall shortfall);
std::string_view name_of(PaidPointsBack back);
Shortfall read_shortfall(ObjectReader& reader, std::string_view key);
PaidPointsBack read_paid_back(ObjectReader& reader, std::string_view key);

}  // namespace regulars
