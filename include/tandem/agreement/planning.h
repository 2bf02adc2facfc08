// How much to code twice, and adjectives for those who must print one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tandem {

// Units that both coders must code so that an alpha of `alpha` is told from chance at the given
// one-sided significance, for a category that has the share `share` of the units. Bloch & Kraemer
// 1989, Biometrics 45(1), 269-287, as in Krippendorff, "Content Analysis", 4th edition, ch. 12:
// N = 2 z² [(1 + α)(3 − α) / (4 p (1 − p)(1 − α)) − α], rounded up. Units are taken as independent.
// Requires: 0 <= alpha < 1, 0 < share < 1, 0 < significance < 1.
double required_codings(double alpha, double share, double significance);

// Median width of the 95 % jackknife interval of kappa by number of double-coded transcripts of
// about 80 turns, in a simulation where transcripts differ (docs/statistics.md).
struct ExpectedWidth {
    int transcripts;
    double width;
};
std::span<const ExpectedWidth> expected_widths_of_a_rare_code();      // 3 % of the turns
std::span<const ExpectedWidth> expected_widths_of_a_frequent_code();  // 15 %

// One step of a scale and how sure it is that the figure is on it or above.
struct ScaleStep {
    std::string name;
    double from;
    double to;
    double probability;  // of this step
    double cumulative;   // of this step and all above
};

struct Benchmark {
    std::vector<ScaleStep> steps;  // from the highest
    std::string reached;           // the first whose cumulative probability is .95 or more
    std::string source;
};

// "landis-koch", "altman", "fleiss", "krippendorff".
std::span<const std::string_view> benchmark_names();

// Gwet 2014, chapter 6: membership by the normal distribution around the figure, within the scale.
// Requires: a name of benchmark_names(), error > 0.
Benchmark benchmark(std::string_view scale, double value, double error);

}  // namespace tandem
