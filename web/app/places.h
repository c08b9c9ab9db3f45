// web/app/places.h: the five places and their addresses behind '#', so that back and forward work.
#pragma once
#include <array>
#include <string_view>

#include "web/app/action.h"

namespace regulars {

inline constexpr std::array<std::string_view, 5> place_routes{"home", "points", "rewards", "wallet",
                                                              "me"};

constexpr std::string_view route_of(Place place) {
    return place_routes[static_cast<std::size_t>(place)];
}

constexpr Place place_of(std::string_view route) {
    for (std::size_t i = 0; i < place_routes.size(); ++i) {
        if (place_routes[i] == route) return static_cast<Place>(i);
    }
    return Place::home;
}

}  // namespace regulars
