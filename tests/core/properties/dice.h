// tests/core/properties/dice.h: numbers that look random and are the same on every machine, natively
// and in WebAssembly. Source: splitmix64 as Sebastiano Vigna defines it (public domain).
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace regulars::making {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E37'79B9'7F4A'7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
        return z ^ (z >> 31U);
    }
    /// 0 to n - 1; n is above zero and small, so the bias of a remainder does not matter.
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>((next() >> 1U) % static_cast<std::uint64_t>(n));
    }
    /// first to last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last) {
        return first + below(last - first + 1);
    }
    int small(int first, int last) { return static_cast<int>(between(first, last)); }
    bool chance(int percent) { return below(100) < percent; }
    std::size_t index(std::size_t size) {
        return static_cast<std::size_t>(below(static_cast<std::int64_t>(size)));
    }
    /// An index by weights that are not all zero.
    std::size_t weighted(std::initializer_list<int> weights) {
        std::int64_t sum = 0;
        for (const int weight : weights) sum += weight;
        std::int64_t rest = below(sum);
        std::size_t at = 0;
        for (const int weight : weights) {
            if (rest < weight) break;
            rest -= weight;
            ++at;
        }
        return at;
    }
    template <class T>
    T one_of(std::initializer_list<T> items) {
        return *(items.begin() + below(static_cast<std::int64_t>(items.size())));
    }
    template <class T>
    const T& any(const std::vector<T>& items) {
        return items[index(items.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[index(left)]);
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace regulars::making
