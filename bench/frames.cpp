#include "frames.h"

#include <imgui.h>

namespace tandem::bench {
namespace {

// What a renderer does with texture requests.
void acknowledge_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate ||
            texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

}  // namespace

Frames::Frames() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {1440, 900};
    io.IniFilename = io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

Frames::~Frames() {
    for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

void Frames::one(const std::function<void()>& draw) {
    ImGui::GetIO().DeltaTime = 1 / 60.0f;
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    acknowledge_textures();
}

}  // namespace tandem::bench
