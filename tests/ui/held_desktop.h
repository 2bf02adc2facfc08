// The whole window, whose long work is held until a test has looked.
#pragma once

#include <functional>

#include "ui/desktop_robot.h"
#include "ui/held_work.h"

namespace tandem::ui::test {

class HeldDesktopTest : public DesktopTest {
 protected:
    // Starts the work and waits until it is held at the step with this count of things done; texts
    // may be fetched frame by frame before it.
    void start_held(std::int64_t at, const std::function<void()>& start) {
        waits_for_work = false;
        held.hold(desktop->jobs(), at);
        start();
        frames();
        held.wait();
        frames(2);
    }
    // What was held goes on to its end.
    void let_go() {
        held.release();
        desktop->finish_jobs();
        frames(2);
    }
    HeldWork held;
};

}  // namespace tandem::ui::test
