// core/base/languages.h: the languages that members, merchants and sentences know, as BCP 47 tags.
#pragma once
#include <string_view>

namespace regulars {

/// The first is the default, and the order in which they are offered.
inline constexpr std::string_view portal_languages[] = {"zh-Hant", "zh-Hans", "en", "ja"};

}  // namespace regulars
