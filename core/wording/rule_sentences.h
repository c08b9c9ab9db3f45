// core/wording/rule_sentences.h: every rule of a programme in a plain sentence, made from the rule itself,
// so that what members are told is what the rules do.
// Texts     assets/texts/rules.*.json, one file a language; a catalogue of that file alone is enough.
// Names     the shop's own where it gave one; an id in quotes where nothing else names the thing.
// Source    docs/rules/wording.md, V3-V6.
#pragma once
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/program/program.h"
#include "core/wording/catalog.h"

namespace regulars {

struct RuleSentence {
    JsonPath where;  // in the programme document: "/points/expiry", "/earning/rules/2"
    std::string sentence;
    bool operator==(const RuleSentence&) const = default;
};

/// In the order of the document. What a document leaves out is said where it would stand, when it is
/// something that a member would ask about.
std::vector<RuleSentence> rule_sentences(const Program& program, const Catalog& rules_texts);

}  // namespace regulars
