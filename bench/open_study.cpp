// Opening a study: S, then L.
#include "measure.h"
#include "study.h"

namespace tandem::bench {

static void measure_open(const std::string& folder, const Size& size, int runs) {
    const std::string path = study_path(folder, size);
    std::size_t codings = 0;
    double first_mb = 0;
    const double before_mb = resident_mb();
    const Times times = time_runs(runs, [&] {
        const Workspace study = Workspace::open(path, bench_clock());
        codings = study.project().codings().size();
        if (first_mb == 0) first_mb = resident_mb();
    });
    print_row("Open " + size.name + " (" + std::to_string(codings) + " codings)", times_text(times),
              std::to_string(runs) + " times, file in the system's cache");
    print_row("Memory of the open study " + size.name, number(first_mb) + " MB",
              "resident, whole process; before: " + number(before_mb) + " MB");
}

}  // namespace tandem::bench

int main(int, char** arguments) {
    using namespace tandem::bench;
    measure_open(arguments[1], kS, 21);
    measure_open(arguments[1], kL, 5);
}
