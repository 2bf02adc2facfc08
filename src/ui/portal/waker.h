// Wakes the window's loop when the bus has something to say.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace tandem::ui {

// A thread that waits for a descriptor to have something to read, calls `wake` once, and waits
// again after rearm(). Nothing else of the program is touched from there.
class Waker {
 public:
    Waker(int descriptor, std::function<void()> wake);
    ~Waker();
    Waker(const Waker&) = delete;
    Waker& operator=(const Waker&) = delete;

    // What was there has been read: wait again, if wake() was called since.
    void rearm();

 private:
    int control_[2] = {-1, -1};  // a pipe: what is written at [1] is an order to the thread
    std::atomic<bool> woken_ = false;
    std::thread thread_;
};

}  // namespace tandem::ui
