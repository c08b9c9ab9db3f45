#include "web/app/portal_model.h"

#include "core/base/limits.h"
#include "core/json/reader.h"
#include "core/json/record_json.h"

namespace regulars {

void derive(PortalModel& model) {
    model.taken.resize(model.program().rewards.size());
    model.account = account_at(model.published, model.record, model.now);
    model.offers = offers_for(model.program().rewards, model.account.standing.tier,
                              model.account.points(), model.taken);
    model.history = history_at(model.published, model.record, model.now);
}

Result<RecordAnswer> record_answer_from_text(std::string_view text) {
    auto json = parse_json(text);
    if (!json) return std::unexpected(std::move(json.error()));
    Problems problems;
    ObjectReader reader(*json, JsonPath{}, problems);
    RecordAnswer answer;
    auto record = record_from_json(reader.object("record"));
    if (record) {
        answer.record = std::move(*record);
    } else {
        problems.insert(problems.end(), record.error().begin(), record.error().end());
    }
    for (const Json& count : reader.array("taken", limits::rewards)) {
        answer.taken.push_back(count.is_number_integer() ? count.get<std::int64_t>() : 0);
    }
    answer.as_of = reader.instant("as_of");
    answer.program_version = reader.integer("program_version", 1, INT64_MAX);
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return answer;
}

}  // namespace regulars
