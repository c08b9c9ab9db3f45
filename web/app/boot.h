// web/app/boot.h: what a page hands its app: the text of <script type="application/json" id="boot">.
//   {"kind": "portal", "language": "zh-Hant", "session": "...", "embedded": false,
//    "texts": {"zh-Hant": "/static/zh-Hant.0f3c.json", "en": "/static/en.77ab.json"}, ...}
// `session` is empty in a frame: it comes later through the channel. Other keys belong to the
// page's scripts (module addresses, origins) and are left alone.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace regulars {

struct Boot {
    std::string language;
    std::string session;
    bool embedded = false;
    std::map<std::string, std::string, std::less<>> texts;  // by language
};

Result<Boot> boot_from_text(std::string_view text);

}  // namespace regulars
