// Holds long work at one of its steps until a test has looked.
#pragma once

#include <atomic>
#include <semaphore>

#include "ui/jobs.h"

namespace tandem::ui::test {

class HeldWork {
 public:
    // The next work that comes to the step with this count of things done stops there, once.
    void hold(Jobs& jobs, std::int64_t at) {
        at_ = at;
        jobs.hold_by([this](std::int64_t done) {
            if (done != at_.load()) return;
            at_ = -1;
            there_.release();
            go_.acquire();
        });
    }
    // Until it stands there.
    void wait() { there_.acquire(); }
    void release() { go_.release(); }

 private:
    std::atomic<std::int64_t> at_{-1};
    std::binary_semaphore there_{0}, go_{0};
};

}  // namespace tandem::ui::test
