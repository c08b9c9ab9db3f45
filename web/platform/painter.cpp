#include "web/platform/painter.h"

#include <vector>

#include "imgui.h"
#include "web/platform/browser.h"

#ifdef __EMSCRIPTEN__

namespace regulars::platform {

namespace {

void serve(ImTextureData& texture) {
    const int id = texture.UniqueID + 1;  // 0 is ImGui's word for none
    if (texture.Status == ImTextureStatus_WantDestroy) {
        if (texture.UnusedFrames == 0) return;
        rg_texture_gone(id);
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
        return;
    }
    const bool create = texture.Status == ImTextureStatus_WantCreate;
    if (!create && texture.Status != ImTextureStatus_WantUpdates) return;
    ImTextureRect part = texture.UpdateRect;
    if (create) {
        rg_texture(id, texture.Width, texture.Height);
        part = {0, 0, static_cast<unsigned short>(texture.Width),
                static_cast<unsigned short>(texture.Height)};
    }
    rg_texture_part(id, texture.GetPixelsAt(part.x, part.y), texture.GetPitch(), part.x, part.y,
                    part.w, part.h);
    texture.SetTexID(static_cast<ImTextureID>(id));
    texture.SetStatus(ImTextureStatus_OK);
}

}  // namespace

void paint_frame(ui::Painting& painting, int width, int height) {
    for (ImTextureData* texture : painting.atlas().TexList) serve(*texture);
    static std::vector<std::int32_t> commands;
    commands.clear();
    const ImDrawList& list = painting.list();
    for (const ImDrawCmd& c : list.CmdBuffer) {
        const ImVec4& clip = c.ClipRect;
        if (c.ElemCount == 0 || clip.z <= clip.x || clip.w <= clip.y) continue;
        for (const std::int32_t number :
             {static_cast<std::int32_t>(c.GetTexID()), static_cast<std::int32_t>(clip.x),
              static_cast<std::int32_t>(clip.y), static_cast<std::int32_t>(clip.z - clip.x),
              static_cast<std::int32_t>(clip.w - clip.y), static_cast<std::int32_t>(c.ElemCount),
              static_cast<std::int32_t>(c.IdxOffset), static_cast<std::int32_t>(c.VtxOffset)})
            commands.push_back(number);
    }
    rg_paint(width, height, list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(),
             list.IdxBuffer.Data, list.IdxBuffer.size_in_bytes(), commands.data(),
             static_cast<int>(commands.size() / 8));
}

}  // namespace regulars::platform

#endif
