// server/sample/member_names.h: names for people who do not exist.
#pragma once
#include <string>

#include "server/sample/seeded_random.h"

namespace regulars {

/// Mostly a Taiwanese family name and a given name, now and then one in Latin letters.
std::string any_member_name(SeededRandom& random);

/// Longer than any card is wide; every shop has one such member.
std::string_view very_long_name();

}  // namespace regulars
