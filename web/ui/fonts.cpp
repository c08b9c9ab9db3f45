#include "web/ui/fonts.h"

#include <algorithm>
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
    bool semibold, dark;
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

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->LoadNoRenderOnLayout = true;  // most measured text is below the fold
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* glyph, float* only_advance) {
    Face& face = face_of(config);
    GlyphSource& source = face.fonts->source();
    const float density = baked->RasterizerDensity, size = baked->Size * density;
    const bool icon = is_icon(code);
    const auto [letter, quarters] = face.fonts->clusters().unshifted(static_cast<char16_t>(code));
    const std::string text = icon ? std::string() : text_for(face, letter);
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
             : source.raster(text, {size, face.semibold, face.dark, quarters}, box);
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
    for (int i = 0; i < 4; ++i) {
        ImFontConfig config;
        config.FontLoader = &loader();
        config.FontData = new Face{this, i % 2 == 1, i >= 2};
        config.FontDataOwnedByAtlas = true;  // else ImGui copies FontDataSize bytes of it
        config.SizePixels = theme::type::body;
        // ImGui keeps both of these ready at every size. We shorten by ourselves and have every letter: a
        // space costs no picture.
        config.EllipsisChar = ' ';
        fonts_[i] = atlas.AddFont(&config);
        fonts_[i]->FallbackChar = ' ';
    }
}

void Fonts::set_density(float density) {
    if (density == density_) return;
    density_ = density;
    forget_glyphs();
}

void Fonts::forget_glyphs() {
    for (ImFont* font : fonts_) ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
    baselines_.clear();
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

ImFont* Fonts::font(bool semibold, theme::Color ink) const {
    const bool dark = 299 * ink.r + 587 * ink.g + 114 * ink.b < 1000 * 128;
    return fonts_[2 * dark + semibold];
}

float Fonts::baseline(float size, bool semibold, float line_height) {
    for (const Baseline& known : baselines_)
        if (known.size == size && known.line_height == line_height && known.semibold == semibold)
            return known.at;
    baselines_.push_back(
        {size, line_height, source_.css_baseline(size, semibold, line_height), semibold});
    return baselines_.back().at;
}

/// Calls visit(code, x): the picture of each letter and the whole pixel of its pen.
template <class Visit>
void Fonts::walk(std::string_view text, float left, float size, bool semibold, Visit visit) {
    ImFontBaked* measured = fonts_[semibold]->GetFontBaked(size, density_);
    clusters_.split(text, scratch_);
    float pen = left;
    for (const Cluster& cluster : scratch_) {
        const float quarters = std::floor(pen * 4 + 0.5F), whole = std::floor(quarters / 4);
        visit(clusters_.shifted(cluster.glyph, static_cast<int>(quarters - 4 * whole)), whole);
        pen += measured->GetCharAdvance(cluster.glyph) * density_;
    }
}

void Fonts::want_picture(ImFontBaked* baked, char16_t code) {
    if (baked->IsGlyphLoaded(code)) return;
    const Wanted one{baked, code};
    if (std::find(wanted_.begin(), wanted_.end(), one) == wanted_.end()) wanted_.push_back(one);
}

void Fonts::want(std::string_view text, float left, float size, bool semibold, theme::Color color) {
    ImFontBaked* baked = font(semibold, color)->GetFontBaked(size, density_);
    walk(text, left, size, semibold, [&](char16_t code, float) { want_picture(baked, code); });
}

void Fonts::want_icon(Icon icon, float size) {
    want_picture(fonts_[0]->GetFontBaked(size, density_),
                 static_cast<char16_t>(first_icon_code + static_cast<int>(icon)));
}

void Fonts::load_wanted() {
    std::vector<WantedPicture> pictures;
    for (const Wanted& one : wanted_) {
        Face& face = face_of(one.baked->ContainerFont->Sources[0]);
        WantedPicture picture;
        picture.pen = {one.baked->Size * one.baked->RasterizerDensity, face.semibold, face.dark, 0};
        if (is_icon(one.code)) {
            picture.icon = static_cast<Icon>(one.code - first_icon_code);
        } else {
            const auto [letter, quarters] = clusters_.unshifted(one.code);
            picture.cluster = text_for(face, letter);
            picture.pen.quarters = quarters;
        }
        pictures.push_back(std::move(picture));
    }
    if (!pictures.empty()) source_.prepare(pictures);
    for (const Wanted& one : wanted_) one.baked->FindGlyph(one.code);
    wanted_.clear();
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
    ImFontBaked* baked = font(semibold, color)->GetFontBaked(size, density_);
    const float below = std::round(origin.y + baseline(size, semibold, line_height) * density_);
    walk(text, origin.x, size, semibold, [&](char16_t code, float x) {
        const ImFontGlyph& glyph = *baked->FindGlyph(code);
        if (glyph.Visible) add_quad(list, glyph, x, below, density_, packed(color));
    });
}

void Fonts::draw_icon(ImDrawList& list, Icon icon, Vec origin, float size, theme::Color color) {
    ImFontBaked* baked = fonts_[0]->GetFontBaked(size, density_);
    const ImFontGlyph& glyph =
        *baked->FindGlyph(static_cast<ImWchar>(first_icon_code + static_cast<int>(icon)));
    if (glyph.Visible)
        add_quad(list, glyph, std::round(origin.x), std::round(origin.y), density_, packed(color));
}

}  // namespace regulars::ui
