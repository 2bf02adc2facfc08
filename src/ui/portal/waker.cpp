#include "ui/portal/waker.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tandem::ui {
namespace {

void wait_and_wake(int descriptor, int orders, std::atomic<bool>& woken,
                   const std::function<void()>& wake) {
    bool armed = true;
    for (;;) {
        pollfd watched[2] = {{orders, POLLIN, 0}, {armed ? descriptor : -1, POLLIN, 0}};
        if (poll(watched, 2, -1) < 0) continue;  // a signal came in between
        if (watched[1].revents) {
            armed = false;
            woken = true;
            wake();
        }
        if (!watched[0].revents) continue;
        char order = 0;
        if (read(orders, &order, 1) != 1) return;
        armed = true;
    }
}

}  // namespace

Waker::Waker(int descriptor, std::function<void()> wake) {
    if (descriptor < 0 || pipe2(control_, O_CLOEXEC) != 0) return;
    thread_ = std::thread([this, descriptor, wake = std::move(wake)] {
        wait_and_wake(descriptor, control_[0], woken_, wake);
    });
}

Waker::~Waker() {
    if (!thread_.joinable()) return;
    close(control_[1]);  // ends the thread: there is nothing more to read
    thread_.join();
    close(control_[0]);
}

void Waker::rearm() {
    constexpr char kRearm = 'r';
    if (woken_.exchange(false) && write(control_[1], &kRearm, 1) != 1) woken_ = true;
}

}  // namespace tandem::ui
