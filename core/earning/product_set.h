// core/earning/product_set.h: some of what a shop sells, by article, category or brand. Names are
// compared byte by byte. A line is in the set when any of the three names it and none of `except` does;
// a set that names nothing holds every line.
// Source    docs/rules/earning.md, E9.
#pragma once
#include <string>
#include <vector>

#include "core/members/order.h"

namespace regulars {

struct ProductNames {
    std::vector<std::string> products, categories, brands;
    bool is_empty() const { return products.empty() && categories.empty() && brands.empty(); }
    bool operator==(const ProductNames&) const = default;
};

struct ProductSet {
    ProductNames of, except;
    bool is_everything() const { return of.is_empty() && except.is_empty(); }
    bool operator==(const ProductSet&) const = default;
};

bool is_in(const ProductSet& set, const OrderLine& line);

}  // namespace regulars
