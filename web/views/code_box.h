// web/views/code_box.h: a code, large enough to be read across a counter, under what it is.
#pragma once
#include <string_view>

namespace regulars {

void code_box(std::string_view label, std::string_view code);

}  // namespace regulars
