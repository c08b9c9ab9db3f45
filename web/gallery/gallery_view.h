// web/gallery/gallery_view.h: the page itself, a section a family of components.
#pragma once
#include "core/wording/catalog.h"
#include "web/gallery/gallery_state.h"

namespace regulars::gallery {

Asked gallery_view(const Catalog& texts, GalleryState& state);

}  // namespace regulars::gallery
