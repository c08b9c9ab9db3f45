#include "server/commands/program_file.h"

#include <iostream>
#include <iterator>

#include "core/json/program_json.h"
#include "server/files/text_source.h"
#include "server/zones/zone_source.h"

namespace regulars::commands {

Result<std::string> read_whole_file(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::string text;
    auto read = read_text(path, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    if (!read) return std::unexpected(std::move(read.error()));
    return text;
}

Result<Program> read_program_file(const std::string& path) {
    auto text = read_whole_file(path);
    if (!text) return std::unexpected(std::move(text.error()));
    return program_from_text(*text, system_zones());
}

Result<std::vector<PublishedProgram>> read_programs_file(const std::string& path) {
    auto text = read_whole_file(path);
    if (!text) return std::unexpected(std::move(text.error()));
    return programs_from_text(*text, system_zones());
}

}  // namespace regulars::commands
