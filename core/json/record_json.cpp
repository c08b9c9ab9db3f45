#include "core/json/record_json.h"

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars {
namespace {

constexpr std::size_t records_most = 100'000;

}  // namespace

Json to_json(const MemberRecord& record) {
    Json json = {{"member", record.id.text}, {"facts", Json::array()}, {"entries", Json::array()}};
    for (const Fact& fact : record.facts) json["facts"].push_back(to_json(fact));
    for (const ExplainedEntry& entry : record.entries) json["entries"].push_back(to_json(entry));
    return json;
}

Result<MemberRecord> record_from_json(const Json& json) {
    Problems problems;
    const JsonPath root;
    ObjectReader reader(json, root, problems);
    MemberRecord record;
    record.id.text = reader.text("member", limits::id_bytes);
    const auto read_all = [&](std::string_view key, const Json& list, auto& into, auto read_one) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            auto one = read_one(list[i], root / key / i);
            if (one) {
                into.push_back(std::move(*one));
            } else {
                problems.insert(problems.end(), one.error().begin(), one.error().end());
            }
        }
    };
    read_all("facts", reader.array("facts", records_most), record.facts,
             [](const Json& one, const JsonPath& at) { return fact_from_json(one, at); });
    read_all("entries", reader.array("entries", records_most), record.entries,
             [](const Json& one, const JsonPath& at) { return entry_from_json(one, at); });
    reader.finish();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return record;
}

}  // namespace regulars
