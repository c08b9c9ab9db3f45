// server/pages/page_headers.h: the security headers of each kind of answer.
// Pages     scripts, styles and connections only from here; WebAssembly may compile, text may not
//           become code. A page is framed by nobody unless its class says by whom.
// Files     may be loaded into a page that asks for cross-origin isolation.
// Source    OWASP ASVS 5.0, 3.4; W3C CSP 3.
#pragma once
#include <span>

#include "server/http/message.h"

namespace regulars::pages {

void add_page_headers(http::Response& response, std::span<const std::string> framed_by = {});
void add_file_headers(http::Response& response);

/// "https://shop.example" or "http://127.0.0.1:8081": a scheme, a host, perhaps a port.
bool is_origin(std::string_view text);

}  // namespace regulars::pages
