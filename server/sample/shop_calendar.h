// server/sample/shop_calendar.h: when people in Taipei buy: the seasons, the days of the week
// and the hours of the day.
// Source    Lunar New Year and Mid-Autumn as the calendar of the Central Weather Administration
//           has them, 2022 to 2032; other years go without these two.
#pragma once
#include "core/base/time_zone.h"
#include "core/members/fact.h"
#include "server/sample/seeded_random.h"
#include "server/sample/shelf_articles.h"

namespace regulars {

TimeZone taipei();  // no summer time since 1979

inline constexpr int quiet_day_weight = 100;
inline constexpr int busiest_day_weight = 700;

/// How busy the shop is: 100 on an ordinary working day.
int day_weight(Date date, Channel channel);

/// How well an article of this season sells on the day: 100 is an article of all year.
int season_weight(Season season, Date date);

/// A moment of the day as the channel's hours have it.
Instant any_moment(SeededRandom& random, Date date, Channel channel);

}  // namespace regulars
