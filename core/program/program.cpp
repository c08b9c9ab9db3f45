#include "core/program/program.h"

#include <set>

namespace regulars {
namespace {

template <class Items>
void name_duplicates(const Items& items, const JsonPath& at, std::string_view room,
                     Problems& problems) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!seen.insert(items[i].id.text).second) {
            problems.push_back({at / i / "id", std::string(room) + ".duplicate_id",
                                "\"" + items[i].id.text + "\" is already used in this list"});
        }
    }
}

}  // namespace

Problems program_problems(const Program& program) {
    const JsonPath root;
    Problems problems = tier_problems(program.tiers, root / "tiers");
    name_duplicates(program.tiers, root / "tiers", "tiers", problems);
    name_duplicates(program.benefits, root / "benefits", "benefits", problems);
    name_duplicates(program.rewards, root / "rewards", "rewards", problems);
    name_duplicates(program.surveys, root / "surveys", "surveys", problems);
    return problems;
}

}  // namespace regulars
