// tests/web/studio_shop.h: a small shop for the studio's tests.
#pragma once
#include <string>

#include "core/json/json.h"

namespace regulars::studio_test {

/// GET /v1/program of a shop in Taipei: 1 point per NT$100, three tiers.
inline Json published() {
    return parse_json(R"({
  "version": 3,
  "zone": {"name": "Asia/Taipei", "first_offset": 28800, "transitions": []},
  "document": {
    "id": "hearth", "name": {"zh-Hant": "灶邊", "en": "Hearth"},
    "story": {"zh-Hant": "一家小店。", "en": "A small shop."},
    "currency": "TWD", "time_zone": "Asia/Taipei",
    "points": {"name": {"zh-Hant": "點", "en": "points"}, "value": "1",
               "earn": {"give": 1, "per": "100", "steps": "whole"}, "expiry": {"months": 12}},
    "tier_window": {"days": 365},
    "tiers": [
      {"id": "guest", "name": {"zh-Hant": "新朋友", "en": "New friend"}, "threshold": "0",
       "multiplier": "1", "look": "basic"},
      {"id": "silver", "name": {"zh-Hant": "銀熟客", "en": "Silver regular"}, "threshold": "5000",
       "multiplier": "1.5", "look": "silver"},
      {"id": "gold", "name": {"zh-Hant": "金熟客", "en": "Gold regular"}, "threshold": "20000",
       "multiplier": "2", "look": "gold"}],
    "benefits": [{"id": "tea", "name": {"zh-Hant": "奉茶", "en": "Tea"},
                  "detail": {"zh-Hant": "一杯。", "en": "A cup."}, "from_tier": "silver"}],
    "rewards": [{"id": "cup", "name": {"zh-Hant": "杯子", "en": "Cup"},
                 "detail": {"zh-Hant": "手拉坏。", "en": "Thrown."}, "cost": 80}],
    "surveys": []
  }
})")
        .value();
}

/// The same with another value at `pointer` of the document.
inline Json published_with(const std::string& pointer, Json value) {
    Json program = published();
    program["document"][Json::json_pointer(pointer)] = std::move(value);
    return program;
}

/// Orders of four members, in the file format of the `regulars` profile's columns.
inline std::string orders_csv() {
    return "order_id,member_id,paid_at,quantity,unit_price\n"
           "A1,amy,2026-01-05 10:00,1,4800\n"
           "A2,amy,2026-02-05 10:00,2,450.5\n"
           "B1,ben,2026-02-10 18:30,1,21000\n"
           "B2,ben,2026-03-01 18:30,1,950\n"
           "C1,cas,2026-03-02 09:00,1,120\n"
           "D1,dee,2026-03-03 09:00,4,1300\n"
           "D2,dee,2026-03-04 09:00,-4,1300\n";
}

}  // namespace regulars::studio_test
