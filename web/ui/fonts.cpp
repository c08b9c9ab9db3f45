#include "web/ui/fonts.h"

#include <cmath>
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"

// With IMGUI_ENABLE_FREETYPE ImGui asks for this and leaves its own TrueType rasteriser out. Ours is
// set per font below; this one only has to exist.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
    static ImFontLoader loader = [] {
        ImFontLoader none;
        none.Name = "none";
        none.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar,
                                     ImFontGlyph*, float*) { return false; };
        return none;
    }();
    return &loader;
}
bool DebugEditFontLoaderFlags(unsigned int*);
bool DebugEditFontLoaderFlags(unsigned int*) { return false; }
}  // namespace ImGuiFreeType

namespace regulars::ui {

namespace {

struct Face {
    Fonts* fonts;
    bool semibold;
};
Face& face_of(const ImFontConfig* config) { return *static_cast<Face*>(config->FontData); }

bool is_icon(ImWchar code) {
    return code >= first_icon_code && code < first_icon_code + static_cast<int>(Icon::count);
}

/// What to hand to the rasteriser for a code: itself, or the cluster it stands for.
std::string text_for(Face& face, ImWchar code) {
    const std::string_view stands_for = face.fonts->clusters().text_of(static_cast<char16_t>(code));
    if (!stands_for.empty()) return std::string(stands_for);
    std::string text;
    encode(code, text);
    return text;
}

bool init_baked(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
    const Face& face = face_of(config);
    const FontMetrics metrics =
        face.fonts->source().metrics(baked->Size * baked->RasterizerDensity, face.semibold);
    baked->Ascent = metrics.ascent / baked->RasterizerDensity;
    baked->Descent = -metrics.descent / baked->RasterizerDensity;
    baked->LoadNoRenderOnLayout = true;  // most measured text is below the fold
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* glyph, float* only_advance) {
    Face& face = face_of(config);
    GlyphSource& source = face.fonts->source();
    const float density = baked->RasterizerDensity, size = baked->Size * density;
    const bool icon = is_icon(code);
    const std::string text = icon ? std::string() : text_for(face, code);
    GlyphBox box;
    if (only_advance != nullptr) {
        if (icon)
            box.advance = size;
        else if (!source.measure(text, size, face.semibold, box))
            return false;
        *only_advance = box.advance / density;
        return true;
    }
    const std::uint8_t* pixels =
        icon ? source.raster_icon(static_cast<Icon>(code - first_icon_code), size, box)
             : source.raster(text, size, face.semibold, box);
    if (pixels == nullptr) return false;
    glyph->Codepoint = code;
    glyph->AdvanceX = box.advance / density;
    if (box.width <= 0 || box.height <= 0) return true;
    const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, box.width, box.height);
    if (pack_id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect =
        ImFontAtlasPackGetRect(atlas, pack_id);  // packing may have moved everything
    glyph->X0 = static_cast<float>(box.left) / density;
    glyph->Y0 =
        static_cast<float>(box.top) / density;  // from the baseline, unlike ImGui's own text
    glyph->X1 = static_cast<float>(box.left + box.width) / density;
    glyph->Y1 = static_cast<float>(box.top + box.height) / density;
    glyph->Visible = true;
    glyph->PackId = pack_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, rect, pixels,
                                       ImTextureFormat_Alpha8, box.width);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader ours = [] {
        ImFontLoader made;
        made.Name = "canvas";
        made.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
        made.FontSrcDestroy = [](ImFontAtlas*, ImFontConfig* config) {
            delete static_cast<Face*>(config->FontData);
            config->FontData = nullptr;
        };
        made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return ours;
}

}  // namespace

Fonts::Fonts(ImFontAtlas& atlas, GlyphSource& source) : source_(source) {
    atlas.TexDesiredFormat = ImTextureFormat_Alpha8;
    atlas.TexMaxWidth = 2048;
    atlas.TexMaxHeight = 4096;
    atlas.TexMinWidth = 512;
    atlas.TexMinHeight = 256;
    atlas.TexGlyphPadding = 1;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    for (int i = 0; i < 2; ++i) {
        ImFontConfig config;
        config.FontLoader = &loader();
        config.FontData = new Face{this, i == 1};
        config.FontDataOwnedByAtlas = true;  // else ImGui copies FontDataSize bytes of it
        config.SizePixels = theme::type::body;
        config.EllipsisChar = 0x2026;
        fonts_[i] = atlas.AddFont(&config);
    }
}

void Fonts::set_density(float density) {
    if (density == density_) return;
    density_ = density;
    forget_glyphs();
}

void Fonts::forget_glyphs() {
    for (ImFont* font : fonts_) ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
}

float Fonts::advance(char16_t glyph, float size, bool semibold) {
    return fonts_[semibold]->GetFontBaked(size, density_)->GetCharAdvance(glyph);
}

float Fonts::width(std::span<const Cluster> clusters, float size, bool semibold) {
    ImFontBaked* baked = fonts_[semibold]->GetFontBaked(size, density_);
    float sum = 0;
    for (const Cluster& cluster : clusters) sum += baked->GetCharAdvance(cluster.glyph);
    return sum;
}

FontMetrics Fonts::metrics(float size, bool semibold) {
    const ImFontBaked* baked = fonts_[semibold]->GetFontBaked(size, density_);
    return {baked->Ascent, -baked->Descent};
}

void Fonts::preload(std::string_view text, float size, bool semibold) {
    ImFontBaked* baked = fonts_[semibold]->GetFontBaked(size, density_);
    clusters_.split(text, scratch_);
    for (const Cluster& cluster : scratch_) baked->FindGlyph(cluster.glyph);
}

void Fonts::preload_icon(Icon icon, float size) {
    fonts_[0]
        ->GetFontBaked(size, density_)
        ->FindGlyph(static_cast<ImWchar>(first_icon_code + static_cast<int>(icon)));
}

namespace {

void add_quad(ImDrawList& list, const ImFontGlyph& glyph, float x, float y, float density,
              ImU32 color) {
    const float left = std::round(x + glyph.X0 * density), top = std::round(y + glyph.Y0 * density);
    const float width = std::round((glyph.X1 - glyph.X0) * density),
                height = std::round((glyph.Y1 - glyph.Y0) * density);
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top}, {left + width, top + height}, {glyph.U0, glyph.V0},
                    {glyph.U1, glyph.V1}, color);
}

