// tests/core/properties/same_account.h: what two accounts differ in, by name.
#pragma once
#include <string>

#include "core/evaluation/account.h"

namespace regulars::making {

/// The first field that differs; empty: none does.
std::string difference(const Account& a, const Account& b);
std::string difference(const TierState& a, const TierState& b);

}  // namespace regulars::making
