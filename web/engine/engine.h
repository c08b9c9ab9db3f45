// web/engine/engine.h: the worker that replays order histories in the browser. Messages in,
// messages out, work in slices between them; it knows no browser, so tests run it as it is.
//
// Messages in (JSON; "t" names the kind)
//   {"t":"expect_file","program":P,"columns":"..."}  how the next file is read: zone and currency of
//        the programme; "columns" is a profile or a mapping (core/orders/column_mapping.h), or is
//        left out to find the columns in the first row
//   {"t":"load_orders","name":"...","orders":{...}}  what GET /v1/orders gives
//   {"t":"compare","run":7,"before":P,"after":P,"as_of":"..."}  as_of may be left out: then the end
//        of the day of the last order, in the zone of `before`
//   {"t":"totals","program":P,"as_of":"..."}         one programme; as_of as above
//   {"t":"cancel"}                                   the file being read, or the comparison
// P is a published programme: {"version","zone","document"}.
// A file comes beside the messages, in pieces: open_file, feed_file..., close_file.
//
// Messages out
//   {"t":"reading","name","bytes","whole"}           while a file is read; whole 0: unknown
//   {"t":"orders","name","members","orders","first","last","rejected","rejects":[R]}
//                                                    histories are loaded; at most ten R
//   {"t":"refused","name","problems":[R]}            the file or the orders are of no use; what was
//                                                    loaded before stays
//   {"t":"progress","run","done","whole"}            members replayed
//   {"t":"result","run","as_of","members","orders","sales":M,"before":O,"after":O,"up":V,"down":V}
//   {"t":"totals","totals":O}
//   {"t":"cancelled","run"}                          always answers a cancel; run 0: a file, or
//                                                    there was nothing to stop
//   {"t":"failed","run","problems":[...]}            a message that could not be read
// R is {"line","rule","message"}, M is money, O is core's to_json(ProgramOutcome), V is
// {"count","moves":[{"id","name","before","after"}]} with tiers as indices, at most moves_listed.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"
#include "web/engine/comparison.h"
#include "web/engine/opened_file.h"

namespace regulars::engine {

inline constexpr std::size_t moves_listed = 500;  // each way; the count is of all
inline constexpr std::size_t rejects_listed = 10;
inline constexpr std::int64_t reading_said_every = 1 << 20;  // bytes

class Engine {
public:
    void post(std::string_view message);

    void open_file(std::string_view name, std::int64_t bytes);
    /// False when the file is refused or was cancelled: the rest need not be read.
    bool feed_file(std::string_view piece);
    void close_file();
    /// The browser could not read on.
    void break_file();

    /// One slice of the work under way; false when there is none left.
    bool step();

    /// The next message out.
    std::optional<std::string> take();

    const std::vector<MemberHistory>& histories() const { return histories_; }

private:
    void expect_file(const Json& message);
    void load_orders(const Json& message);
    void compare(const Json& message);
    void totals(const Json& message);
    void cancel();
    void loaded(std::string_view name, std::vector<MemberHistory> histories,
                std::span<const LineProblem> rejected);
    void refuse_file(std::string_view name, std::span<const LineProblem> problems);
    std::optional<Instant> last_order_at() const;
    void say(const Json& message) { out_.push_back(to_text(message)); }

    std::vector<MemberHistory> histories_;
    std::optional<FileReading> reading_;
    std::optional<OpenedFile> file_;
    std::optional<Comparison> comparison_;
    std::int64_t said_percent_ = -1, said_bytes_ = 0;
    std::deque<std::string> out_;
};

}  // namespace regulars::engine
