// server/files/text_source.h: a file's bytes in pieces, unpacked on the way if it is gzip.
// gzip is known by its first two bytes, whatever the file is called; several members in one
// file are read one after the other (RFC 1952).
// Errors    files.not_found, files.unreadable, files.gzip_truncated, files.gzip_corrupt
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "core/base/problem.h"

namespace regulars {

/// Gets every piece in order; answers false to stop reading.
using TakePiece = std::function<bool(std::string_view piece)>;

/// Bytes of the file as it lies on the disk: read so far, of all.
using ReadProgress = std::function<void(std::int64_t read, std::int64_t total)>;

/// Reads all of the file, or until `take` has had enough, which is no error.
Result<void> read_text(const std::string& path, const TakePiece& take,
                       const ReadProgress& progress = {});

}  // namespace regulars
