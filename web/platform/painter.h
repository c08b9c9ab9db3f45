// web/platform/painter.h: hands ImGui's textures and triangles to the page's WebGL2 renderer.
#pragma once

#include "web/ui/painting.h"

namespace regulars::platform {

/// What the frame left in `painting`, on a surface of physical pixels. Only what changed in the glyph
/// atlas is sent.
void paint_frame(ui::Painting& painting, int width, int height);

}  // namespace regulars::platform
