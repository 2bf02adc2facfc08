// Frames of the transcript view: our own work up to the finished draw lists, no graphics card.
#include <imgui.h>
#include <string>
#include <vector>

#include "measure.h"
#include "study.h"
#include "ui/desktop.h"

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

void one_frame(ui::Desktop& desktop) {
    ImGui::GetIO().DeltaTime = 1 / 60.0f;
    ImGui::NewFrame();
    desktop.frame();
    ImGui::Render();
    acknowledge_textures();
}

void measure_view(ui::Desktop& desktop, const std::string& name) {
    constexpr int kFrames = 300;
    const std::string how = std::to_string(kFrames) + " frames of 1440 x 900";
    double& scroll = desktop.state().transcript.scroll;
    for (int i = 0; i < 5; ++i) one_frame(desktop);
    print_row(name + ", standing still",
              times_text(time_runs(kFrames, [&] { one_frame(desktop); })), how);
    scroll = 0;
    print_row(name + ", scrolling",
              times_text(time_runs(kFrames,
                                   [&] {
                                       scroll += 40;
                                       one_frame(desktop);
                                   })),
              how + ", 40 px each");
    int jump = 0;
    print_row(name + ", jumping",
              times_text(time_runs(50,
                                   [&] {
                                       const double total =
                                           desktop.state().transcript.heights.total();
                                       scroll = total * (++jump * 37 % 100) / 100;
                                       one_frame(desktop);
                                   })),
              "50 frames, each at another place");
}

// Both coders' codings are on screen once both have declared the transcript done.
void show_all_codings(ui::Desktop& desktop) {
    const TranscriptId transcript = desktop.state().transcript.transcript;
    for (const char* coder : {"Ana", "Ben"}) {
        desktop.perform(ui::BecomeCoder{coder});
        const auto me = desktop.workspace()->me();
        if (me && !desktop.workspace()->project().is_done(transcript, *me))
            desktop.perform(Command{DeclareDone{transcript}});
    }
    desktop.perform(ui::OnlyRead{});
}

void run(const std::string& folder) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {1440, 900};
    io.IniFilename = io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    {
        ui::Desktop desktop(bench_clock(), 1, false);
        for (const Size& size : {Size{"view-300", 1, 300}, Size{"view-2000", 1, 2000}}) {
            desktop.open(study_path(folder, size));
            show_all_codings(desktop);
            const std::size_t codings = desktop.workspace()->project().codings().size();
            measure_view(desktop, "Frame with " + std::to_string(codings) + " codings");
        }
        for (ImTextureData* texture : io.Fonts->TexList) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
    ImGui::DestroyContext();
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::run(arguments[1]);
}
