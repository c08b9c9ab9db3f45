// server/commands/program_file.h: a programme as a file on disk.
#pragma once
#include <string>

#include "core/program/program.h"

namespace regulars::commands {

/// Everything wrong with the file, or the programme. Rules of the file itself: files.not_found,
/// files.unreadable, json.*.
Result<Program> read_program_file(const std::string& path);

}  // namespace regulars::commands
