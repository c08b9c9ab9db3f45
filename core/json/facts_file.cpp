#include "core/json/facts_file.h"

#include "core/base/limits.h"
#include "core/json/reader.h"

namespace regulars {
namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

void read_line(std::string_view line, const JsonPath& at, std::vector<MemberFact>& facts,
               Problems& problems) {
    auto json = parse_json(line);
    if (!json) {
        for (Problem& problem : json.error()) {
            problem.where.pointer.insert(0, at.pointer);
            problems.push_back(std::move(problem));
        }
        return;
    }
    MemberFact read;
    Problems of_member;
    ObjectReader reader(*json, at, of_member);
    read.member.text = reader.text("member", limits::id_bytes);
    if (json->is_object()) json->erase("member");
    auto fact = json->is_object() ? fact_from_json(*json, at, FactForm::written)
                                  : Result<Fact>(std::unexpected(Problems{}));
    problems.insert(problems.end(), of_member.begin(), of_member.end());
    if (!fact) {
        problems.insert(problems.end(), fact.error().begin(), fact.error().end());
    } else if (of_member.empty()) {
        read.fact = std::move(*fact);
        facts.push_back(std::move(read));
    }
}

}  // namespace

Result<std::vector<MemberFact>> facts_from_lines(std::string_view text) {
    std::vector<MemberFact> facts;
    Problems problems;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!is_blank(line)) read_line(line, JsonPath{} / "line" / number, facts, problems);
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return facts;
}

}  // namespace regulars
