#include "server/commands/saying.h"

#include <iostream>

namespace regulars::commands {

std::string line_of(const Problem& problem) {
    const std::string& pointer = problem.where.pointer;
    return (pointer.empty() ? "/" : pointer) + " " + problem.rule + " " + problem.message;
}

std::string line_of(const LineProblem& problem) {
    const std::string place = problem.line == 0 ? "file" : "line " + std::to_string(problem.line);
    return place + " " + std::string(problem.rule) + " " + problem.message;
}

Exit say_wrong(std::string_view sentence) {
    std::cerr << sentence << '\n';
    return wrong_input;
}

Exit say_wrong(const Problems& problems) {
    for (const Problem& problem : problems) std::cerr << line_of(problem) << '\n';
    return wrong_input;
}

Exit say_wrong_file(const std::string& path, const Problems& problems) {
    if (problems.front().rule.starts_with("files.")) return say_wrong(problems);
    std::cerr << path << " has mistakes:\n";
    return say_wrong(problems);
}

Exit say_wrong(std::span<const LineProblem> problems) {
    for (const LineProblem& problem : problems) std::cerr << line_of(problem) << '\n';
    return wrong_input;
}

Exit say_wrong(const store::StoreError& error) {
    std::cerr << store::name(error.kind) << ' ' << error.sentence << '\n';
    return wrong_input;
}

Exit say_wrong(const store::RecordRefusal& refusal) {
    return std::visit([](const auto& why) { return say_wrong(why); }, refusal);
}

Exit say_usage(std::string_view command, std::string_view sentence) {
    std::cerr << "regulars " << command << ": " << sentence << '\n';
    return wrong_usage;
}

}  // namespace regulars::commands
