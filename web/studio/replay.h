// web/studio/replay.h: the consequences: which orders are loaded, how far the worker is, and what
// it found. What the worker says (web/engine/engine.h) is taken in here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/json/json.h"
#include "core/program/program.h"

namespace regulars::studio {

/// A line of a file, or the file as a whole (line 0), and what is wrong with it.
struct FileProblem {
    std::int64_t line = 0;
    std::string rule, message;
};

struct LoadedOrders {
    std::string name;  // empty: the shop's own
    std::int64_t members = 0, orders = 0, rejected = 0;
    std::optional<Instant> first, last;
    std::vector<FileProblem> rejects;  // the first few
};

struct DesignFigures {
    Points issued;
    Money cost;
    std::vector<std::int64_t> members_by_tier;
};

struct MovedMember {
    std::string id, name;
    std::size_t before = 0, after = 0;
};
struct MovedMembers {
    std::int64_t count = 0;  // of all, also those not listed
    std::vector<MovedMember> members;
};

struct ReplayResult {
    Instant as_of;
    std::int64_t members = 0, orders = 0;
    Money sales;
    DesignFigures before, after;
    MovedMembers up, down;
    Program published, design;  // what was compared
};

struct Replay {
    enum class Step { no_orders, asking_shop, reading, ready, running } step = Step::no_orders;
    std::optional<LoadedOrders> orders;
    std::string file;                  // being read
    std::int64_t done = 0, whole = 0;  // bytes read or members replayed; whole 0: unknown
    std::vector<FileProblem> refusal;  // of the file or orders asked for last
    std::string refused_name;
    bool failed = false;  // the engine or the network; what was there still stands

    std::int64_t run = 0;       // numbered; an answer to an older one is not looked at
    PublishedProgram compared;  // the design of the run under way
    double started_ms = 0, took_ms = 0;
    bool again = false;            // the design changed while it ran
    bool by_itself = false;        // nobody pressed a button: it is quick, and needs no display
    std::optional<double> due_ms;  // on the screen's clock: an edit starts a run by itself
    bool stopping = false;         // a cancel is on its way; news of before it is old
    std::optional<ReplayResult> result;
    std::size_t shown_up = 0, shown_down = 0;
};

/// Under half a second: a change may start the next run by itself, when the typing rests.
inline constexpr double quick_ms = 500;
inline constexpr double typing_rest_ms = 400;
bool is_quick(const Replay& replay);

/// One message of the worker; what it brought.
enum class News { none, orders_loaded, run_ended };
News take_message(Replay& replay, const Program& published, std::string_view text, double now_ms);

}  // namespace regulars::studio
