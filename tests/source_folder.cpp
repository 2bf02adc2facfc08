// The only test source that knows the folder: the others compile the same wherever they stand.
#include "source_folder.h"

namespace tandem::test {

std::string source_folder() {
    return TANDEM_SOURCE_DIR;
}

}  // namespace tandem::test
