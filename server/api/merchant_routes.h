// server/api/merchant_routes.h: what the shop's merchant may read: orders for the what-if,
// members, and one member's record.
#pragma once
#include "server/api/handling.h"

namespace regulars::api {

Answer get_orders(const Reading& reading);
Answer get_members(const Reading& reading);
Answer get_member_record(const Reading& reading);

}  // namespace regulars::api
