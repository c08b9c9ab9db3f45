#include "core/json/texts_json.h"

namespace regulars {

Json to_json(const LocalizedText& text) {
    Json json = Json::object();
    for (const auto& [language, written] : text.by_language) json[language] = written;
    return json;
}

Json to_json(Money money, const Currency& currency) {
    return {{"amount_minor", money.minor}, {"currency", currency.code}};
}

Json to_json(const Problem& problem) {
    return {
        {"pointer", problem.where.pointer}, {"rule", problem.rule}, {"message", problem.message}};
}

Json to_json(const Problems& problems) {
    Json list = Json::array();
    for (const Problem& problem : problems) list.push_back(to_json(problem));
    return list;
}

std::string_view look_name(TierLook look) {
    switch (look) {
        case TierLook::basic: return "basic";
        case TierLook::bronze: return "bronze";
        case TierLook::silver: return "silver";
        case TierLook::gold: return "gold";
        case TierLook::diamond: return "diamond";
    }
    return "basic";
}

}  // namespace regulars
