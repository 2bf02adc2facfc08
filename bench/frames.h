// Frames without a window or graphics card: our own work up to the finished draw lists.
#pragma once

#include <functional>

namespace tandem::bench {

// ImGui's context, 1440 x 900. Make fonts and windows after it and destroy them before it.
class Frames {
 public:
    Frames();
    ~Frames();
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;

    void one(const std::function<void()>& draw);
};

}  // namespace tandem::bench
