#include "tandem/model/coding.h"

#include "tandem/text/boundaries.h"

namespace tandem {

static constexpr std::string_view kJoint = " … ";

static bool has_same_words(std::string_view a, std::string_view b) {
    std::size_t at_a = 0, at_b = 0;
    for (;;) {
        const bool joint_a = a.substr(at_a).starts_with(kJoint);
        const bool joint_b = b.substr(at_b).starts_with(kJoint);
        if (joint_a || joint_b) {
            at_a = after_white_space(a, at_a + (joint_a ? kJoint.size() : 0));
            at_b = after_white_space(b, at_b + (joint_b ? kJoint.size() : 0));
        } else if (at_a == a.size() || at_b == b.size()) {
            return at_a == a.size() && at_b == b.size();
        } else if (a[at_a++] != b[at_b++]) {
            return false;
        }
    }
}

CodingState state_of(std::string_view quote, std::string_view words_now) {
    if (words_now.empty()) return CodingState::Lost;
    return quote == words_now || has_same_words(quote, words_now) ? CodingState::Same
                                                                  : CodingState::Changed;
}

}  // namespace tandem
