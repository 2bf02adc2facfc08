// Capitals and small letters of words that take the place of others.
#pragma once

#include <string>
#include <string_view>

namespace tandem {

// `with`, written as `found` is written where that differs from `sought`: all in capitals when
// found is (and has two letters or more), all small when found is and sought is not, with a capital
// first letter when found has one and sought has none or nothing else. No language in particular.
// Requires valid UTF-8.
std::string with_case_of(std::string_view found, std::string_view sought, std::string_view with);

}  // namespace tandem
