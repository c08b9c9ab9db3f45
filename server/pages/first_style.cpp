#include "server/identity/crypto.h"
#include "server/pages/embedded_files.h"
#include "server/pages/shell.h"

namespace regulars::pages {

std::string_view first_style() { return first_css; }

std::string first_style_address() {
    constexpr std::size_t hash_digits = 10;
    static const std::string address =
        "/first." + identity::sha256_hex(first_css).substr(0, hash_digits) + ".css";
    return address;
}

}  // namespace regulars::pages
