#include "web/studio/problem_sentence.h"

#include <algorithm>

#include "core/wording/numbers.h"

namespace regulars::studio {
namespace {

constexpr std::string_view first_language = "/zh-Hant";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "/tiers/2/threshold" -> "/tiers/*/threshold"
std::string without_numbers(std::string_view pointer) {
    std::string place;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] < '0' || pointer[i] > '9') {
            place += pointer[i];
        } else if (place.back() != '*') {
            place += '*';
        }
    }
    return place;
}

/// What the field of the same kind one tier below holds; the problem may be about it.
std::string tier_below(std::string_view pointer, const Draft& draft) {
    constexpr std::string_view tiers = "/tiers/";
    if (!pointer.starts_with(tiers)) return {};
    const auto rest = pointer.find('/', tiers.size());
    std::size_t index = 0;
    for (const char digit : pointer.substr(tiers.size(), rest - tiers.size())) {
        if (digit < '0' || digit > '9') return {};
        index = index * 10 + static_cast<std::size_t>(digit - '0');
    }
    if (index == 0 || rest == pointer.npos) return {};
    const std::string below = plain_number(shown_at(
        draft, std::string(tiers) + std::to_string(index - 1) + std::string(pointer.substr(rest))));
    const bool whole = below.size() < 16 && std::ranges::all_of(below, is_digit);
    return whole && !below.empty() ? grouped(std::stoll(below)) : below;
}

std::string text_for(const Catalog& catalog, const std::string& rule, std::string_view pointer) {
    const std::string key = "studio.problem." + rule;
    const std::string placed = key + without_numbers(pointer);
    if (catalog.texts.contains(placed)) return placed;
    return catalog.texts.contains(key) ? key : std::string{};
}

}  // namespace

std::string sentence_of(const Problem& problem, const Draft& draft, const Catalog& catalog) {
    const std::string key = text_for(catalog, problem.rule, problem.where.pointer);
    if (key.empty()) return problem.message;
    return say(catalog, key,
               {{"below", tier_below(problem.where.pointer, draft)}, {"message", problem.message}});
}

std::string sentence_of(const FileProblem& problem, const Catalog& catalog) {
    const std::string key = text_for(catalog, problem.rule, {});
    const std::string what =
        key.empty() ? problem.message : say(catalog, key, {{"message", problem.message}});
    if (problem.line == 0) return what;
    return say(catalog, "studio.file.line", {{"line", grouped(problem.line)}, {"what", what}});
}

std::string problem_at(std::string_view pointer, const Problems& problems, const Draft& draft,
                       const Catalog& catalog) {
    const auto is_here = [&](const Problem& problem) {
        const std::string& where = problem.where.pointer;
        return where == pointer ||
               (pointer.ends_with(first_language) &&
                where == pointer.substr(0, pointer.size() - first_language.size()));
    };
    const auto found = std::ranges::find_if(problems, is_here);
    return found == problems.end() ? std::string{} : sentence_of(*found, draft, catalog);
}

}  // namespace regulars::studio
