// server/pages/page_routes.h: the pages people open, and the files they load.
//   GET /m/{link}       a member's portal: the link is proof, the page brings the session
//   GET /embed          the portal in a frame of the shop's page; the session comes by POST
//   GET /studio/{link}  the merchant's studio
//   GET /gallery        every component, for designers and tests
//   GET /               what this server is
//   GET /static/...     hashed files; GET /embed.js the script a shop's page loads
#pragma once
#include "server/api/shop_service.h"
#include "server/http/router.h"
#include "server/pages/site.h"

namespace regulars::pages {

struct Pages {
    api::ShopService& service;
    const Site& site;
    std::vector<std::string> shop_origins;  // who may frame the portal
};

/// `pages` outlives the routes.
std::vector<http::Route> page_routes(const Pages& pages);

}  // namespace regulars::pages
