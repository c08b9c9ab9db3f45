// server/sample/shelf_articles.h: what the made-up shop sells. Prices are whole NT$.
#pragma once
#include <span>
#include <string_view>

namespace regulars {

enum class Season { all_year, summer, winter, mid_autumn, new_year };

struct ShelfArticle {
    std::string_view title;
    int price_dollars = 0;
    int popularity = 1;  // relative weight
    Season season = Season::all_year;
};

std::span<const ShelfArticle> shelf_articles();

}  // namespace regulars
