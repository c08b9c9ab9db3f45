#include "server/sample/sample_shop.h"

#include <algorithm>
#include <tuple>

#include "core/evaluation/decide.h"
#include "server/sample/member_names.h"
#include "server/sample/seeded_random.h"
#include "server/sample/shop_calendar.h"

namespace regulars {
namespace {

constexpr std::int64_t days_shown = 730;
constexpr std::int64_t minute_ms = 60 * ms_per_second;
constexpr std::int64_t minor_per_dollar = 100;
constexpr std::size_t long_name_baskets = 12;  // the long name belongs to someone who comes often

/// A habit of buying. A few habits make the Pareto shape: most members come once or twice, a
/// few make most of the turnover.
struct Habit {
    int share;                      // of the members
    int orders_least, orders_most;  // in 24 months, if they stay all the time
    int leaves_percent;             // how many stop coming
    std::array<int, 5> lines;       // weights of 1, 2, 3, 4, 5 articles in a basket
};
constexpr std::array<Habit, 6> habits{{
    {2, 0, 0, 0, {1, 0, 0, 0, 0}},         // joined, never bought
    {30, 1, 1, 0, {50, 30, 14, 4, 2}},     // once
    {30, 2, 7, 30, {45, 33, 15, 5, 2}},    // now and then
    {23, 8, 18, 28, {38, 34, 18, 7, 3}},   // every month or two
    {11, 19, 36, 18, {30, 34, 22, 9, 5}},  // every month
    {4, 38, 60, 6, {22, 32, 26, 13, 7}},   // the shop's friends
}};

struct Basket {
    std::size_t member = 0;
    Instant at;
    Channel channel = Channel::web;
    std::vector<std::pair<std::size_t, int>> lines;  // article, pieces
    std::string id;
};

struct Shopper {
    const Habit* habit = nullptr;
    std::string name;
    Instant joined_at;
    int web_percent = 50;
    std::vector<std::size_t> favourites;
    std::vector<Basket> baskets;
};

Money price_of(const std::pair<std::size_t, int>& line) {
    const ShelfArticle& article = shelf_articles()[line.first];
    return {std::int64_t{article.price_dollars} * line.second * minor_per_dollar};
}

std::string padded(std::size_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::size_t any_article(SeededRandom& random, Date date) {
    std::vector<int> weights;
    for (const ShelfArticle& article : shelf_articles()) {
        weights.push_back(article.popularity * season_weight(article.season, date));
    }
    return random.weighted(weights);
}

/// A day of [from, to), the busy ones more often; the last try stands as it is.
Date any_day(SeededRandom& random, std::int64_t from, std::int64_t to, Channel channel) {
    constexpr int tries = 40;
    Date date;
    for (int i = 0; i < tries; ++i) {
        date = date_from_days(random.between(from, to - 1));
        if (random.below(busiest_day_weight) < day_weight(date, channel)) break;
    }
    return date;
}

Basket any_basket(SeededRandom& random, const Shopper& shopper, std::int64_t from,
                  std::int64_t to) {
    constexpr std::array<int, 3> pieces{78, 17, 5};
    constexpr int favourite_percent = 55;
    Basket basket;
    basket.channel = random.chance(shopper.web_percent) ? Channel::web : Channel::store;
    const Date date = any_day(random, from, to, basket.channel);
    basket.at = any_moment(random, date, basket.channel);
    const std::size_t lines = random.weighted(shopper.habit->lines) + 1;
    for (std::size_t i = 0; i < lines; ++i) {
        const bool favourite = random.chance(favourite_percent);
        const std::size_t article =
            favourite ? random.any_of(shopper.favourites) : any_article(random, date);
        const bool known = std::any_of(basket.lines.begin(), basket.lines.end(),
                                       [&](const auto& line) { return line.first == article; });
        if (known || season_weight(shelf_articles()[article].season, date) == 0) continue;
        basket.lines.emplace_back(article, static_cast<int>(random.weighted(pieces)) + 1);
    }
    if (basket.lines.empty()) basket.lines.emplace_back(any_article(random, date), 1);
    return basket;
}

/// How often someone with this habit buys in `days`; at least once, if at all.
std::int64_t any_order_count(SeededRandom& random, const Habit& habit, std::int64_t days) {
    const std::int64_t in_all = random.between(habit.orders_least, habit.orders_most);
    const std::int64_t fair = in_all * days + random.below(days_shown);
    return in_all == 0 ? 0 : std::max<std::int64_t>(1, fair / days_shown);
}

Shopper any_shopper(SeededRandom& random, Instant until) {
    std::array<int, habits.size()> shares{};
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = habits[i].share;
    Shopper shopper;
    shopper.habit = &habits[random.weighted(shares)];
    shopper.name = any_member_name(random);
    shopper.web_percent = random.any_of(std::array{5, 25, 50, 70, 85, 100});
    const std::int64_t last_day = days_since_1970(date_on(taipei(), until));
    const std::int64_t first_day = last_day - days_shown + 1;
    // Some were there before, a third came in the first months, the others one by one.
    constexpr std::array<int, 3> arrivals{25, 30, 45};
    constexpr std::array<std::int64_t, 3> arrival_days{1, 150, days_shown - 1};
    std::int64_t from = first_day + random.below(arrival_days[random.weighted(arrivals)]);
    std::int64_t to = last_day + 1;
    if (random.chance(shopper.habit->leaves_percent)) {
        to = from + 1 + (to - from) * random.between(15, 70) / 100;
    }
    const auto favourites = static_cast<std::size_t>(random.between(2, 5));
    for (std::size_t i = 0; i < favourites; ++i) {
        shopper.favourites.push_back(any_article(random, date_from_days(from)));
    }
    const std::int64_t orders = any_order_count(random, *shopper.habit, to - from);
    for (std::int64_t i = 0; i < orders; ++i) {
        Basket basket = any_basket(random, shopper, from, to);
        if (basket.at < until) shopper.baskets.push_back(std::move(basket));
    }
    std::sort(shopper.baskets.begin(), shopper.baskets.end(),
              [](const Basket& a, const Basket& b) { return a.at < b.at; });
    // Two thirds join with their first order, the others looked around before.
    shopper.joined_at = shopper.baskets.empty()
                            ? any_moment(random, date_from_days(from), Channel::web)
                            : shopper.baskets.front().at;
    if (random.chance(34)) {
        shopper.joined_at = shopper.joined_at - random.between(30, 40 * 1'440) * minute_ms;
    }
    shopper.joined_at = std::min(shopper.joined_at, until - ms_per_day);
    return shopper;
}

/// "B100001" for the shop's first order and so on, in time order over all members.
void number_baskets(std::vector<Shopper>& shoppers) {
    constexpr std::size_t first_number = 100'001;
    std::vector<Basket*> all;
    for (std::size_t i = 0; i < shoppers.size(); ++i) {
        for (Basket& basket : shoppers[i].baskets) {
            basket.member = i;
            all.push_back(&basket);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Basket* a, const Basket* b) {
        return std::tie(a->at, a->member) < std::tie(b->at, b->member);
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i]->id = "B" + std::to_string(first_number + i);
    }
}

Fact fact_at(Instant at, Channel channel, std::string event, FactBody body) {
    return {{std::move(event)}, at, at, channel, std::move(body)};
}

Fact order_fact(const Basket& basket) {
    Money amount, top;
    std::int64_t pieces = 0;
    std::string_view title;
    for (const auto& line : basket.lines) {
        amount += price_of(line);
        pieces += line.second;
        if (price_of(line) > top) {
            top = price_of(line);
            title = shelf_articles()[line.first].title;
        }
    }
    return fact_at(basket.at, basket.channel, "order/" + basket.id,
                   OrderPaid{{basket.id}, amount, pieces, std::string(title)});
}

/// One order in twenty comes back within two weeks: half of them whole, else one article.
std::optional<Fact> any_refund(SeededRandom& random, const Basket& basket, Instant until) {
    if (!random.chance(5)) return std::nullopt;
    Money amount;
    const bool whole = random.chance(50) || basket.lines.size() == 1;
    for (const auto& line : basket.lines) amount += price_of(line);
    if (!whole) amount = price_of(random.any_of(basket.lines));
    const Instant at = basket.at + random.between(2 * 1'440, 14 * 1'440) * minute_ms;
    if (at >= until) return std::nullopt;
    const std::string id = "R" + basket.id.substr(1);
    return fact_at(at, basket.channel, "refund/" + id, OrderRefunded{{id}, {basket.id}, amount});
}

MemberFacts facts_of(SeededRandom& random, const Shopper& shopper, const MemberId& member,
                     Instant until) {
    MemberFacts made{member, {}};
    const Channel joined_by =
        shopper.baskets.empty() ? Channel::web : shopper.baskets.front().channel;
    made.facts.push_back(
        fact_at(shopper.joined_at, joined_by, "joined/" + member.text, MemberJoined{shopper.name}));
    for (const Basket& basket : shopper.baskets) {
        made.facts.push_back(order_fact(basket));
        if (auto refund = any_refund(random, basket, until)) {
            made.facts.push_back(std::move(*refund));
        }
    }
    std::stable_sort(made.facts.begin(), made.facts.end(),
                     [](const Fact& a, const Fact& b) { return a.occurred_at < b.occurred_at; });
    return made;
}

struct WishedReward {
    std::string_view id;
    int weight;
};
constexpr std::array<WishedReward, 10> wished{{{"cup_of_tea", 30},
                                               {"postcards", 14},
                                               {"delivery_once", 14},
                                               {"travel_soap", 12},
                                               {"voucher_300", 12},
                                               {"incense_sampler", 9},
                                               {"linen_cloth", 8},
                                               {"tea_table", 4},
                                               {"potters_dish", 4},
                                               {"kettle", 2}}};

RewardWish any_reward_wish(SeededRandom& random, std::string redemption) {
    std::array<int, wished.size()> weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = wished[i].weight;
    RewardWish wish;
    wish.redemption = {std::move(redemption)};
    wish.reward = {std::string(wished[random.weighted(weights)].id)};
    for (std::uint8_t& byte : wish.coupon) byte = static_cast<std::uint8_t>(random.below(256));
    return wish;
}

struct Comment {
    int least, most;  // the scores it fits
    std::string_view text;
};
constexpr std::array<Comment, 14> comments{{
    {9, 10, "每次去都會多聊兩句，東西也耐用。"},
    {9, 10, "包裝很用心，送禮收到的人都問在哪裡買。"},
    {8, 10, "桂花烏龍回購第三次了。"},
    {8, 10, "店員記得我喜歡淺焙的茶。"},
    {9, 10, "The lady at the tea table took her time with us. Lovely place."},
    {7, 9, "希望能多一點小尺寸的器皿。"},
    {7, 9, "網站找東西有點慢，但到貨很快。"},
    {6, 8, "線香的味道比想像中淡一點。"},
    {5, 8, "星期一沒開，撲空過一次。"},
    {4, 7, "運費門檻可以再低一些嗎？"},
    {2, 5, "杯子收到時有缺角，換貨等了一週。"},
    {0, 4, "毛巾洗過之後掉色。"},
    {0, 10, ""},
    {0, 10, ""},
}};

SurveyWish any_survey_wish(SeededRandom& random) {
    constexpr std::array<int, 11> scores{1, 0, 1, 2, 2, 4, 5, 12, 22, 26, 25};
    const int score = static_cast<int>(random.weighted(scores));
    std::vector<std::string_view> fitting;
    for (const Comment& comment : comments) {
        if (score >= comment.least && score <= comment.most) fitting.push_back(comment.text);
    }
    return {{score, std::string(random.any_of(fitting))}};
}

void add_wishes(SeededRandom& random, const Shopper& shopper, const MemberId& member, Instant until,
                std::vector<Wish>& wishes) {
    constexpr int survey_percent = 14;
    const int reward_percent = random.any_of(std::array{3, 8, 16, 28});  // savers and spenders
    std::size_t tries = 0;
    for (const Basket& basket : shopper.baskets) {
        if (!random.chance(reward_percent)) continue;
        const Instant at = basket.at + random.between(5, 5 * 1'440) * minute_ms;
        const std::string redemption = "K" + member.text.substr(1) + "-" + padded(++tries, 2);
        Wish wish{member, at, Channel::portal, any_reward_wish(random, redemption)};
        if (at < until) wishes.push_back(std::move(wish));
    }
    if (shopper.baskets.empty() || !random.chance(survey_percent)) return;
    const Basket& basket = random.any_of(shopper.baskets);
    const Instant at = basket.at + random.between(1'440, 6 * 1'440) * minute_ms;
    if (at < until) wishes.push_back({member, at, Channel::portal, any_survey_wish(random)});
}

struct FactOfWish {
    const Wish& wish;
    const Program& program;

    std::optional<Fact> operator()(const RewardWish& wanted) const {
        for (const Reward& reward : program.rewards) {
            if (reward.id != wanted.reward) continue;
            return fact_at(wish.at, wish.channel, "redeem/" + wanted.redemption.text,
                           RewardRedeemed{wanted.redemption, reward.id, reward.cost,
                                          coupon_code(wanted.coupon)});
        }
        return std::nullopt;
    }
    std::optional<Fact> operator()(const SurveyWish& wanted) const {
        if (program.surveys.empty()) return std::nullopt;
        const SurveyId& survey = program.surveys.front().id;
        return fact_at(wish.at, wish.channel, "survey/" + survey.text + "/" + wish.member.text,
                       SurveyAnswered{survey, wanted.answer});
    }
};

/// A fact or a wish of one member, waiting for its turn.
struct Turn {
    Instant at;
    std::size_t member = 0;
    Fact fact;
};

std::vector<Turn> turns_of(const SampleShop& shop, const Program& program) {
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < shop.members.size(); ++i) {
        for (const Fact& fact : shop.members[i].facts) turns.push_back({fact.occurred_at, i, fact});
    }
    for (const Wish& wish : shop.wishes) {
        auto fact = fact_of(wish, program);
        if (!fact) continue;
        const auto member = std::lower_bound(
            shop.members.begin(), shop.members.end(), wish.member,
            [](const MemberFacts& facts, const MemberId& id) { return facts.member < id; });
        turns.push_back(
            {wish.at, static_cast<std::size_t>(member - shop.members.begin()), std::move(*fact)});
    }
    std::stable_sort(turns.begin(), turns.end(),
                     [](const Turn& a, const Turn& b) { return a.at < b.at; });
    return turns;
}

void count_taken(const Fact& fact, const Program& program, std::vector<std::int64_t>& taken) {
    const auto* redeemed = std::get_if<RewardRedeemed>(&fact.body);
    if (!redeemed) return;
    for (std::size_t i = 0; i < program.rewards.size(); ++i) {
        if (program.rewards[i].id == redeemed->reward) ++taken[i];
    }
}

}  // namespace

SampleShop make_sample(std::uint64_t seed, int members, Instant until) {
    constexpr std::size_t id_digits = 5;
    SeededRandom root(seed);
    std::vector<SeededRandom> randoms;
    std::vector<Shopper> shoppers;
    for (int i = 0; i < members; ++i) {
        // Each member draws from an own stream: one more draw in one leaves the others alone.
        SeededRandom& random = randoms.emplace_back(root.next());
        shoppers.push_back(any_shopper(random, until));
    }
    const auto often = std::find_if(shoppers.begin(), shoppers.end(), [](const Shopper& shopper) {
        return shopper.baskets.size() >= long_name_baskets;
    });
    if (often != shoppers.end()) often->name = very_long_name();
    number_baskets(shoppers);

    SampleShop shop;
    for (std::size_t i = 0; i < shoppers.size(); ++i) {
        const MemberId member{"M" + padded(i + 1, id_digits)};
        shop.members.push_back(facts_of(randoms[i], shoppers[i], member, until));
        add_wishes(randoms[i], shoppers[i], member, until, shop.wishes);
    }
    std::sort(shop.wishes.begin(), shop.wishes.end(), [](const Wish& a, const Wish& b) {
        return std::tuple(a.at, std::string_view(a.member.text), a.what.index()) <
               std::tuple(b.at, std::string_view(b.member.text), b.what.index());
    });
    return shop;
}

std::optional<Fact> fact_of(const Wish& wish, const Program& program) {
    return std::visit(FactOfWish{wish, program}, wish.what);
}

std::vector<MemberRecord> records_of(const SampleShop& shop, const PublishedProgram& published) {
    std::vector<MemberRecord> records;
    for (const MemberFacts& member : shop.members) records.push_back({member.member, {}, {}});
    std::vector<std::int64_t> taken(published.program.rewards.size());
    for (Turn& turn : turns_of(shop, published.program)) {
        MemberRecord& record = records[turn.member];
        auto entries = decide(published, record, turn.fact, taken);
        if (!entries) continue;  // a wish that was not to be
        count_taken(turn.fact, published.program, taken);
        record.facts.push_back(std::move(turn.fact));
        for (ExplainedEntry& entry : *entries) record.entries.push_back(std::move(entry));
    }
    return records;
}

}  // namespace regulars
