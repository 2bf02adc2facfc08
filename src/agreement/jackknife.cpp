// Quenouille 1956 and Tukey 1958; formula for the standard error as in Efron & Tibshirani 1993, "An
// Introduction to the Bootstrap", equation 11.5, with transcripts as the observations.
#include "agreement/jackknife.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "tandem/base/check.h"

namespace tandem {
namespace {

// Figures are of the order of 1, so below this the replicates differ by rounding only.
constexpr double kNoSpread = 1e-12;

JackknifeResult refused(std::string why) {
    return {std::nullopt, std::move(why), 0};
}

}  // namespace

JackknifeResult jackknife(double value, std::span<const std::optional<double>> without_each,
                          double level, double lowest) {
    TANDEM_CHECK(level > 0 && level < 1, "an interval's level lies between 0 and 1");
    const std::size_t count = without_each.size();
    if (count < kFewestTranscripts) {
        return refused("at least " + std::to_string(kFewestTranscripts) +
                       " transcripts are needed, there " +
                       (count == 1 ? "is 1" : "are " + std::to_string(count)));
    }
    double sum = 0;
    for (const std::optional<double>& replicate : without_each) {
        if (!replicate) {
            return refused(
                "the figure rests on a single transcript: without that one it is undefined");
        }
        sum += *replicate;
    }
    const double transcripts = static_cast<double>(count);
    const double mean = sum / transcripts;
    double squares = 0;
    for (const std::optional<double>& replicate : without_each) {
        squares += (*replicate - mean) * (*replicate - mean);
    }
    const double error = std::sqrt((transcripts - 1) / transcripts * squares);
    // A width of zero would claim certainty, most of all where a handful of units agree.
    if (error < kNoSpread) {
        return refused("the figure is the same whichever transcript is left out");
    }
    const boost::math::students_t student(transcripts - 1);
    const double half_width = boost::math::quantile(student, 0.5 + level / 2) * error;
    return {Interval{std::max(lowest, value - half_width), std::min(1.0, value + half_width), level,
                     "jackknife over " + std::to_string(count) + " transcripts, Student's t with " +
                         std::to_string(count - 1) + " degrees of freedom"},
            "", error};
}

}  // namespace tandem