ImU32 packed(theme::Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

}  // namespace

void Fonts::draw(ImDrawList& list, std::string_view text, Vec origin, float size, bool semibold,
                 float line_height, theme::Color color) {
    ImFontBaked* baked = fonts_[semibold]->GetFontBaked(size, density_);
    const float ascent = baked->Ascent, descent = -baked->Descent;
    const float baseline =
        std::round(origin.y + ((line_height - ascent - descent) / 2 + ascent) * density_);
    float pen = origin.x;
    clusters_.split(text, scratch_);
    for (const Cluster& cluster : scratch_) {
        const ImFontGlyph& glyph = *baked->FindGlyph(cluster.glyph);
        if (glyph.Visible)
            add_quad(list, glyph, std::round(pen), baseline, density_, packed(color));
        pen += glyph.AdvanceX * density_;
    }
}

void Fonts::draw_icon(ImDrawList& list, Icon icon, Vec origin, float size, theme::Color color) {
    ImFontBaked* baked = fonts_[0]->GetFontBaked(size, density_);
    const ImFontGlyph& glyph =
        *baked->FindGlyph(static_cast<ImWchar>(first_icon_code + static_cast<int>(icon)));
    if (glyph.Visible)
        add_quad(list, glyph, std::round(origin.x), std::round(origin.y), density_, packed(color));
}

}  // namespace regulars::ui
