#include "core/base/problem.h"

namespace regulars {

JsonPath JsonPath::operator/(std::string_view key) const {
    std::string grown = pointer;
    grown += '/';
    for (const char c : key) {  // RFC 6901, section 3: ~ and / inside a key are escaped
        if (c == '~') {
            grown += "~0";
        } else if (c == '/') {
            grown += "~1";
        } else {
            grown += c;
        }
    }
    return {std::move(grown)};
}

JsonPath JsonPath::operator/(std::size_t index) const {
    return {pointer + '/' + std::to_string(index)};
}

}  // namespace regulars
