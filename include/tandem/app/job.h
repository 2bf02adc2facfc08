// Work that takes longer than a frame of the window may, described apart from who does it.
#pragma once

#include <functional>
#include <string>

#include "tandem/base/steps.h"

namespace tandem {

// How work ended. Errors are caught at the window's one place and arrive here as a sentence.
struct Ending {
    std::string error;  // empty when all went well
    bool cancelled = false;
    bool well() const { return error.empty() && !cancelled; }
};

// A study is for one thread. So `work` gets what it needs by value, a snapshot of the project at
// most, and hands over what it made through what it shares with `finish`.
struct Job {
    std::string title;  // "Reading the files"; empty: nobody is told about it
    // On the window's thread, once a frame, until it says true: time to gather what is needed.
    std::function<bool()> prepare = {};
    // On another thread.
    std::function<void(const Steps&)> work = {};
    // On the window's thread, once, however it ended.
    std::function<void(const Ending&)> finish = {};
    // Why closing the window now would lose something; empty: it can be dropped.
    std::string stake = {};
};

using PostJob = std::function<void(Job)>;

}  // namespace tandem
