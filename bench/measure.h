// Taking times, and printing them so that a reader sees how they were taken.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tandem::bench {

struct Times {
    double median_ms = 0, p95_ms = 0;  // by the clock on the wall, waiting for the disk included
    double cpu_ms = 0;                 // median of processor time, user and system
};

// Times each call of `job` on its own. Requires: runs > 0.
Times time_runs(int runs, const std::function<void()>& job);

// Of single runs, as if time_runs had made them. Requires: not empty.
Times summary(const std::vector<Times>& runs);
double median(std::vector<double> values);  // requires: not empty

// Of this process, in MB of 1,000,000 bytes.
double resident_mb();

// "0.42", "17.3", "1290": three digits that mean something.
std::string number(double value);
std::string times_text(const Times& times);  // "median 0.42 ms, 95th percentile 0.51, processor …"

// One line of the report.
void print_row(const std::string& job, const std::string& figure, const std::string& how);

}  // namespace tandem::bench
