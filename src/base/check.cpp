#include "tandem/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace tandem {

void check_failed(const char* fact, const char* file, int line) {
    std::fprintf(stderr, "Tandem has a bug: this must hold but does not: %s (%s:%d)\n", fact, file,
                 line);
    std::abort();
}

}  // namespace tandem
