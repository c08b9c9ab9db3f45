// tests/fuzz/json_mutator.h: changes of a JSON text that leave it JSON, so that a search gets past the
// parser: values change places, numbers go to their limits, parts are left out, doubled or come from
// somewhere else. One change in four is one of single bytes all the same.
// Source    LLVM's documentation of libFuzzer, "structure-aware fuzzing".
#pragma once
#include <cstddef>
#include <cstdint>

namespace regulars::fuzz {

/// A text that is one JSON value, or a file of one a line.
enum class Written { one_value, lines };

/// Changes the first `size` of `most` bytes; the new size. The change is a function of `seed`.
std::size_t mutate_json(Written written, std::uint8_t* data, std::size_t size, std::size_t most,
                        unsigned seed);

/// One text with a part of another, at a place of the same name.
std::size_t cross_json(Written written, const std::uint8_t* one, std::size_t one_size,
                       const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                       std::size_t most, unsigned seed);

}  // namespace regulars::fuzz

/// What a target needs for libFuzzer to use them.
#define REGULARS_FUZZ_JSON(written)                                                             \
    extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,        \
                                                   std::size_t most, unsigned seed) {           \
        return regulars::fuzz::mutate_json(written, data, size, most, seed);                    \
    }                                                                                           \
    extern "C" std::size_t LLVMFuzzerCustomCrossOver(                                           \
        const std::uint8_t* one, std::size_t one_size, const std::uint8_t* other,               \
        std::size_t other_size, std::uint8_t* out, std::size_t most, unsigned seed) {           \
        return regulars::fuzz::cross_json(written, one, one_size, other, other_size, out, most, \
                                          seed);                                                \
    }
