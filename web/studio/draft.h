// web/studio/draft.h: the published programme with what the merchant typed over it.
// Fields    are named by JSON Pointers into the programme's document, so a problem of core finds
//           its field by its own pointer.
// Text      stays as it was typed; `document_of` writes it as the document wants it, and whether
//           that is a programme is for core alone to say.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "core/json/json.h"

namespace regulars::studio {

struct Draft {
    Json published;                                         // the document
    std::map<std::string, std::string, std::less<>> typed;  // by pointer; only what differs
};

/// What the field at `pointer` shows: as typed, else as published; empty where nothing is written.
std::string shown_at(const Draft& draft, std::string_view pointer);
/// Whether the published document has a value there: a form leaves out what it does not say.
bool is_written_at(const Draft& draft, std::string_view pointer);

/// The text as published again is no edit any more.
void type_into(Draft& draft, std::string_view pointer, std::string text);

/// Names stay as they are, and an empty one is left out; numbers lose spaces and the grouping of
/// their digits, and full-width digits become plain ones ("５,０００" is 5000). What is no number
/// then stays a text, for core to refuse.
Json document_of(const Draft& draft);

/// "5,000 " -> "5000"; a text that is no grouped number only loses its spaces.
std::string plain_number(std::string_view text);

}  // namespace regulars::studio
