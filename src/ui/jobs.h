// Long work off the frame: one job after the other, on one thread beside the window's.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "tandem/app/job.h"

namespace tandem::ui {

// What the line at the bottom tells.
struct JobProgress {
    std::string title;
    std::int64_t done = 0, total = 0;  // total 0: not known
    int waiting = 0;                   // further jobs
    bool cancelled = false;            // asked for, not over yet
};

// Everything but the work itself happens on the thread that calls.
class Jobs {
 public:
    // Runs the work and says how it ended; errors are caught there. For both threads.
    using Guard = std::function<Ending(const std::function<void()>&)>;
    explicit Jobs(Guard guard) : guard_(std::move(guard)) {}
    // What runs is cancelled and waited for; nothing is finished any more.
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    // Called, on either thread, whenever there is something new to show or to tend.
    void wake_by(std::function<void()> wake) { wake_ = std::move(wake); }
    // Called on the other thread at each step before it is counted; tests hold the work there.
    void hold_by(std::function<void(std::int64_t done)> hold) { hold_ = std::move(hold); }

    void add(Job job);
    // Once a frame: finishes what has ended, prepares and starts what is next.
    void tend();
    // Of the jobs with a title, the one that progress() shows.
    void cancel();
    void cancel_all();
    // Until nothing is left to do.
    void finish_all();

    bool idle() const { return !running_ && queue_.empty(); }
    // The job with a title that runs, else the one that comes next; none: nothing to show.
    std::optional<JobProgress> progress() const;
    // Of the first job that has something at stake.
    std::string stake() const;

 private:
    struct Running {
        Job job;
        Ending ending;
        std::atomic<std::int64_t> done{0}, total{0};
        std::atomic<bool> ended{false};
        std::jthread thread;  // last: it ends before the rest goes
    };

    void start(Job job);
    void end_running();
    void finish(const Job& job, const Ending& ending);

    Guard guard_;
    std::function<void()> wake_;
    std::function<void(std::int64_t)> hold_;
    std::deque<Job> queue_;
    std::unique_ptr<Running> running_;
};

}  // namespace tandem::ui
