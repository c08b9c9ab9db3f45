// server/api/open_routes.h: what needs no proof of who asks: signing in, the published programme,
// health.
#pragma once
#include "server/api/handling.h"

namespace regulars::api {

/// POST /v1/session: a hand-over token for an opaque session.
http::RouteHandler post_session(ShopService& service);

Answer get_program(const Reading& reading);
Answer get_program_version(const Reading& reading);

/// The process runs.
http::RouteHandler get_health();
/// The store answers and the server is not stopping.
http::RouteHandler get_ready(ShopService& service);

}  // namespace regulars::api
