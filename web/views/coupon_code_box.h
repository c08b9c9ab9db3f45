// web/views/coupon_code_box.h: a code, large enough to be read across a counter.
#pragma once
#include "core/wording/sentences.h"

namespace regulars {

void coupon_code_box(std::string_view code, const Speaker& speaker);

}  // namespace regulars
