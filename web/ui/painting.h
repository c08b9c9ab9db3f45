// web/ui/painting.h: Dear ImGui without its windows: one font atlas and one draw list.
// Controls, focus and scrolling are the document's, so ImGui's context (windows, navigation, input)
// would only be carried along: 68 KB of a compressed module.
// Beside fonts.cpp the only place that knows imgui_internal.h.
#pragma once

#include <memory>

struct ImDrawList;
struct ImDrawListSharedData;
struct ImFontAtlas;

namespace regulars::ui {

class Painting {
public:
    Painting();
    ~Painting();
    Painting(const Painting&) = delete;
    Painting& operator=(const Painting&) = delete;

    ImFontAtlas& atlas() { return *atlas_; }
    ImDrawList& list() { return *list_; }
    /// An empty list of a surface of so many physical pixels; the atlas may be added to until the next.
    void begin(float width, float height);
    /// The textures are gone with their device: every one is wanted anew.
    void textures_lost();
    /// Treats the textures as a renderer would; for runs without one.
    void accept_textures();

private:
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::unique_ptr<ImFontAtlas> atlas_;
    std::unique_ptr<ImDrawList> list_;
    int frame_ = 0;
};

}  // namespace regulars::ui
