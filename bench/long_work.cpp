// The longest frame while files are imported and while a table is written, and how long that takes.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "frames.h"
#include "measure.h"
#include "study.h"
#include "ui/desktop.h"

namespace tandem::bench {
namespace {

// The window and what draws it.
struct Screen {
    Frames frames;
    ui::Desktop desktop{bench_clock(), 1, false};

    void frame() {
        frames.one([this] { desktop.frame(); });
    }
};

// Draws until the work is over, one frame after the other.
void measure_work(Screen& screen, const std::string& name, const ui::Request& request) {
    std::vector<double> frames;
    const double whole =
        time_runs(1, [&] {
            frames.push_back(time_runs(1, [&] { screen.desktop.perform(request); }).median_ms);
            do {
                frames.push_back(time_runs(1, [&] { screen.frame(); }).median_ms);
            } while (!screen.desktop.jobs().idle());
            frames.push_back(time_runs(1, [&] { screen.frame(); }).median_ms);
        }).median_ms;
    const double longest = *std::max_element(frames.begin(), frames.end());
    print_row(name, number(whole) + " ms; longest frame " + number(longest) + " ms",
              std::to_string(frames.size()) + " frames meanwhile, median " +
                  number(median(frames)) + " ms");
}

void measure_import(Screen& screen, const std::string& folder, int files) {
    const std::string from = folder + "/import-" + std::to_string(files);
    std::filesystem::create_directories(from);
    std::vector<std::string> paths;
    for (int i = 0; i < files; ++i) {
        const ImportTranscripts::File file = transcript_file(i);
        paths.push_back(from + "/" + file.name + ".txt");
        std::ofstream(paths.back(), std::ios::binary) << file.bytes;
    }
    const std::string path = from + "/study.tandem";
    std::filesystem::remove(path);
    screen.desktop.show(Workspace::create(path, "Import", "Ana", bench_clock()), path);
    screen.desktop.perform(ui::BecomeCoder{"Ana"});
    for (int i = 0; i < 5; ++i) screen.frame();
    const std::string many = std::to_string(files) + " files of 8,000 words";
    measure_work(screen, "Reading " + many + " for an import", ui::ImportPaths{paths});
    measure_work(screen, "Writing these " + many + " into the study", ui::StartImport{});
}

void measure_tables(Screen& screen, const std::string& folder) {
    screen.desktop.open(study_path(folder, kS));
    screen.desktop.perform(ui::BecomeCoder{"Ana"});
    for (int i = 0; i < 5; ++i) screen.frame();
    measure_work(screen, "Theme-quote table over S as DOCX",
                 ui::WriteTable{"theme-quotes", folder + "/theme-quotes.docx"});
    measure_work(screen, "All tables over S as DOCX", ui::WriteAllTables{});
    measure_work(screen, "Agreement page over S, opened", ui::ShowPage{ui::Page::Agreement});
    measure_work(screen, "Tables page over S, opened", ui::ShowPage{ui::Page::Tables});
    measure_work(screen, "Themes page over S, opened", ui::ShowPage{ui::Page::Themes});
    measure_work(screen, "History page over S, opened", ui::ShowPage{ui::Page::History});
}

void run(const std::string& folder) {
    Screen screen;
    measure_import(screen, folder, 31);
    measure_import(screen, folder, 1000);
    measure_tables(screen, folder);
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::run(arguments[1]);
}
