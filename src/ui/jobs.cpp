#include "ui/jobs.h"

#include <algorithm>
#include <utility>

#include "tandem/base/error.h"

namespace tandem::ui {

Jobs::~Jobs() {
    if (running_) running_->thread.request_stop();
}

void Jobs::add(Job job) {
    queue_.push_back(std::move(job));
}

void Jobs::finish(const Job& job, const Ending& ending) {
    if (job.finish) job.finish(ending);
    if (wake_) wake_();  // what came of it is shown in the next frame
}

void Jobs::end_running() {
    const std::unique_ptr<Running> ended = std::move(running_);
    ended->thread.join();
    finish(ended->job, ended->ending);
}

void Jobs::start(Job job) {
    running_ = std::make_unique<Running>();
    Running& running = *running_;
    running.job = std::move(job);
    running.thread = std::jthread([this, &running](std::stop_token stop) {
        const Steps steps = [&](std::int64_t done, std::int64_t total) {
            if (hold_) hold_(done);
            running.done = done;
            running.total = total;
            if (wake_) wake_();
            if (stop.stop_requested())
                throw Error(ErrorKind::Cancelled, running.job.title + ": cancelled");
        };
        running.ending = guard_([&] {
            if (running.job.work) running.job.work(steps);
        });
        running.ended = true;
        if (wake_) wake_();
    });
}

void Jobs::tend() {
    if (running_ && running_->ended) end_running();
    if (running_ || queue_.empty()) return;
    bool ready = true;
    const Ending preparing = guard_([&] {
        if (queue_.front().prepare) ready = queue_.front().prepare();
    });
    if (!preparing.well()) {
        const Job job = std::move(queue_.front());
        queue_.pop_front();
        finish(job, preparing);  // wakes: the next one's turn
    } else if (ready) {
        Job job = std::move(queue_.front());
        queue_.pop_front();
        start(std::move(job));
    } else if (wake_) {
        wake_();  // another frame
    }
}

void Jobs::cancel() {
    if (running_ && !running_->job.title.empty()) {
        running_->thread.request_stop();
        return;
    }
    const auto shown = std::find_if(queue_.begin(), queue_.end(),
                                    [](const Job& job) { return !job.title.empty(); });
    if (shown == queue_.end()) return;
    const Job job = std::move(*shown);
    queue_.erase(shown);
    finish(job, {{}, true});
}

void Jobs::cancel_all() {
    if (running_) running_->thread.request_stop();
    for (const Job& job : std::exchange(queue_, {})) finish(job, {{}, true});
}

void Jobs::finish_all() {
    while (!idle()) {
        if (running_) end_running();
        tend();
    }
}

std::optional<JobProgress> Jobs::progress() const {
    const auto titled = [](const Job& job) { return !job.title.empty(); };
    const auto waiting = static_cast<int>(std::count_if(queue_.begin(), queue_.end(), titled));
    if (running_ && titled(running_->job))
        return JobProgress{running_->job.title, running_->done, running_->total, waiting,
                           running_->thread.get_stop_token().stop_requested()};
    const auto next = std::find_if(queue_.begin(), queue_.end(), titled);
    if (next == queue_.end()) return std::nullopt;
    return JobProgress{next->title, 0, 0, waiting - 1, false};
}

std::string Jobs::stake() const {
    if (running_ && !running_->job.stake.empty()) return running_->job.stake;
    for (const Job& job : queue_)
        if (!job.stake.empty()) return job.stake;
    return {};
}

}  // namespace tandem::ui
