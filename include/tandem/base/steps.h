// How work that takes long tells how far it is, and learns that it is not wanted any more.
#pragma once

#include <cstdint>
#include <functional>

namespace tandem {

// Called between the parts of the work, `done` of `total`. Throws Error(Cancelled) when the person
// has cancelled: the work ends there and takes back what it has begun. Empty: nobody asks.
using Steps = std::function<void(std::int64_t done, std::int64_t total)>;

inline void step(const Steps& steps, std::int64_t done, std::int64_t total) {
    if (steps) steps(done, total);
}

}  // namespace tandem
