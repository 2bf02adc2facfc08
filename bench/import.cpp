// 31 and 1,000 transcripts of 8,000 words: parsed alone, imported into a study, and inserted by bare SQLite.
#include <filesystem>

#include "bare_sqlite.h"
#include "measure.h"
#include "study.h"

namespace tandem::bench {

static void measure_import(const std::string& folder, const Size& size, int runs) {
    ImportTranscripts command;
    for (int i = 0; i < size.transcripts; ++i) command.files.push_back(transcript_file(i));
    const Times parsing = time_runs(runs, [&] {
        for (ImportTranscripts::File& file : command.files)
            file.parsed = read_transcript(file.bytes, file.file_name);
    });
    const std::string path = folder + "/import.tandem", bare_path = folder + "/bare.sqlite";
    std::vector<Workspace> studies;
    const auto fresh = [&] {
        studies.clear();
        std::filesystem::remove(path);
        studies.push_back(Workspace::create(path, "Import", "", bench_clock()));
    };
    // Each run begins with an empty study, made before the watch starts.
    std::vector<double> import_ms, bare_ms;
    for (int i = 0; i < runs; ++i) {
        fresh();
        import_ms.push_back(time_runs(1, [&] { studies[0].run(command); }).median_ms);
        BareFile file(bare_path);
        bare_ms.push_back(time_runs(1, [&] { file.insert_transcripts(command); }).median_ms);
    }
    const double import_median = median(import_ms), bare_median = median(bare_ms);
    const std::string how = "median of " + std::to_string(runs) + " runs";
    print_row("Parse " + std::to_string(size.transcripts) + " Otter files of 8,000 words", number(parsing.median_ms) + " ms", how);
    print_row("Import the parsed files through Workspace::run, one change on disk",
              number(import_median) + " ms", how + ", each into an empty study");
    print_row("The same turns and bytes inserted by bare SQLite", number(bare_median) + " ms",
              how + ", same settings, same disk");
    print_row("Parsing and importing, as a ratio to bare SQLite; to parsing alone",
              number((parsing.median_ms + import_median) / bare_median) + " times; " +
                  number((parsing.median_ms + import_median) / parsing.median_ms) + " times",
              "from the three lines above");
}

}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::measure_import(arguments[1], tandem::bench::kS, 7);
    tandem::bench::measure_import(arguments[1], tandem::bench::kL, 3);
}
