// server/commands/saying.h: what commands print about what went wrong. All of it goes to standard
// error, one problem a line.
#pragma once
#include <span>

#include "core/base/problem.h"
#include "core/orders/line_problem.h"
#include "server/commands/command.h"
#include "server/store/record_fact.h"

namespace regulars::commands {

/// "pointer rule message"; the whole document's pointer is written "/".
std::string line_of(const Problem& problem);
/// "line 17 rule message"; the whole file's is written "file".
std::string line_of(const LineProblem& problem);

Exit say_wrong(std::string_view sentence);
Exit say_wrong(const Problems& problems);
/// Everything wrong with a file, under its name; a file that cannot be read says so by itself.
Exit say_wrong_file(const std::string& path, const Problems& problems);
Exit say_wrong(std::span<const LineProblem> problems);
Exit say_wrong(const store::StoreError& error);
Exit say_wrong(const store::RecordRefusal& refusal);

/// "regulars import: --data is missing".
Exit say_usage(std::string_view command, std::string_view sentence);

}  // namespace regulars::commands
