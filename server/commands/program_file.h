// server/commands/program_file.h: a programme as a file on disk.
#pragma once
#include <string>
#include <vector>

#include "core/program/program.h"

namespace regulars::commands {

/// All of a file, or of the standard input for "-".
Result<std::string> read_whole_file(const std::string& path);

/// Everything wrong with the file, or the programme. Rules of the file itself: files.not_found,
/// files.unreadable, json.*.
Result<Program> read_program_file(const std::string& path);

/// The same of one document or of a list of versions (docs/replay.md).
Result<std::vector<PublishedProgram>> read_programs_file(const std::string& path);

}  // namespace regulars::commands
