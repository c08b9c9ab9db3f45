// core/json/texts_json.h: small values that several documents share.
#pragma once
#include "core/base/localized_text.h"
#include "core/base/money.h"
#include "core/json/json.h"
#include "core/tiers/tier_rule.h"

namespace regulars {

Json to_json(const LocalizedText& text);

/// {"amount_minor": 124000, "currency": "TWD"}, the API's form of money.
Json to_json(Money money, const Currency& currency);

Json to_json(const Problem& problem);  // {"pointer", "rule", "message"}
Json to_json(const Problems& problems);

std::string_view look_name(TierLook look);

}  // namespace regulars
