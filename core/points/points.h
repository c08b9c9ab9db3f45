// core/points/points.h: whole points; half a point does not exist.
#pragma once
#include <compare>
#include <cstdint>

namespace regulars {

struct Points {
    std::int64_t count = 0;
    auto operator<=>(const Points&) const = default;
};

inline Points operator+(Points a, Points b) { return {a.count + b.count}; }
inline Points operator-(Points a, Points b) { return {a.count - b.count}; }
inline Points operator-(Points a) { return {-a.count}; }
inline Points& operator+=(Points& a, Points b) { return a = a + b; }
inline Points& operator-=(Points& a, Points b) { return a = a - b; }

}  // namespace regulars
