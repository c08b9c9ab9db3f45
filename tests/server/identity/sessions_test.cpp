// Sessions end when they should and open nothing else; a link opens one member's card.
#include "server/identity/sessions.h"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "server/identity/member_link.h"

namespace regulars::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Time = std::chrono::sys_seconds;

const Time now(seconds(1'700'000'000));
const std::string master(32, 'm');
const MemberLink link{"shop-1", "member-42", now + hours(24)};

std::string verdict(const MemberLinks& links, std::string_view token, Time at = now) {
    const auto verified = links.verify(token, at);
    return verified ? "accepted" : std::string(name(verified.error()));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_session_is_found_by_its_token_only) {
    Sessions sessions;
    const auto token = sessions.open("shop-1", "member-42", now).value();
    BOOST_TEST(token.size() == 43u);
    const auto found = sessions.find(token, now).value();
    BOOST_TEST(found.shop == "shop-1");
    BOOST_TEST(found.member == "member-42");
    BOOST_TEST(!sessions.find("", now));
    BOOST_TEST(!sessions.find(token + "A", now));
    BOOST_TEST(!sessions.find(token.substr(1), now));
}

BOOST_AUTO_TEST_CASE(half_an_hour_without_use_ends_a_session_and_use_keeps_it) {
    Sessions sessions;
    const auto idle = sessions.open("s", "a", now).value();
    const auto used = sessions.open("s", "b", now).value();
    BOOST_TEST(sessions.find(used, now + minutes(29)).has_value());
    BOOST_TEST(!sessions.find(idle, now + minutes(30)));
    BOOST_TEST(sessions.find(used, now + minutes(58)).has_value());
    BOOST_TEST(sessions.size() == 1u);
}

BOOST_AUTO_TEST_CASE(twelve_hours_end_any_session) {
    Sessions sessions;
    const auto token = sessions.open("s", "a", now).value();
    for (int minute = 20; minute < 12 * 60; minute += 20)
        BOOST_TEST(sessions.find(token, now + minutes(minute)).has_value());
    BOOST_TEST(!sessions.find(token, now + hours(12)));
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_does_not_shorten_a_session) {
    Sessions sessions;
    const auto token = sessions.open("s", "a", now).value();
    BOOST_TEST(sessions.find(token, now + minutes(20)).has_value());
    BOOST_TEST(sessions.find(token, now).has_value());
    BOOST_TEST(sessions.find(token, now + minutes(45)).has_value());
}

BOOST_AUTO_TEST_CASE(a_revoked_session_is_gone_and_so_are_all_of_a_member) {
    Sessions sessions;
    const auto one = sessions.open("s", "a", now).value();
    const auto two = sessions.open("s", "a", now).value();
    const auto three = sessions.open("s", "a", now).value();
    const auto other_shop = sessions.open("t", "a", now).value();
    BOOST_TEST(sessions.revoke(one));
    BOOST_TEST(!sessions.revoke(one));
    BOOST_TEST(!sessions.find(one, now));
    BOOST_TEST(sessions.revoke_all_of("s", "a") == 2u);
    BOOST_TEST(sessions.revoke_all_of("s", "a") == 0u);
    BOOST_TEST(!sessions.find(two, now));
    BOOST_TEST(!sessions.find(three, now));
    BOOST_TEST(sessions.find(other_shop, now).has_value());
}

BOOST_AUTO_TEST_CASE(one_members_oldest_gives_way_and_others_never_do) {
    SessionLimits limits;
    limits.in_all = 5;
    limits.per_member = 3;
    Sessions sessions(limits);
    const auto other = sessions.open("s", "other", now).value();
    const auto first = sessions.open("s", "a", now).value();
    for (int i = 0; i < 10; ++i) BOOST_TEST(sessions.open("s", "a", now).has_value());
    BOOST_TEST(!sessions.find(first, now));
    BOOST_TEST(sessions.find(other, now).has_value());
    BOOST_TEST(sessions.size() == 4u);
    BOOST_TEST(sessions.open("s", "b", now).has_value());
    BOOST_TEST(!sessions.open("s", "c", now).has_value());            // full of living ones
    BOOST_TEST(sessions.open("s", "c", now + hours(1)).has_value());  // they have ended
    BOOST_TEST(sessions.size() == 1u);
}

BOOST_AUTO_TEST_CASE(sweeping_forgets_what_has_ended) {
    Sessions sessions;
    for (int i = 0; i < 100; ++i)
        (void)sessions.open("s", "m" + std::to_string(i), now + minutes(i));
    BOOST_TEST(sessions.sweep(now + minutes(99)) == 70u);
    BOOST_TEST(sessions.size() == 30u);
}

BOOST_AUTO_TEST_CASE(sessions_may_be_used_from_many_threads) {
    Sessions sessions;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 500; ++i) {
                const auto token = sessions.open("s", std::to_string(t), now);
                (void)sessions.find(*token, now);
                if (i % 2) (void)sessions.revoke(*token);
                if (i % 100 == 0) (void)sessions.sweep(now);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    BOOST_TEST(sessions.size() <= 4 * 16u);
}

BOOST_AUTO_TEST_CASE(a_link_opens_the_card_it_was_made_for_until_its_last_second) {
    const MemberLinks links(master);
    const auto token = links.sign(link, now).value();
    BOOST_TEST((links.verify(token, now).value() == link));
    BOOST_TEST(token.find_first_not_of(
                   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") ==
               std::string::npos);
    BOOST_TEST(verdict(links, token, now + hours(24) - seconds(1)) == "accepted");
    BOOST_TEST(verdict(links, token, now + hours(24)) == "link.expired");
}

BOOST_AUTO_TEST_CASE(a_link_with_one_flipped_bit_or_another_key_opens_nothing) {
    const MemberLinks links(master);
    const auto token = links.sign(link, now).value();
    for (std::size_t at = 0; at < token.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = token;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            if (verdict(links, flipped) == "accepted")
                BOOST_ERROR("accepted with byte " << at << " changed");
        }
        BOOST_TEST(verdict(links, token.substr(0, at)) != "accepted");
    }
    BOOST_TEST(verdict(links, token + "=") == "link.bad_signature");
    BOOST_TEST(verdict(MemberLinks(std::string(32, 'x')), token) == "link.bad_signature");
    for (const auto* nothing : {"", ".", "m1.", "m1..", "m1.x", "m2.a.b"})
        BOOST_TEST(verdict(links, nothing) != "accepted");
}

BOOST_AUTO_TEST_CASE(a_link_lives_thirty_days_at_most_and_names_somebody) {
    const MemberLinks links(master);
    const auto refusal = [&](MemberLink asked) { return links.sign(asked, now).error(); };
    BOOST_TEST(links.sign({"s", "m", now + longest_member_link}, now).has_value());
    BOOST_TEST((refusal({"s", "m", now + longest_member_link + seconds(1)}) ==
                LinkRefusal::lives_too_long));
    BOOST_TEST((refusal({"s", "m", now}) == LinkRefusal::expired));
    BOOST_TEST((refusal({"", "m", now + hours(1)}) == LinkRefusal::malformed));
    BOOST_TEST((refusal({"s", std::string(256, 'm'), now + hours(1)}) == LinkRefusal::malformed));
    // Where the shop ends and the member begins is signed too.
    BOOST_TEST((links.sign({"ab", "c", now + hours(1)}, now) !=
                links.sign({"a", "bc", now + hours(1)}, now)));
}

}  // namespace regulars::identity
