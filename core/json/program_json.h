// core/json/program_json.h: the programme document and the published form that travels to
// browsers. The document is what a merchant writes; the published form adds the version and the
// table of the time zone, so that whoever reads it needs no other source.
// Source    docs/rules/program.md, G1-G6.
#pragma once
#include <functional>

#include "core/json/json.h"
#include "core/program/program.h"

namespace regulars {

/// The table of an IANA zone; empty for a zone the system does not know.
using ZoneSource = std::function<std::optional<TimeZone>(std::string_view name)>;

/// Reads and checks; all problems at once, those of single fields before those of the whole.
Result<Program> program_from_json(const Json& document, const ZoneSource& zones);

/// The same from the document's text: keys written twice are named with all the rest.
Result<Program> program_from_text(std::string_view text, const ZoneSource& zones);

Json to_json(const Program& program);  // the document; round trips

Json to_json(const PublishedProgram& published);
Result<PublishedProgram> published_program_from_json(const Json& json);

/// A single document, or {"versions": [{"version", "from", "document"}]}: what `regulars replay` reads.
/// G5: numbers and instants rise; a currency and a zone stay.
Result<std::vector<PublishedProgram>> programs_from_text(std::string_view text,
                                                         const ZoneSource& zones);

}  // namespace regulars
