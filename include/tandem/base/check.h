// Assertions that stay on in every build: a broken invariant is a bug, and a bug must not write.
#pragma once

namespace tandem {

// Prints the fact and the place, then aborts.
[[noreturn]] void check_failed(const char* fact, const char* file, int line);

}  // namespace tandem

// `fact` says what must hold, in words: TANDEM_CHECK(begin <= end, "a span begins before it ends").
#define TANDEM_CHECK(condition, fact) \
    ((condition) ? static_cast<void>(0) : ::tandem::check_failed(fact, __FILE__, __LINE__))
