#include "server/commands/program_file.h"

#include "server/files/text_source.h"
#include "server/zones/zone_source.h"

namespace regulars::commands {

Result<Program> read_program_file(const std::string& path) {
    std::string text;
    auto read = read_text(path, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    if (!read) return std::unexpected(std::move(read.error()));
    return program_from_text(text, system_zones());
}

}  // namespace regulars::commands
