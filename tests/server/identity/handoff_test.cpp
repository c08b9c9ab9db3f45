// RFC 8725 and OWASP ASVS V9: whatever is wrong with a token, it is refused, by name.
#include "server/identity/handoff.h"

#include <atomic>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "server/identity/crypto.h"

namespace regulars::identity {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::seconds;

const Time now(seconds(1'700'000'000));
const std::string nonce = "frame-nonce-0123456789";
const HandoffKey key{"2026-a", Algorithm::hs256, std::string(32, 'k')};
const HandoffKey next_key{"2026-b", Algorithm::hs256, std::string(32, 'n')};
const HandoffRules rules{"shop-1", "https://regulars.test/t/shop-1", {key, next_key}};

Handoff customer() {
    return {.subject = "customer-42",
            .nonce = nonce,
            .jti = "0123456789abcdefABCDEF",
            .issued_at = now,
            .expires_at = now + seconds(120),
            .email = "a@example.test",
            .name = "小林",
            .locale = "zh-Hant",
            .tier_hint = "gold",
            .email_verified = true};
}

Json good_header() { return {{"alg", "HS256"}, {"typ", handoff_type}, {"kid", key.kid}}; }

Json good_claims() {
    return {{"iss", rules.issuer},  {"aud", rules.audience}, {"sub", "customer-42"},
            {"iat", 1'700'000'000}, {"exp", 1'700'000'120},  {"jti", "0123456789abcdefABCDEF"},
            {"nonce", nonce}};
}

std::string signed_parts(const std::string& header, const std::string& claims,
                         const std::string& secret = key.secret) {
    const std::string text = base64url(header) + "." + base64url(claims);
    return text + "." + base64url(view(hmac_sha256(secret, text)));
}

std::string with_header(const std::string& member, const Json& value) {
    Json header = good_header();
    header[member] = value;
    return signed_parts(header.dump(), good_claims().dump());
}

std::string with_claim(const std::string& member, const Json& value) {
    Json claims = good_claims();
    claims[member] = value;
    return signed_parts(good_header().dump(), claims.dump());
}

std::string without_claim(const std::string& member) {
    Json claims = good_claims();
    claims.erase(member);
    return signed_parts(good_header().dump(), claims.dump());
}

std::string verdict(std::string_view token, const HandoffRules& by = rules,
                    std::string_view frame = nonce, Time at = now) {
    UsedTokensInMemory used;
    const auto verified = verify_handoff(token, by, frame, at, used);
    return verified ? "accepted" : std::string(name(verified.error()));
}

struct Bad {
    std::string says, token, refusal;
};
std::ostream& operator<<(std::ostream& out, const Bad& c) { return out << c.says; }

const std::vector<Bad> corpus{
    {"nothing", "", "handoff.malformed"},
    {"two parts", "a.b", "handoff.malformed"},
    {"four parts", signed_parts(good_header().dump(), good_claims().dump()) + ".x",
     "handoff.malformed"},
    {"a header that is no JSON", signed_parts("{", good_claims().dump()), "handoff.malformed"},
    {"a header that is a list", signed_parts("[]", good_claims().dump()), "handoff.malformed"},
    {"claims that are a text", signed_parts(good_header().dump(), "\"x\""), "handoff.malformed"},
    {"two algorithms in one header",
     signed_parts(R"({"alg":"none","typ":"regulars-handoff+jwt","kid":"2026-a","alg":"HS256"})",
                  good_claims().dump()),
     "handoff.malformed"},
    {"two subjects in the claims",
     signed_parts(good_header().dump(), R"({"sub":"a",)" + good_claims().dump().substr(1)),
     "handoff.malformed"},
    {"claims nested a thousand deep",
     signed_parts(good_header().dump(), std::string(1000, '[') + std::string(1000, ']')),
     "handoff.malformed"},
    {"5000 bytes", std::string(5000, 'a'), "handoff.too_long"},
    {"no signature at all",
     base64url(good_header().dump()) + "." + base64url(good_claims().dump()) + ".",
     "handoff.bad_signature"},
    {"alg none, unsigned",
     base64url(R"({"alg":"none","typ":"regulars-handoff+jwt","kid":"2026-a"})") + "." +
         base64url(good_claims().dump()) + ".",
     "handoff.algorithm_not_allowed"},
    {"alg None, signed", with_header("alg", "None"), "handoff.algorithm_not_allowed"},
    {"alg HS384", with_header("alg", "HS384"), "handoff.algorithm_not_allowed"},
    {"alg hs256 in small letters", with_header("alg", "hs256"), "handoff.algorithm_not_allowed"},
    {"alg RS256", with_header("alg", "RS256"), "handoff.algorithm_not_allowed"},
    {"alg EdDSA", with_header("alg", "EdDSA"), "handoff.algorithm_not_allowed"},
    {"alg null", with_header("alg", nullptr), "handoff.algorithm_not_allowed"},
    {"alg as a list", with_header("alg", {"HS256"}), "handoff.algorithm_not_allowed"},
    {"a key from an address", with_header("jku", "https://evil.test/keys"),
     "handoff.header_not_allowed"},
    {"a key in the token", with_header("jwk", {{"kty", "oct"}, {"k", "a2s"}}),
     "handoff.header_not_allowed"},
    {"a certificate's address", with_header("x5u", "https://evil.test/c"),
     "handoff.header_not_allowed"},
    {"a certificate", with_header("x5c", {"MII"}), "handoff.header_not_allowed"},
    {"a critical extension", with_header("crit", {"exp"}), "handoff.header_not_allowed"},
    {"an unencoded payload", with_header("b64", false), "handoff.header_not_allowed"},
    {"a packed payload", with_header("zip", "DEF"), "handoff.header_not_allowed"},
    {"an unknown key", with_header("kid", "2020-z"), "handoff.unknown_key"},
    {"a key that is a path", with_header("kid", "../../dev/null"), "handoff.unknown_key"},
    {"no key",
     signed_parts(R"({"alg":"HS256","typ":"regulars-handoff+jwt"})", good_claims().dump()),
     "handoff.unknown_key"},
    {"another type", with_header("typ", "JWT"), "handoff.wrong_type"},
    {"no type", signed_parts(R"({"alg":"HS256","kid":"2026-a"})", good_claims().dump()),
     "handoff.wrong_type"},
    {"another shop's key",
     signed_parts(good_header().dump(), good_claims().dump(), std::string(32, 'x')),
     "handoff.bad_signature"},
    {"the key before a change under the name of the one after",
     signed_parts(good_header().dump(), good_claims().dump(), next_key.secret),
     "handoff.bad_signature"},
    {"another shop", with_claim("iss", "shop-2"), "handoff.wrong_issuer"},
    {"no shop", without_claim("iss"), "handoff.wrong_issuer"},
    {"a shop that is a number", with_claim("iss", 1), "handoff.wrong_issuer"},
    {"another portal", with_claim("aud", "https://regulars.test/t/shop-2"),
     "handoff.wrong_audience"},
    {"a longer portal", with_claim("aud", rules.audience + "/"), "handoff.wrong_audience"},
    {"a list of portals", with_claim("aud", {rules.audience, "https://evil.test"}),
     "handoff.wrong_audience"},
    {"no portal", without_claim("aud"), "handoff.wrong_audience"},
    {"no customer", without_claim("sub"), "handoff.claim_missing"},
    {"an empty customer", with_claim("sub", ""), "handoff.claim_missing"},
    {"a customer of 256 bytes", with_claim("sub", std::string(256, 'a')), "handoff.claim_missing"},
    {"a customer that is a number", with_claim("sub", 42), "handoff.claim_missing"},
    {"no jti", without_claim("jti"), "handoff.claim_missing"},
    {"a short jti", with_claim("jti", "1"), "handoff.claim_missing"},
    {"a long jti", with_claim("jti", std::string(129, 'j')), "handoff.claim_missing"},
    {"no nonce", without_claim("nonce"), "handoff.claim_missing"},
    {"no iat", without_claim("iat"), "handoff.claim_missing"},
    {"no exp", without_claim("exp"), "handoff.claim_missing"},
    {"exp as text", with_claim("exp", "1700000120"), "handoff.claim_missing"},
    {"exp with a fraction", with_claim("exp", 1700000120.5), "handoff.claim_missing"},
    {"exp of 1e300", with_claim("exp", 1e300), "handoff.claim_missing"},
    {"exp of 2^64 - 1", with_claim("exp", 18446744073709551615u), "handoff.claim_missing"},
    {"a negative iat", with_claim("iat", -1), "handoff.claim_missing"},
    {"a life of 121 seconds", with_claim("exp", 1'700'000'121), "handoff.lives_too_long"},
    {"a life of a thousand years", with_claim("exp", 33'000'000'000), "handoff.lives_too_long"},
    {"an end before the start", with_claim("exp", 1'699'999'999), "handoff.expired"},
    {"issued 31 seconds from now", with_claim("iat", 1'700'000'031), "handoff.not_yet_valid"},
    {"not before a minute from now", with_claim("nbf", 1'700'000'060), "handoff.not_yet_valid"},
    {"not before a text", with_claim("nbf", "now"), "handoff.not_yet_valid"},
    {"another frame", with_claim("nonce", "another-frame-nonce-00"), "handoff.wrong_nonce"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_token_as_the_shop_signs_it_is_accepted_with_all_it_says) {
    UsedTokensInMemory used;
    const auto verified =
        verify_handoff(sign_handoff(customer(), rules, key), rules, nonce, now, used);
    BOOST_REQUIRE_MESSAGE(verified, (verified ? "" : name(verified.error())));
    BOOST_TEST(verified->subject == "customer-42");
    BOOST_TEST(verified->email == "a@example.test");
    BOOST_TEST(verified->email_verified);
    BOOST_TEST(verified->name == "小林");
    BOOST_TEST(verified->locale == "zh-Hant");
    BOOST_TEST(verified->tier_hint == "gold");
    BOOST_TEST(verdict(signed_parts(good_header().dump(), good_claims().dump())) == "accepted");
    BOOST_TEST(verdict(sign_handoff(customer(), rules, next_key)) == "accepted");
    BOOST_TEST(verdict(with_claim("cart", {{"items", {1, 2}}})) ==
               "accepted");  // unknown claims are ignored
}

BOOST_DATA_TEST_CASE(a_wrong_token_is_refused_by_name, boost::unit_test::data::make(corpus), c) {
    BOOST_TEST(verdict(c.token) == c.refusal);
}

BOOST_AUTO_TEST_CASE(the_clocks_may_differ_by_thirty_seconds_and_no_more) {
    const std::string token = sign_handoff(customer(), rules, key);
    const auto at = [&](int offset) { return verdict(token, rules, nonce, now + seconds(offset)); };
    BOOST_TEST(at(-31) == "handoff.not_yet_valid");
    BOOST_TEST(at(-30) == "accepted");
    BOOST_TEST(at(149) == "accepted");
    BOOST_TEST(at(150) == "handoff.expired");
}

BOOST_AUTO_TEST_CASE(a_token_is_used_once_as_long_as_it_could_live) {
    UsedTokensInMemory used;
    const std::string token = sign_handoff(customer(), rules, key);
    BOOST_TEST(verify_handoff(token, rules, nonce, now, used).has_value());
    for (const int later : {0, 60, 149})
        BOOST_TEST((verify_handoff(token, rules, nonce, now + seconds(later), used).error() ==
                    HandoffRefusal::already_used));
    BOOST_TEST((verify_handoff(token, rules, nonce, now + seconds(150), used).error() ==
                HandoffRefusal::expired));
}

BOOST_AUTO_TEST_CASE(a_refused_token_is_not_spent) {
    UsedTokensInMemory used;
    const std::string token = sign_handoff(customer(), rules, key);
    BOOST_TEST(!verify_handoff(token, rules, "another frame", now, used).has_value());
    BOOST_TEST(!verify_handoff(token, rules, "", now, used).has_value());
    BOOST_TEST(used.size() == 0u);
    BOOST_TEST(verify_handoff(token, rules, nonce, now, used).has_value());
}

BOOST_AUTO_TEST_CASE(of_many_at_once_one_uses_the_token) {
    UsedTokensInMemory used;
    const std::string token = sign_handoff(customer(), rules, key);
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back(
            [&] { accepted += verify_handoff(token, rules, nonce, now, used).has_value(); });
    for (auto& thread : threads) thread.join();
    BOOST_TEST(accepted == 1);
}

BOOST_AUTO_TEST_CASE(a_full_memory_refuses_rather_than_forgets) {
    using Answer = UsedTokens::Answer;
    UsedTokensInMemory used(2);
    BOOST_TEST((used.use("shop", "a", now + seconds(10), now) == Answer::first_use));
    BOOST_TEST((used.use("shop", "b", now + seconds(20), now) == Answer::first_use));
    BOOST_TEST((used.use("shop", "c", now + seconds(20), now) == Answer::cannot_remember));
    BOOST_TEST((used.use("shop", "a", now + seconds(20), now) == Answer::used_before));
    BOOST_TEST((used.use("shop", "c", now + seconds(30), now + seconds(11)) == Answer::first_use));
}

BOOST_AUTO_TEST_CASE(two_shops_may_use_the_same_jti) {
    using Answer = UsedTokens::Answer;
    UsedTokensInMemory used;
    BOOST_TEST((used.use("ab", "c", now, now) == Answer::first_use));
    BOOST_TEST((used.use("a", "bc", now, now) == Answer::first_use));
}

BOOST_AUTO_TEST_CASE(a_key_shorter_than_its_digest_is_refused) {
    HandoffRules weak = rules;
    weak.keys = {{key.kid, Algorithm::hs256, "secret"}};
    BOOST_TEST(verdict(sign_handoff(customer(), weak, weak.keys[0]), weak) == "handoff.weak_key");
}

BOOST_AUTO_TEST_CASE(one_flipped_bit_anywhere_is_refused) {
    const std::string token = sign_handoff(customer(), rules, key);
    for (std::size_t at = 0; at < token.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string flipped = token;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            if (verdict(flipped) == "accepted")
                BOOST_ERROR("accepted with bit " << bit << " of byte " << at << " flipped");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_shortened_or_padded_token_is_refused) {
    const std::string token = sign_handoff(customer(), rules, key);
    for (std::size_t size = 0; size < token.size(); ++size)
        BOOST_TEST(verdict(token.substr(0, size)) != "accepted");
    for (const auto* more : {"=", "A", " ", "\n"}) BOOST_TEST(verdict(token + more) != "accepted");
}

}  // namespace regulars::identity
