// server/files/text_source.h: files as they lie on the disk, packed or not.
#include "server/files/text_source.h"

#include <unistd.h>
#include <zlib.h>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/core/orders/real_orders.h"

using namespace regulars;
using namespace regulars::making;

namespace {

/// A folder of its own, gone with the test.
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("regulars_files_" + std::to_string(getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }

    std::string with(const std::string& name, std::string_view bytes) const {
        const auto file = path / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file.string();
    }
};

std::string gzip(std::string_view text) {
    z_stream stream{};
    BOOST_REQUIRE(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8,
                               Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(deflateBound(&stream, text.size()) + 32, '\0');
    std::string input(text);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    BOOST_REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// Text that does not pack well, so that a packed file has several pieces.
std::string long_text() {
    std::string text;
    std::uint32_t state = 1;
    while (text.size() < 300'000) {
        state = state * 1'664'525 + 1'013'904'223;
        text += std::to_string(state) + "\n";
    }
    return text;
}

struct Read {
    std::string text, rule;
};

Read read_all(const std::string& path) {
    Read result;
    const auto read = read_text(path, [&](std::string_view piece) {
        result.text += piece;
        return true;
    });
    if (!read) result.rule = read.error().front().rule;
    return result;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_plain_file_is_read_as_it_is, Folder) {
    BOOST_TEST(read_all(with("a.csv", "a,b\n")).text == "a,b\n");
    BOOST_TEST((read_all(with("b.csv", long_text())).text == long_text()));
    BOOST_TEST(read_all(with("empty.csv", "")).text == "");
}

BOOST_FIXTURE_TEST_CASE(a_packed_file_is_known_by_its_first_bytes, Folder) {
    BOOST_TEST((read_all(with("packed.csv", gzip(long_text()))).text == long_text()));
    BOOST_TEST(read_all(with("plain.csv.gz", "a,b\n")).text == "a,b\n");
    BOOST_TEST(read_all(with("nothing.gz", gzip(""))).rule == "");
}

BOOST_FIXTURE_TEST_CASE(packed_parts_follow_each_other, Folder) {
    BOOST_TEST(read_all(with("two.gz", gzip("a,b\n") + gzip("c,d\n"))).text == "a,b\nc,d\n");
    const std::string both = gzip(long_text()) + gzip("end");
    BOOST_TEST((read_all(with("long.gz", both)).text == long_text() + "end"));
}

BOOST_FIXTURE_TEST_CASE(a_packed_file_that_was_cut_off_is_named, Folder) {
    const std::string packed = gzip(long_text());
    for (const std::size_t cut : {std::size_t{1}, std::size_t{8}, packed.size() / 2}) {
        BOOST_TEST(read_all(with("cut.gz", packed.substr(0, packed.size() - cut))).rule ==
                   "files.gzip_truncated");
    }
    BOOST_TEST(read_all(with("start.gz", packed.substr(0, 2))).rule == "files.gzip_truncated");
}

BOOST_FIXTURE_TEST_CASE(a_damaged_packed_file_is_named, Folder) {
    std::string packed = gzip(long_text());
    packed[packed.size() - 5] = static_cast<char>(packed[packed.size() - 5] ^ 1);  // its checksum
    BOOST_TEST(read_all(with("sum.gz", packed)).rule == "files.gzip_corrupt");
    BOOST_TEST(read_all(with("tail.gz", gzip("a") + "no gzip")).rule == "files.gzip_corrupt");
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_not_there_is_named, Folder) {
    BOOST_TEST(read_all((path / "missing.csv").string()).rule == "files.not_found");
    BOOST_TEST(read_all(path.string()).rule == "files.not_found");  // a folder is no file
}

BOOST_FIXTURE_TEST_CASE(progress_ends_at_the_whole_file, Folder) {
    const std::string packed = gzip(long_text());
    std::int64_t last = 0, whole = 0;
    const auto read = read_text(
        with("a.gz", packed), [](std::string_view) { return true; },
        [&](std::int64_t done, std::int64_t total) {
            BOOST_TEST(done > last);
            last = done;
            whole = total;
        });
    BOOST_TEST(read.has_value());
    BOOST_TEST(last == std::ssize(packed));
    BOOST_TEST(whole == std::ssize(packed));
}

BOOST_FIXTURE_TEST_CASE(reading_stops_when_enough_was_read, Folder) {
    int pieces = 0;
    const auto read =
        read_text(with("a.gz", gzip(long_text())), [&](std::string_view) { return ++pieces < 2; });
    BOOST_TEST(read.has_value());
    BOOST_TEST(pieces == 2);
}

namespace {

std::string real_file() {
    const char* folder = std::getenv("REGULARS_DATA");
    return std::string(folder ? folder : "../shared/data") + "/online_retail.csv.gz";
}

boost::test_tools::assertion_result the_file_is_there(boost::unit_test::test_unit_id) {
    if (std::filesystem::exists(real_file())) return true;
    const std::string message = "SKIPPED: no real orders at " + real_file();
    std::fprintf(stderr, "%s\n", message.c_str());
    boost::test_tools::assertion_result skipped(false);
    skipped.message() << message;
    return skipped;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_real_file_is_read_packed,
                     *boost::unit_test::precondition(the_file_is_there)) {
    OrderFile file(*mapping_of_profile("online-retail"), london(), *currency_of("GBP"));
    const auto read =
        read_text(real_file(), [&](std::string_view piece) { return file.feed(piece); });
    BOOST_REQUIRE(read.has_value());
    const auto orders = file.finish();
    BOOST_REQUIRE(orders.has_value());
    check_real_orders(*orders);
}
