// web/engine/comparison.h: one order history under two programmes, slice by slice, so that a
// worker can show how far it is and stop between two slices.
// Source    docs/rules/what-if.md, W1-W4.
#pragma once
#include <string>

#include "core/evaluation/what_if.h"

namespace regulars::engine {

/// Histories replayed before the worker looks at its messages again: whole members until their
/// orders are at least this many.
inline constexpr std::size_t orders_a_slice = 1'000;

class Comparison {
public:
    Comparison(std::int64_t run, Program before, Program after, Instant as_of);

    /// One slice; false when there is nothing left.
    bool step(std::span<const MemberHistory> histories);

    std::int64_t run() const { return run_; }
    Instant as_of() const { return as_of_; }
    std::size_t members_done() const { return done_; }
    Money sales() const { return sales_; }  // W4: what the orders kept, refunds taken off
    std::int64_t orders() const { return orders_; }
    const Program& before() const { return before_; }
    const Program& after() const { return after_; }
    const ProgramOutcome& outcome_before() const { return outcome_before_; }
    const ProgramOutcome& outcome_after() const { return outcome_after_; }

private:
    std::int64_t run_;
    Program before_, after_;
    Instant as_of_;
    std::size_t done_ = 0;
    Money sales_;
    std::int64_t orders_ = 0;
    ProgramOutcome outcome_before_, outcome_after_;
};

/// core's totals of one programme over whole histories, as the native command prints them.
std::string totals_text(const Program& program, std::span<const MemberHistory> histories,
                        Instant as_of);

}  // namespace regulars::engine
