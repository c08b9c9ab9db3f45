// Against published vectors: RFC 4231 (HMAC), RFC 5869 (HKDF), FIPS 180-4 (SHA-256), RFC 4648.
#include "server/identity/crypto.h"

#include <boost/test/unit_test.hpp>
#include <set>

namespace regulars::identity {

BOOST_AUTO_TEST_CASE(sha256_and_hmac_give_the_published_digests) {
    BOOST_TEST(sha256_hex("abc") ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(hex(view(hmac_sha256("Jefe", "what do ya want for nothing?"))) ==
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

// RFC 5869, test case 3: zero salt, empty info; its first 32 bytes.
BOOST_AUTO_TEST_CASE(a_derived_key_is_hkdf) {
    BOOST_TEST(hex(view(derived_key(std::string(22, '\x0b'), ""))) ==
               "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    BOOST_TEST((derived_key("master", "one purpose") != derived_key("master", "another")));
}

BOOST_AUTO_TEST_CASE(base64url_has_one_spelling) {
    const std::pair<std::string, std::string> pairs[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff", "-_8"}};
    for (const auto& [bytes, text] : pairs) {
        BOOST_TEST(base64url(bytes) == text);
        BOOST_TEST(from_base64url(text).value() == bytes);
    }
    for (const auto* other : {"Zg==", "Zh", "Z", "Zm9", "Z g", "Zm9v\n", "+/8", "Zm9vYmFyZ"})
        BOOST_TEST(!from_base64url(other).has_value());
}

BOOST_AUTO_TEST_CASE(random_tokens_are_long_and_differ) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(random_token(32));
    BOOST_TEST(seen.size() == 1000u);
    BOOST_TEST(seen.begin()->size() == 43u);
}

BOOST_AUTO_TEST_CASE(comparison_sees_length_and_every_byte) {
    BOOST_TEST(equal_in_constant_time("", ""));
    BOOST_TEST(equal_in_constant_time("abc", "abc"));
    BOOST_TEST(!equal_in_constant_time("abc", "abd"));
    BOOST_TEST(!equal_in_constant_time("abc", "ab"));
}

}  // namespace regulars::identity
