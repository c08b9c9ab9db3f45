// server/sample/seeded_random.h: numbers that look random and are the same on every machine.
// Source    xoshiro256** and splitmix64 as their authors David Blackman and Sebastiano Vigna
//           define them (public domain); below() keeps the high half of a 64 by 64 bit product,
//           whose bias at our sizes is below 2^-50.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace regulars {

class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed);

    std::uint64_t next();
    /// 0 to n - 1; n is above zero.
    std::int64_t below(std::int64_t n);
    /// first to last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last);
    bool chance(std::int64_t percent) { return below(100) < percent; }
    /// An index, by weights that are not all zero.
    std::size_t weighted(std::span<const int> weights);

    template <class Items>
    const auto& any_of(const Items& items) {
        return items[static_cast<std::size_t>(below(static_cast<std::int64_t>(items.size())))];
    }

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace regulars
