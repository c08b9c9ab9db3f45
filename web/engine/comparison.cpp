#include "web/engine/comparison.h"

#include "core/json/account_json.h"

namespace regulars::engine {

Comparison::Comparison(std::int64_t run, Program before, Program after, Instant as_of)
    : run_(run), before_(std::move(before)), after_(std::move(after)), as_of_(as_of) {
    // A replay of nobody: every tier is counted from zero, also when there are no histories.
    replay_histories(before_, {}, as_of_, outcome_before_);
    replay_histories(after_, {}, as_of_, outcome_after_);
}

bool Comparison::step(std::span<const MemberHistory> histories) {
    std::size_t end = done_;
    for (std::size_t orders = 0; end < histories.size() && orders < orders_a_slice; ++end) {
        orders += histories[end].orders.size();
    }
    const auto slice = histories.subspan(done_, end - done_);
    replay_histories(before_, slice, as_of_, outcome_before_);
    replay_histories(after_, slice, as_of_, outcome_after_);
    for (const MemberHistory& history : slice) {
        for (const PastOrder& order : history.orders) {
            if (order.at > as_of_) continue;
            sales_ += order.kept_before(as_of_ + 1);
            ++orders_;
        }
    }
    done_ = end;
    return done_ < histories.size();
}

std::string totals_text(const Program& program, std::span<const MemberHistory> histories,
                        Instant as_of) {
    ProgramOutcome outcome;
    replay_histories(program, histories, as_of, outcome);
    return to_text(to_json(outcome, program));
}

}  // namespace regulars::engine
