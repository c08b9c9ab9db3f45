#include "tests/fuzz/json_mutator.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "core/json/json.h"
#include "tests/core/properties/dice.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace regulars::fuzz {
namespace {

using making::Dice;

/// Where numbers and texts begin to matter.
const std::int64_t numbers[] = {0,
                                1,
                                -1,
                                2,
                                7,
                                12,
                                24,
                                31,
                                100,
                                365,
                                1'000,
                                3'660,
                                36'600,
                                1'000'000,
                                1'000'000'000'000,
                                10'000'000'000'000,
                                INT64_MAX,
                                INT64_MIN};
const char* const texts[] = {"",
                             "0",
                             "1",
                             "0.5",
                             "0.001",
                             "1000",
                             "999999999999",
                             "0001-01-01T00:00:00Z",
                             "1969-12-31T23:59:59.999Z",
                             "2024-02-29T00:00:00+08:00",
                             "2026-03-29T02:30:00+01:00",
                             "9999-12-31T23:59:59Z",
                             "0001-01-01",
                             "2024-02-29",
                             "9999-12-31",
                             "00:00",
                             "24:00",
                             "JPY",
                             "KWD",
                             "UTC",
                             "America/New_York",
                             "points",
                             "first",
                             "lifetime",
                             "membership_year",
                             "half_up"};

struct Node {
    Json* value;
    Json* parent;     // null for the root
    std::string key;  // in an object
    std::size_t index = 0;
};

void collect(Json& value, Json* parent, const std::string& key, std::size_t index,
             std::vector<Node>& nodes) {
    nodes.push_back({&value, parent, key, index});
    if (value.is_object()) {
        std::size_t i = 0;
        for (auto& [name, member] : value.items()) collect(member, &value, name, i++, nodes);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], &value, "", i, nodes);
    }
}

std::vector<Node> nodes_of(Json& json) {
    std::vector<Node> nodes;
    collect(json, nullptr, "", 0, nodes);
    return nodes;
}

std::string changed_text(std::string text, Dice& dice) {
    text.resize(text.size() + 8);
    auto* bytes = reinterpret_cast<std::uint8_t*>(text.data());
    text.resize(LLVMFuzzerMutate(bytes, text.size() - 8, text.size()));
    // An invalid byte would be replaced when the text is written; often a plain letter says more.
    for (char& byte : text) {
        if (static_cast<unsigned char>(byte) >= 0x80 || byte < 0x20) {
            byte = static_cast<char>('0' + dice.below(10));
        }
    }
    return text;
}

Json changed_number(const Json& number, Dice& dice) {
    const std::int64_t before = number.get<std::int64_t>();
    switch (dice.below(5)) {
        case 0: return dice.any(std::vector<std::int64_t>(std::begin(numbers), std::end(numbers)));
        case 1: return before < INT64_MAX ? before + 1 : before;
        case 2: return before > INT64_MIN ? before - 1 : before;
        case 3: return before / 2;
        default: return static_cast<std::int64_t>(static_cast<std::uint64_t>(before) * 10U);
    }
}

/// Another value of the same kind, mostly.
Json changed_scalar(const Json& value, const std::vector<Node>& nodes, Dice& dice) {
    if (dice.chance(6)) {
        return dice.one_of<Json>({nullptr, true, -1, 1.5, "text", Json::array(), Json::object()});
    }
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_number_integer()) return changed_number(value, dice);
    if (!value.is_string()) return 1;
    switch (dice.below(4)) {
        case 0: return changed_text(value.get<std::string>(), dice);
        case 1: return texts[dice.index(std::size(texts))];
        default: break;
    }
    // A text of somewhere else: ids that name each other, units, kinds.
    std::vector<const Json*> others;
    for (const Node& node : nodes) {
        if (node.value->is_string()) others.push_back(node.value);
    }
    return *dice.any(others);
}

void erase(Json& parent, std::size_t index) {
    parent.erase(std::next(parent.begin(), static_cast<std::ptrdiff_t>(index)));
}

