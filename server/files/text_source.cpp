#include "server/files/text_source.h"

#include <zlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

namespace regulars {
namespace {

constexpr std::size_t piece_bytes = 65'536;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::unexpected<Problems> refuse_file(const std::string& path, std::string rule,
                                      const std::string& why) {
    return refuse({JsonPath{}, std::move(rule), path + ": " + why});
}

/// zlib's stream over gzip members that follow each other.
class Gunzip {
public:
    Gunzip() { ready_ = inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK; }  // 16: expect gzip
    ~Gunzip() {
        if (ready_) inflateEnd(&stream_);
    }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    enum class Outcome { more, stopped, corrupt };

    /// Unpacks one packed piece and hands the text on.
    Outcome push(std::span<unsigned char> packed, const TakePiece& take) {
        if (!ready_) return Outcome::corrupt;
        stream_.next_in = packed.data();
        stream_.avail_in = static_cast<uInt>(packed.size());
        while (true) {
            if (at_end_ && stream_.avail_in > 0) {  // the next member of the file
                if (inflateReset(&stream_) != Z_OK) return Outcome::corrupt;
                at_end_ = false;
            }
            stream_.next_out = text_.data();
            stream_.avail_out = static_cast<uInt>(text_.size());
            const int code = inflate(&stream_, Z_NO_FLUSH);
            if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
                return Outcome::corrupt;
            at_end_ = code == Z_STREAM_END;
            const std::size_t made = text_.size() - stream_.avail_out;
            const auto* text = reinterpret_cast<const char*>(text_.data());
            if (made > 0 && !take({text, made})) return Outcome::stopped;
            const bool all_out = stream_.avail_out > 0;
            if (stream_.avail_in == 0 && all_out) return Outcome::more;
        }
    }

    bool at_end() const { return at_end_; }

private:
    z_stream stream_{};
    std::array<unsigned char, piece_bytes> text_{};
    bool ready_ = false;
    bool at_end_ = false;
};

bool is_gzip(std::span<const unsigned char> start) {
    return start.size() >= 2 && start[0] == 0x1F && start[1] == 0x8B;
}

std::size_t read_piece(std::FILE* file, std::array<unsigned char, piece_bytes>& piece) {
    return std::fread(piece.data(), 1, piece.size(), file);
}

}  // namespace

Result<void> read_text(const std::string& path, const TakePiece& take,
                       const ReadProgress& progress) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    const File file(missing ? nullptr : std::fopen(path.c_str(), "rb"));
    if (!file)
        return refuse_file(path, "files.not_found",
                           "there is no such file, or it cannot be opened");

    const auto unpack = std::make_unique<Gunzip>();
    std::array<unsigned char, piece_bytes> piece;
    bool packed = false;
    std::int64_t read = 0;
    while (const std::size_t got = read_piece(file.get(), piece)) {
        const std::span<unsigned char> bytes(piece.data(), got);
        if (read == 0) packed = is_gzip(bytes);
        read += static_cast<std::int64_t>(got);
        if (!packed) {
            if (!take({reinterpret_cast<const char*>(bytes.data()), got})) return {};
        } else {
            const Gunzip::Outcome outcome = unpack->push(bytes, take);
            if (outcome == Gunzip::Outcome::stopped) return {};
            if (outcome == Gunzip::Outcome::corrupt) {
                return refuse_file(path, "files.gzip_corrupt",
                                   "the packed data is damaged; fetch the file again");
            }
        }
        if (progress) progress(read, static_cast<std::int64_t>(size));
    }
    if (std::ferror(file.get())) {
        return refuse_file(path, "files.unreadable", "reading stopped with an error");
    }
    if (packed && !unpack->at_end()) {
        return refuse_file(path, "files.gzip_truncated",
                           "the packed file ends too early; fetch the file again");
    }
    return {};
}

}  // namespace regulars
