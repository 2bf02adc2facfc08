// Frames of the transcript view: our own work up to the finished draw lists, no graphics card.
#include <string>

#include "frames.h"
#include "measure.h"
#include "study.h"
#include "ui/desktop.h"

namespace tandem::bench {
namespace {

void one_frame(ui::Desktop& desktop, Frames& frames) {
    frames.one([&] { desktop.frame(); });
}

void measure_view(ui::Desktop& desktop, Frames& frames, const std::string& name) {
    constexpr int kFrames = 300;
    const std::string how = std::to_string(kFrames) + " frames of 1440 x 900";
    double& scroll = desktop.state().transcript.scroll;
    for (int i = 0; i < 5; ++i) one_frame(desktop, frames);
    print_row(name + ", standing still",
              times_text(time_runs(kFrames, [&] { one_frame(desktop, frames); })), how);
    scroll = 0;
    print_row(name + ", scrolling",
              times_text(time_runs(kFrames,
                                   [&] {
                                       scroll += 40;
                                       one_frame(desktop, frames);
                                   })),
              how + ", 40 px each");
    int jump = 0;
    print_row(name + ", jumping",
              times_text(time_runs(50,
                                   [&] {
                                       const double total =
                                           desktop.state().transcript.heights.total();
                                       scroll = total * (++jump * 37 % 100) / 100;
                                       one_frame(desktop, frames);
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

// Until the palette stands there with every command, code, transcript and participant.
void measure_palette(ui::Desktop& desktop, Frames& frames, int codes) {
    ImportCodebook more;
    for (int i = static_cast<int>(desktop.workspace()->project().codes.size()); i < codes; ++i) {
        Code code;
        code.name = "Code number " + std::to_string(i);
        code.level = "code";
        more.codes.push_back(code);
        more.parents.push_back(-1);
    }
    if (!more.codes.empty()) desktop.perform(Command{more});
    one_frame(desktop, frames);
    const auto open = [&] {
        desktop.perform(ui::OpenPalette{});
        one_frame(desktop, frames);
        one_frame(desktop, frames);
    };
    print_row("Opening the palette, " + std::to_string(codes) + " codes",
              times_text(time_runs(20, open)), "20 times, each until its second frame is drawn");
}

void run(const std::string& folder) {
    Frames frames;
    ui::Desktop desktop(bench_clock(), 1, false);
    for (const Size& size :
         {Size{"view-10k-2000", 1, 2000, 10'000}, Size{"view-1m-50000", 1, 50'000, 1'000'000}}) {
        desktop.open(study_path(folder, size));
        show_all_codings(desktop);
        const std::size_t codings = desktop.workspace()->project().codings().size();
        measure_view(desktop, frames,
                     "Frame, " + std::to_string(size.words_each) + " words, " +
                         std::to_string(codings) + " codings");
        print_row("Memory of the same", number(resident_mb()) + " MB",
                  "resident, whole process, after the frames above");
        if (size.transcripts == 1 && size.codings_each == 2000)
            measure_palette(desktop, frames, 500);
    }
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::run(arguments[1]);
}
