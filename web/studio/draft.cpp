#include "web/studio/draft.h"

#include <algorithm>

namespace regulars::studio {
namespace {

bool is_name(std::string_view pointer) { return pointer.find("/name/") != pointer.npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t index_of(std::string_view digits) {
    std::size_t index = 0;
    for (const char digit : digits) index = index * 10 + static_cast<std::size_t>(digit - '0');
    return index;
}

/// The value at `pointer`, or null. Keys of a programme hold no "~", so nothing is escaped.
template <class AnyJson>
AnyJson* value_at(AnyJson& document, std::string_view pointer) {
    AnyJson* value = &document;
    while (value && !pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const std::string key(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        if (value->is_array()) {
            const std::size_t index = index_of(key);
            value = index < value->size() ? &(*value)[index] : nullptr;
        } else {
            const auto place = value->find(key);
            value = place != value->end() ? &*place : nullptr;
        }
    }
    return value;
}

std::string text_of(const Json* value) {
    if (!value) return {};
    return value->is_string() ? value->get<std::string>() : to_text(*value);
}

/// Full-width digits, comma, point and minus as an input method of Chinese writes them.
std::string narrowed(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wide = text.substr(i, 2) == "\xEF\xBC" && i + 2 < text.size();
        const auto last = wide ? static_cast<unsigned char>(text[i + 2]) : 0U;
        if (wide && last >= 0x8C && last <= 0x99) {  // U+FF0C to U+FF19
            plain += static_cast<char>(last - 0x8C + ',');
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Groups of three behind a first of one to three digits: "1,240,000.5".
bool is_grouped(std::string_view text) {
    const std::string_view whole = text.substr(0, text.find('.'));
    const auto first = whole.find(',');
    if (first == whole.npos || first == 0 || first > 3) return false;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool comma_place = i >= first && (i - first) % 4 == 0;
        if ((whole[i] == ',') != comma_place || (whole[i] != ',' && !is_digit(whole[i])))
            return false;
    }
    return (whole.size() - first) % 4 == 0;
}

/// A whole number where the published document has one; any other text stays a text.
Json number_like(const Json* published, const std::string& text) {
    const bool whole = !text.empty() && text.size() <= 15 && std::ranges::all_of(text, is_digit);
    if (published && published->is_number_integer() && whole) {
        std::int64_t number = 0;
        for (const char digit : text) number = number * 10 + (digit - '0');
        return number;
    }
    return text;
}

}  // namespace

std::string shown_at(const Draft& draft, std::string_view pointer) {
    const auto typed = draft.typed.find(pointer);
    return typed != draft.typed.end() ? typed->second : text_of(value_at(draft.published, pointer));
}

bool is_written_at(const Draft& draft, std::string_view pointer) {
    return value_at(draft.published, pointer) != nullptr;
}

void type_into(Draft& draft, std::string_view pointer, std::string text) {
    if (text == text_of(value_at(draft.published, pointer))) {
        draft.typed.erase(std::string(pointer));
    } else {
        draft.typed[std::string(pointer)] = std::move(text);
    }
}

Json document_of(const Draft& draft) {
    Json document = draft.published;
    for (const auto& [pointer, text] : draft.typed) {
        const std::size_t slash = pointer.rfind('/');
        Json* parent = value_at(document, std::string_view(pointer).substr(0, slash));
        if (!parent) continue;
        const std::string key = pointer.substr(slash + 1);
        if (!is_name(pointer)) {
            (*parent)[key] = number_like(value_at(draft.published, pointer), plain_number(text));
        } else if (!text.empty()) {
            (*parent)[key] = text;
        } else {
            parent->erase(key);
        }
    }
    return document;
}

std::string plain_number(std::string_view text) {
    std::string plain = narrowed(text);
    std::erase(plain, ' ');
    if (is_grouped(plain)) std::erase(plain, ',');
    return plain;
}

}  // namespace regulars::studio
