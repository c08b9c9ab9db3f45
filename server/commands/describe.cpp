#include <iostream>

#include "core/wording/rule_sentences.h"
#include "server/commands/program_file.h"
#include "server/commands/rules_catalog.h"
#include "server/commands/saying.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"language"};

Exit describe(const Arguments& arguments) {
    if (arguments.rest().size() != 1) return say_usage("describe", "name one file");
    const std::string language = arguments.value_or("language", "zh-Hant");
    if (!is_portal_language(language)) {
        return say_usage("describe", "--language wants zh-Hant, zh-Hans, en or ja");
    }
    const auto texts = rules_catalog(language);
    if (!texts) return say_wrong(texts.error());
    const auto program = read_program_file(arguments.rest().front());
    if (!program) return say_wrong(program.error());
    for (const RuleSentence& rule : rule_sentences(*program, *texts)) {
        std::cout << rule.where.pointer << '\t' << rule.sentence << '\n';
    }
    return good;
}

}  // namespace

const Command describe_command{
    "describe", "says every rule of a programme in a plain sentence",
    "FILE [--language LANGUAGE]\n\n"
    "Prints a line a rule: where it stands in the file (a JSON Pointer), a tab, the sentence.\n"
    "LANGUAGE is zh-Hant, zh-Hans, en or ja; zh-Hant by default.",
    options, describe};

}  // namespace regulars::commands
