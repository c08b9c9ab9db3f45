// web/gallery/gallery_app.h: every component in every state, language and scheme: the page that designers
// and tests use.
#pragma once
#include "core/wording/catalog.h"
#include "web/app/boot.h"
#include "web/gallery/gallery_state.h"
#include "web/platform/app.h"

namespace regulars::gallery {

class GalleryApp final : public platform::App {
public:
    /// The boot text of every page, and "gallery_texts": addresses by language.
    void boot(std::string_view json) override;
    void frame() override;
    void on_response(std::uint32_t id, int status, std::string_view body) override;

private:
    void ask_texts(const std::string& language);

    std::map<std::string, std::string, std::less<>> addresses_;
    std::uint32_t texts_request_ = 0;
    Catalog catalog_;
    GalleryState state_;
};

}  // namespace regulars::gallery
