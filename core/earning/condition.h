// core/earning/condition.h: when an earning rule has a say.
// A condition is asked once, when a fact is decided, in the programme's zone and at the tier the
// member had. What it says about the order's contents (BasisAtLeast, Contains) is asked again when
// some of the order comes back; all else stays as it was on that day (E4).
// Source    docs/rules/earning.md, E10-E18.
#pragma once
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/base/calendar.h"
#include "core/earning/product_set.h"
#include "core/members/fact.h"

namespace regulars {

struct Condition;

struct AllOf {  // of none: always
    std::vector<Condition> of;
    bool operator==(const AllOf&) const;
};
struct AnyOf {  // of none: never
    std::vector<Condition> of;
    bool operator==(const AnyOf&) const;
};
struct NoneOf {
    std::vector<Condition> of;
    bool operator==(const NoneOf&) const;
};
struct OnTiers {  // the rungs, by index; rising
    std::vector<std::size_t> tiers;
    bool operator==(const OnTiers&) const = default;
};
struct HasTag {
    std::string tag;
    bool operator==(const HasTag&) const = default;
};
struct OnChannels {
    std::vector<Channel> channels;
    bool operator==(const OnChannels&) const = default;
};
struct OnWeekdays {  // 0 is Sunday; rising
    std::vector<int> weekdays;
    bool operator==(const OnWeekdays&) const = default;
};
struct BetweenHours {  // local minutes of the day, [from, until); past midnight when from > until
    int from = 0, until = 24 * 60;
    bool operator==(const BetweenHours&) const = default;
};
enum class ShortMonths { skip, last_day };
struct OnMonthDays {  // 1..31; a day the month does not have is skipped, or is its last
    std::vector<int> days;
    ShortMonths short_months = ShortMonths::skip;
    bool operator==(const OnMonthDays&) const = default;
};
struct BetweenDates {  // civil days [from, until)
    std::optional<Date> from, until;
    bool operator==(const BetweenDates&) const = default;
};
struct BasisAtLeast {  // of the whole order
    Money amount;
    bool operator==(const BasisAtLeast&) const = default;
};
struct Contains {  // the order holds at least `units` units of the set
    ProductSet set;
    std::int64_t units = 1;
    bool operator==(const Contains&) const = default;
};
struct
    OrderNumber {  // the member's n-th order that is not cancelled; with `every`, n, n + every, ...
    std::int64_t n = 1, every = 0;
    bool operator==(const OrderNumber&) const = default;
};
struct SinceLastOrder {  // the member's order before was at most so many civil days ago
    int days = 0;
    bool operator==(const SinceLastOrder&) const = default;
};
struct InBirthdayMonth {
    bool operator==(const InBirthdayMonth&) const = default;
};

struct Condition {
    std::variant<AllOf, AnyOf, NoneOf, OnTiers, HasTag, OnChannels, OnWeekdays, BetweenHours,
                 OnMonthDays, BetweenDates, BasisAtLeast, Contains, OrderNumber, SinceLastOrder,
                 InBirthdayMonth>
        is;
    bool operator==(const Condition&) const = default;
};

inline bool AllOf::operator==(const AllOf& other) const { return of == other.of; }
inline bool AnyOf::operator==(const AnyOf& other) const { return of == other.of; }
inline bool NoneOf::operator==(const NoneOf& other) const { return of == other.of; }

/// What is known about the member and the moment when a condition is asked.
struct Moment {
    LocalTime local;
    std::size_t tier = 0;
    Channel channel = Channel::web;
    std::span<const std::string> tags;
    std::optional<Date> birthday;
    bool leap_to_march = false;
    std::int64_t order_number = 0;  // 1 for the member's first; 0: no order is asked about
    std::optional<Date> last_order_on;
};

/// What an order holds: its lines, and what each counts for (earning/basis.h).
struct OrderContents {
    std::span<const OrderLine> lines;
    std::span<const Money> basis;  // one a line
    std::span<const std::int64_t> units;
};

bool holds(const Condition& condition, const Moment& moment, const OrderContents& contents);

/// What is left to ask once the moment is fixed: a condition of BasisAtLeast and Contains alone, which
/// holds for an order exactly when `condition` does. Empty: it always holds.
std::optional<Condition> still_to_ask(const Condition& condition, const Moment& moment);

/// Asks what still_to_ask left.
bool holds_for(const Condition& left, const OrderContents& contents);

/// Whether the condition asks about an order at all: such a rule belongs to orders only.
bool asks_about_orders(const Condition& condition);

}  // namespace regulars
