// web/ui/testing.h: run a view without a screen, read its document, press its buttons.
//
//     RewardsState state;
//     ui::testing::Screen screen({390, 844}, [&] { if (auto a = rewards_view(offers, state)) asked = a; });
//     screen.press(ui::Role::button, "兌換");
//     BOOST_TEST(asked.has_value());
//
// Letters are half an em wide and CJK a whole em, so line breaks are the same everywhere.
// The view runs once with the event and once more after it, as in the browser: a view that returns
// what was asked returns it from one of the two.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/node.h"

namespace regulars::ui {
class Context;
}

namespace regulars::ui::testing {

struct Size {
    float width = 390, height = 844;
};

class Screen {
public:
    Screen(Size size, std::function<void()> view);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void show();  // one more frame
    void resize(Size size);
    void advance(double ms);   // lets time pass, frame by frame
    bool wants_frame() const;  // false: nothing is left to animate

    const std::vector<Node>& nodes() const;
    const Node* find(Role role, std::string_view name) const;  // nullptr when there is none
    int count(Role role) const;
    bool says(std::string_view text) const;  // some node's label or value contains it
    std::string outline() const;  // the document as indented lines: "button 兌換 [disabled]"

    /// False when no enabled node of that role and name is there.
    bool press(Role role, std::string_view name);
    bool type(std::string_view label, std::string_view value);     // a text, number or area field
    bool choose(std::string_view label, std::string_view option);  // a select or a radio in a group
    bool dismiss_dialog();
    /// What can be pressed, typed into or chosen and has no element in the document that says what it
    /// is, at least 24 CSS px each way; one sentence each.
    std::vector<std::string> unreachable();
    /// Texts that stand on one another; one sentence each.
    std::vector<std::string> overlapping() const;
    int painted() const;  // paint commands of the last frame inside the viewport

private:
    std::unique_ptr<Context> context_;
    std::function<void()> view_;
};

}  // namespace regulars::ui::testing
