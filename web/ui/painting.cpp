#include "web/ui/painting.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace regulars::ui {

Painting::Painting()
    : shared_(std::make_unique<ImDrawListSharedData>()), atlas_(std::make_unique<ImFontAtlas>()) {
    shared_->FontAtlas = atlas_.get();
    shared_->CurveTessellationTol = 1.25F;  // ImGui's own defaults, in pixels
    shared_->SetCircleTessellationMaxError(0.30F);
    shared_->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                            ImDrawListFlags_AllowVtxOffset;
    ImFontAtlasAddDrawListSharedData(atlas_.get(), shared_.get());
    atlas_->RendererHasTextures = true;  // textures may be made and changed while frames are drawn
    list_ = std::make_unique<ImDrawList>(shared_.get());
}

Painting::~Painting() {
    list_.reset();
    for (ImTextureData* texture : atlas_->TexList) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImFontAtlasRemoveDrawListSharedData(atlas_.get(), shared_.get());
}

void Painting::begin(float width, float height) {
    ImFontAtlasUpdateNewFrame(atlas_.get(), ++frame_, true);
    shared_->ClipRectFullscreen = {0, 0, width, height};
    list_->_ResetForNewFrame();
    list_->PushTexture(atlas_->TexRef);
    list_->PushClipRectFullScreen();
}

void Painting::textures_lost() {
    for (ImTextureData* texture : atlas_->TexList) {
        if (texture->Status == ImTextureStatus_Destroyed ||
            texture->Status == ImTextureStatus_WantDestroy)
            continue;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_WantCreate);
    }
}

void Painting::accept_textures() {
    for (ImTextureData* texture : atlas_->TexList) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK &&
                   texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace regulars::ui
