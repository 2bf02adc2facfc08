#include "tandem/agreement/two_by_two.h"

namespace tandem {

TwoByTwo& TwoByTwo::operator+=(const TwoByTwo& other) {
    both += other.both;
    only_a += other.only_a;
    only_b += other.only_b;
    neither += other.neither;
    return *this;
}

TwoByTwo& TwoByTwo::operator-=(const TwoByTwo& other) {
    both -= other.both;
    only_a -= other.only_a;
    only_b -= other.only_b;
    neither -= other.neither;
    return *this;
}

TwoByTwo operator+(TwoByTwo left, const TwoByTwo& right) {
    return left += right;
}

TwoByTwo operator-(TwoByTwo left, const TwoByTwo& right) {
    return left -= right;
}

}  // namespace tandem
