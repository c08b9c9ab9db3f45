#include "web/gallery/gallery_app.h"

#include "core/base/languages.h"
#include "web/gallery/gallery_view.h"

namespace regulars::gallery {
namespace {

void wear(Scheme scheme) {
    const theme::Palette &light = theme::light_palette, &dark = theme::dark_palette;
    switch (scheme) {
        case Scheme::automatic: return platform::set_palettes(light, dark);
        case Scheme::light: return platform::set_palettes(light, light);
        case Scheme::dark: return platform::set_palettes(dark, dark);
    }
}

}  // namespace

void GalleryApp::boot(std::string_view text) {
    const auto json = parse_json(text);
    const auto boot = boot_from_text(text);
    if (!json || !boot) return;  // the page and the app are published together
    const auto texts = json->find("gallery_texts");
    if (texts == json->end() || !texts->is_object()) return;
    for (const auto& [language, address] : texts->items()) {
        if (address.is_string()) addresses_[language] = address.get<std::string>();
    }
    const auto picture = json->find("gallery_picture");
    if (picture != json->end() && picture->is_string())
        state_.picture = picture->get<std::string>();
    platform::set_language(boot->language);
    ask_texts(boot->language);
}

void GalleryApp::frame() {
    if (catalog_.texts.empty()) return ui::skeleton(48);
    const Asked asked = gallery_view(catalog_, state_);
    if (asked.language) ask_texts(*asked.language);
    if (!asked.scheme) return;
    state_.scheme = *asked.scheme;
    wear(state_.scheme);
}

void GalleryApp::on_response(std::uint32_t id, int status, std::string_view body) {
    if (id != texts_request_ || status != 200) return;
    const auto json = parse_json(body);
    auto catalog = json ? catalog_from_json(*json) : std::unexpected(json.error());
    if (!catalog) return;
    catalog_ = std::move(*catalog);
    platform::set_language(catalog_.language);
    platform::set_title(say(catalog_, "gallery.title"));
}

void GalleryApp::ask_texts(const std::string& language) {
    const auto address = addresses_.find(language);
    if (address == addresses_.end()) return;
    platform::Request request;
    request.url = address->second;
    texts_request_ = platform::fetch(request);
}

}  // namespace regulars::gallery
