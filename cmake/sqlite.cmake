# SQLite's amalgamation as npm's better-sqlite3 carries it. Debian 12's 3.40.1 can corrupt a
# database when a WAL is reset (fixed in 3.51.3).

set(SQLITE_SOURCE_DIR "${PROJECT_SOURCE_DIR}/node_modules/better-sqlite3/deps/sqlite3"
    CACHE PATH "SQLite's amalgamation: sqlite3.c and sqlite3.h, 3.51.3 or later")
set(sqlite_3_53_2_c 60d2f39a3726cd6b9021da6f4e868608d66fbb6528a9f513dc8ffcc640493422)
set(sqlite_3_53_2_h 9e69a1353a4288450b0d5239ede11fc7f1f4c8e5eb07491fc8317eacb5b7de7e)

if(NOT EXISTS "${SQLITE_SOURCE_DIR}/sqlite3.c")
    message(FATAL_ERROR "No SQLite in ${SQLITE_SOURCE_DIR}: run scripts/setup, or pass "
                        "-DSQLITE_SOURCE_DIR=<folder with sqlite3.c>.")
endif()
if(SQLITE_SOURCE_DIR STREQUAL "${PROJECT_SOURCE_DIR}/node_modules/better-sqlite3/deps/sqlite3")
    foreach(kind c h)
        file(SHA256 "${SQLITE_SOURCE_DIR}/sqlite3.${kind}" sum)
        if(NOT sum STREQUAL sqlite_3_53_2_${kind})
            message(FATAL_ERROR "sqlite3.${kind} in ${SQLITE_SOURCE_DIR} is not release 3.53.2. If "
                                "better-sqlite3 was upgraded on purpose, pin the new sum here: ${sum}")
        endif()
    endforeach()
endif()

add_library(sqlite STATIC "${SQLITE_SOURCE_DIR}/sqlite3.c")
target_include_directories(sqlite SYSTEM PUBLIC "${SQLITE_SOURCE_DIR}")
target_compile_options(sqlite PRIVATE -w -fno-sanitize=undefined)
target_compile_definitions(sqlite PRIVATE
    SQLITE_DQS=0
    SQLITE_THREADSAFE=2  # a connection belongs to one thread at a time
    SQLITE_DEFAULT_WAL_SYNCHRONOUS=2
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_OMIT_DEPRECATED
    SQLITE_OMIT_SHARED_CACHE
    SQLITE_USE_ALLOCA
    SQLITE_LIKE_DOESNT_MATCH_BLOBS)
