// Agreement and the table of quotes, over all of S and of L.
#include "tandem/app/agreement_views.h"
#include "tandem/app/derived.h"
#include "tandem/tables/theme_quote_table.h"

#include "measure.h"
#include "study.h"

namespace tandem::bench {

static void measure_results(const std::string& folder, const Size& size, int runs) {
    const Workspace study = Workspace::open(study_path(folder, size), bench_clock());
    const Project& project = study.project();
    const std::string in = " over " + size.name;
    const std::string how = std::to_string(runs) + " times, texts in memory";
    std::vector<TranscriptId> transcripts;
    for (const Transcript* each : project.transcripts_by_name()) transcripts.push_back(each->id);
    const Times reading = time_runs(1, [&] {
        for (const TranscriptId each : transcripts) project.turns(each);
    });
    print_row("Fetch all texts" + in, times_text(reading), "once");
    const CoderId ana = project.find_coder("Ana")->id, ben = project.find_coder("Ben")->id;
    std::vector<const Coding*> codings;
    const Times seeing = time_runs(runs, [&] { codings = visible_codings(project, Viewer{ana}); });
    print_row("Decide what a coder may see, in reading order" + in, times_text(seeing), how);
    for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Character}) {
        const Times times = time_runs(runs, [&] {
            viewed_agreement(project, Viewer{ana}, codings, {.a = ana, .b = ben, .unit = unit});
        });
        print_row("Agreement by " + std::string(unit_name(unit)) + in, times_text(times),
                  how + ", all codes and measures, with intervals");
    }
    std::size_t rows = 0;
    const Times table = time_runs(
        runs, [&] { rows = theme_quote_table(project, codings, transcripts).rows.size(); });
    print_row("Theme-quote table" + in, times_text(table),
              how + ", " + std::to_string(rows) + " rows, not written to a file");
}

}  // namespace tandem::bench

int main(int, char** arguments) {
    using namespace tandem::bench;
    measure_results(arguments[1], kS, 7);
    measure_results(arguments[1], kL, 1);
}