/// The same members, one of them under another name.
Json renamed(const Json& object, std::size_t index, const std::string& name) {
    Json made = Json::object();
    std::size_t i = 0;
    for (const auto& [key, member] : object.items()) made[i++ == index ? name : key] = member;
    return made;
}

void change(Json& json, Dice& dice) {
    std::vector<Node> nodes = nodes_of(json);
    Node& node = nodes[dice.index(nodes.size())];
    const bool is_part = node.parent != nullptr;
    switch (dice.weighted({10, 2, 2, 2, 1, 1})) {
        case 0: {
            // Most nodes are scalars; a structure is changed in one of its parts.
            if (node.value->is_structured()) return;
            *node.value = changed_scalar(*node.value, nodes, dice);
            return;
        }
        case 1:
            if (is_part) erase(*node.parent, node.index);
            return;
        case 2: {
            if (!is_part || !node.parent->is_array()) return;
            const Json copy = *node.value;
            const auto at = dice.below(static_cast<std::int64_t>(node.parent->size()) + 1);
            node.parent->insert(std::next(node.parent->begin(), at), copy);
            return;
        }
        case 3: {
            const Json copy = *dice.any(nodes).value;
            *node.value = copy;
            return;
        }
        case 4: {
            if (!is_part || !node.parent->is_array() || node.parent->size() < 2) return;
            std::swap((*node.parent)[node.index], (*node.parent)[dice.index(node.parent->size())]);
            return;
        }
        default: {
            if (!is_part || !node.parent->is_object()) return;
            *node.parent = renamed(*node.parent, node.index, dice.any(nodes).key);
            return;
        }
    }
}

/// Lines as one list; empty when any of it is no JSON.
std::optional<Json> read(Written written, std::string_view text) {
    if (written == Written::one_value) {
        auto parsed = parse_json(text);
        return parsed ? std::optional(std::move(*parsed)) : std::nullopt;
    }
    Json lines = Json::array();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) continue;
        auto parsed = parse_json(line);
        if (!parsed) return std::nullopt;
        lines.push_back(std::move(*parsed));
    }
    return lines;
}

std::string write(Written written, const Json& json) {
    if (written == Written::one_value || !json.is_array()) return to_text(json);
    std::string text;
    for (const Json& line : json) text += to_text(line) + "\n";
    return text;
}

std::size_t put(const std::string& text, std::uint8_t* out) {
    std::memcpy(out, text.data(), text.size());
    return text.size();
}

}  // namespace

std::size_t mutate_json(Written written, std::uint8_t* data, std::size_t size, std::size_t most,
                        unsigned seed) {
    Dice dice(seed);
    if (dice.chance(25)) return LLVMFuzzerMutate(data, size, most);
    auto json = read(written, {reinterpret_cast<const char*>(data), size});
    if (!json) return LLVMFuzzerMutate(data, size, most);
    for (std::int64_t changes = dice.between(1, 4); changes > 0; --changes) change(*json, dice);
    const std::string text = write(written, *json);
    if (text.empty() || text.size() > most) return LLVMFuzzerMutate(data, size, most);
    return put(text, data);
}

std::size_t cross_json(Written written, const std::uint8_t* one, std::size_t one_size,
                       const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                       std::size_t most, unsigned seed) {
    Dice dice(seed);
    auto into = read(written, {reinterpret_cast<const char*>(one), one_size});
    auto from = read(written, {reinterpret_cast<const char*>(other), other_size});
    if (!into || !from) return 0;
    const std::vector<Node> givers = nodes_of(*from);
    const Node& giver = givers[dice.index(givers.size())];
    std::vector<Node> takers = nodes_of(*into);
    std::erase_if(takers, [&](const Node& node) { return node.key != giver.key; });
    if (takers.empty()) return 0;
    *dice.any(takers).value = *giver.value;
    const std::string text = write(written, *into);
    return text.size() > most ? 0 : put(text, out);
}

}  // namespace regulars::fuzz
