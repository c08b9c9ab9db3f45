// server/commands/new_shop.h: a shop in the making: its row, its keys, its first programme.
#pragma once
#include "server/store/data_folder.h"
#include "server/store/published_programs.h"

namespace regulars::commands {

struct OpenedShop {
    PublishedProgram published;
    std::string studio_key;  // only for a shop made just now: it is stored as a hash
};

/// Makes the shop if it is not there, and publishes `program` unless it is what is in force.
store::Stored<OpenedShop> open_or_make_shop(store::Connection& connection, const std::string& shop,
                                            const Program& program, Instant now);

/// A history that ends more than a month before `now` is served as on the day after its end, so
/// that tiers and points are looked at as they were; a living shop goes by the real clock.
store::Stored<void> set_clock(store::ShopStore& store, const TimeZone& zone, Instant now);

/// Where the shop's clock starts when it is served: empty for the real clock. Never before the
/// newest fact, so that time does not run back from one start to the next.
store::Stored<std::optional<Instant>> clock_start(store::ShopStore& store);

}  // namespace regulars::commands
