// Opening a study: S, then L.
#include "measure.h"
#include "study.h"

namespace tandem::bench {

static void measure_open(const std::string& folder, const Size& size, int runs) {
    const std::string path = study_path(folder, size);
    const double before_mb = resident_mb();
    double open_mb = 0;
    std::size_t codings = 0;
    std::vector<double> wall, processor;
    for (int i = 0; i < runs; ++i) {
        std::vector<Workspace> studies;
        const Times one =
            time_runs(1, [&] { studies.push_back(Workspace::open(path, bench_clock())); });
        wall.push_back(one.median_ms);
        processor.push_back(one.cpu_ms);
        codings = studies[0].project().codings().size();
        if (i == 0) open_mb = resident_mb();
    }
    print_row(
        "Open " + size.name + " (" + std::to_string(codings) + " codings)",
        "median " + number(median(wall)) + " ms, processor " + number(median(processor)) + " ms",
        std::to_string(runs) + " times, file in the system's cache");
    print_row("Memory of the open study " + size.name, number(open_mb) + " MB",
              "resident, whole process; before: " + number(before_mb) + " MB");
}

}  // namespace tandem::bench

int main(int, char** arguments) {
    using namespace tandem::bench;
    measure_open(arguments[1], kS, 21);
    measure_open(arguments[1], kL, 5);
}
