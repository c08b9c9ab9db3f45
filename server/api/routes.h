// server/api/routes.h: the one table of the API: method, path, who may, and what does it. The
// router, docs/api.md and the authorisation tests all go by it.
#pragma once
#include "server/api/shop_service.h"
#include "server/http/router.h"

namespace regulars::api {

/// Who asks, by the bearer token: a member's session, a studio's session or the studio's key.
/// 401 without proof that counts for the route.
http::Guard guard_of(ShopService& service);

/// `service` outlives the routes.
std::vector<http::Route> api_routes(ShopService& service);

}  // namespace regulars::api
