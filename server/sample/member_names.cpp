#include "server/sample/member_names.h"

#include <string_view>

namespace regulars {
namespace {

struct FamilyName {
    std::string_view text;
    int weight;
};

constexpr std::array<FamilyName, 36> family_names{
    {{"陳", 110}, {"林", 82}, {"黃", 60}, {"張", 52},  {"李", 51},  {"王", 41},
     {"吳", 40},  {"劉", 32}, {"蔡", 29}, {"楊", 26},  {"許", 23},  {"鄭", 19},
     {"謝", 18},  {"郭", 15}, {"洪", 15}, {"曾", 15},  {"邱", 14},  {"廖", 13},
     {"賴", 13},  {"徐", 13}, {"周", 12}, {"葉", 12},  {"蘇", 12},  {"莊", 10},
     {"江", 9},   {"呂", 9},  {"何", 9},  {"蕭", 8},   {"羅", 8},   {"高", 8},
     {"簡", 6},   {"鍾", 6},  {"游", 5},  {"歐陽", 2}, {"范姜", 1}, {"司徒", 1}}};

constexpr std::array<std::string_view, 36> given_first{
    "家", "怡", "雅", "志", "俊", "淑", "美", "佳", "冠", "柏", "宜", "宗",
    "品", "詩", "承", "思", "彥", "郁", "子", "文", "心", "書", "育", "建",
    "若", "采", "廷", "于", "以", "明", "宥", "芷", "昱", "筱", "念", "沛"};
constexpr std::array<std::string_view, 32> given_second{
    "勻", "君", "婷", "偉", "璇", "芬", "澄", "蓉", "宇", "翰", "庭", "溪", "樂", "涵", "恩", "甫",
    "安", "葵", "萱", "均", "瑜", "榆", "歆", "霏", "寧", "儒", "妤", "慧", "岑", "謙", "禾", "遠"};
constexpr std::array<std::string_view, 12> given_single{"敏", "岳", "寧", "昀", "彤", "靜",
                                                        "愷", "芃", "律", "悅", "晨", "樵"};
constexpr std::array<std::string_view, 20> latin_given{
    "Emily", "Marcus", "Hana",  "Oliver", "Chloe", "Daniel", "Iris",  "Jonas", "Mei",   "Tomas",
    "Aya",   "Felix",  "Grace", "Leo",    "Nina",  "Kenji",  "Sofia", "Hugo",  "Elena", "Ravi"};
constexpr std::array<std::string_view, 16> latin_family{
    "Chen", "Lin",    "Huang",   "Whitfield", "Moreau", "Sato",  "Kowalski", "Brandt",
    "Wu",   "Larsen", "Pereira", "Tsai",      "Okafor", "Novak", "Hsu",      "Delacroix"};

std::string_view any_family_name(SeededRandom& random) {
    std::array<int, family_names.size()> weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = family_names[i].weight;
    return family_names[random.weighted(weights)].text;
}

std::string joined(std::string_view a, std::string_view b, std::string_view between = "") {
    return std::string(a).append(between).append(b);
}

}  // namespace

std::string any_member_name(SeededRandom& random) {
    if (random.chance(3)) {
        const std::string_view given = random.any_of(latin_given);
        return joined(given, random.any_of(latin_family), " ");
    }
    const std::string_view family = any_family_name(random);
    if (random.chance(6)) return joined(family, random.any_of(given_single));
    const std::string_view first = random.any_of(given_first);
    return joined(family, joined(first, random.any_of(given_second)));
}

std::string_view very_long_name() {
    return "Maximiliane Alexandra Hohenfels-Wintersberger de la Vega y Castellanos";
}

}  // namespace regulars
