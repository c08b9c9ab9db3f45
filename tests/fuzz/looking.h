// tests/fuzz/looking.h: what the fuzz targets share: something that must hold, files, and looking at
// members as their card, the API and the portal do.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/replay_json.h"
#include "core/wording/catalog.h"

namespace regulars::fuzz {

/// Says what is broken and aborts, which is what libFuzzer calls a crash.
void hold(bool holds, const char* what);

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// The file's text; targets run at the repository's root. Aborts when it is not there.
std::string file_text(const std::string& path);
/// assets/texts/<name>.json
const Catalog& texts(const std::string& name);
/// A published programme of one version, or a list of versions. Aborts when there are problems.
std::vector<PublishedProgram> programs_at(const std::string& path);

/// A refusal names what is wrong: never an empty list, never a problem without a rule or a sentence.
void look_at(const Problems& problems);

/// Decides the facts and looks at every member afterwards, and later. What was decided can be stored and
/// read back, every wallet adds up, and every row of a history has its sentence.
void tell(Programs programs, std::span<const MemberFact> facts);

/// The account, its history and their sentences at `as_of`, in one of our languages.
void look_at(Programs programs, const MemberRecord& record, Instant as_of, const char* language);

}  // namespace regulars::fuzz
