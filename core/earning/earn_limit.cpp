#include "core/earning/earn_limit.h"

namespace regulars {
namespace {

CivilPeriod membership_year(Date on, Date joined_on) {
    Date first = anniversary_in(joined_on, on.year);
    if (on < first) first = anniversary_in(joined_on, on.year - 1);
    return {first, anniversary_in(joined_on, first.year + 1)};
}

}  // namespace

std::optional<CivilPeriod> days_of(LimitPer per, Date on, Date joined_on) {
    switch (per) {
        case LimitPer::fact:
        case LimitPer::lifetime: return std::nullopt;
        case LimitPer::day: return period_of(CalendarUnit::day, on);
        case LimitPer::week: return period_of(CalendarUnit::week, on);
        case LimitPer::month: return period_of(CalendarUnit::month, on);
        case LimitPer::quarter: return period_of(CalendarUnit::quarter, on);
        case LimitPer::half_year: return period_of(CalendarUnit::half_year, on);
        case LimitPer::year: return period_of(CalendarUnit::year, on);
        case LimitPer::membership_year: return membership_year(on, joined_on);
    }
    return std::nullopt;
}

}  // namespace regulars
