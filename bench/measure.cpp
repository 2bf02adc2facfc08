#include "measure.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <unistd.h>

namespace tandem::bench {

namespace {

double wall_ms() {
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(last * share + 0.5)];
}

}  // namespace

Times time_runs(int runs, const std::function<void()>& job) {
    std::vector<double> wall, processor;
    for (int i = 0; i < runs; ++i) {
        const double wall_before = wall_ms(), processor_before = processor_ms();
        job();
        processor.push_back(processor_ms() - processor_before);
        wall.push_back(wall_ms() - wall_before);
    }
    return {at_share(wall, 0.5), at_share(wall, 0.95), at_share(processor, 0.5)};
}

Times summary(const std::vector<Times>& runs) {
    std::vector<double> wall, processor;
    for (const Times& each : runs) {
        wall.push_back(each.median_ms);
        processor.push_back(each.cpu_ms);
    }
    return {at_share(wall, 0.5), at_share(wall, 0.95), at_share(processor, 0.5)};
}

double median(std::vector<double> values) {
    return at_share(std::move(values), 0.5);
}

double resident_mb() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

std::string number(double value) {
    char text[32];
    const int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    const auto end =
        std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, decimals).ptr;
    return std::string(text, end);
}

std::string times_text(const Times& times) {
    return "median " + number(times.median_ms) + " ms, 95th percentile " + number(times.p95_ms) +
           " ms, processor " + number(times.cpu_ms) + " ms";
}

void print_row(const std::string& job, const std::string& figure, const std::string& how) {
    std::printf("| %s | %s | %s |\n", job.c_str(), figure.c_str(), how.c_str());
    std::fflush(stdout);
}

}  // namespace tandem::bench
