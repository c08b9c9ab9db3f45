#include "core/earning/product_set.h"

#include <algorithm>

namespace regulars {
namespace {

bool names(const std::vector<std::string>& list, const std::string& name) {
    return !name.empty() && std::find(list.begin(), list.end(), name) != list.end();
}

bool names_line(const ProductNames& set, const OrderLine& line) {
    if (names(set.products, line.product) || names(set.brands, line.brand)) return true;
    return std::any_of(
        line.categories.begin(), line.categories.end(),
        [&](const std::string& category) { return names(set.categories, category); });
}

}  // namespace

bool is_in(const ProductSet& set, const OrderLine& line) {
    return (set.of.is_empty() || names_line(set.of, line)) && !names_line(set.except, line);
}

}  // namespace regulars
