// server/api/log.h: one JSON line an event, on standard error. No tokens, no bodies, no names.
#pragma once
#include <string_view>

#include "server/http/server.h"

namespace regulars::api {

void log_error(std::string_view code, std::string_view sentence);
/// An answered request; the target without its query, and links without their token.
void log_exchange(const http::Exchange& exchange);

}  // namespace regulars::api
