// web/studio/studio_action.h: everything a merchant can ask for in the studio, one line each. Views
// return them; apply.cpp carries them out.
#pragma once
#include <string>
#include <variant>

namespace regulars::studio {

struct TypeIntoField {
    std::string pointer, text;
};  // draft.h
struct RestorePublished {};
struct ChooseLanguage {
    std::string language;
};
struct PreviewMember {
    std::size_t index = 0;
};  // into the members offered
struct UseShopOrders {};
struct OpenOrderFile {};
struct RunReplay {};
struct CancelReplay {};
struct ShowMoreMoves {
    bool up = true;
};
struct Retry {};

using StudioAction =
    std::variant<TypeIntoField, RestorePublished, ChooseLanguage, PreviewMember, UseShopOrders,
                 OpenOrderFile, RunReplay, CancelReplay, ShowMoreMoves, Retry>;

}  // namespace regulars::studio
