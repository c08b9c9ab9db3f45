// web/platform/painter.h: hands ImGui's textures and triangles to the page's WebGL2 renderer.
#pragma once

namespace regulars::platform {

/// After ImGui::Render(). Only what changed in the glyph atlas is sent.
void paint_frame();
/// The WebGL context is a new one: every texture has to be made again.
void textures_lost();

}  // namespace regulars::platform
