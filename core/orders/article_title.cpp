#include "core/orders/article_title.h"

#include <algorithm>

namespace regulars {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }
bool is_utf8_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string single_spaced(std::string_view title) {
    std::string text;
    for (const char c : title) {
        if (!is_blank(c)) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

bool is_shouted(std::string_view text) {
    constexpr auto shortest = 5;  // "LED" and "DVD" are words
    return std::count_if(text.begin(), text.end(), is_upper) >= shortest &&
           std::none_of(text.begin(), text.end(), is_lower);
}

void lower_but_first(std::string& text) {
    const auto first = std::find_if(text.begin(), text.end(), is_upper);
    for (auto c = first + 1; c != text.end(); ++c) {
        if (is_upper(*c)) *c = static_cast<char>(*c - 'A' + 'a');
    }
}

void shorten(std::string& text) {
    constexpr std::string_view ellipsis = "…";
    if (text.size() <= title_bytes_most) return;
    std::size_t end = title_bytes_most - ellipsis.size();
    while (end > 0 && is_utf8_tail(text[end])) --end;
    text.resize(end);
    text += ellipsis;
}

}  // namespace

std::string tidied_title(std::string_view title) {
    std::string text = single_spaced(title);
    if (is_shouted(text)) lower_but_first(text);
    shorten(text);
    return text;
}

}  // namespace regulars
