// Small pieces of wording that several panels print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem::ui {

// "1:02:09", "0:46": hours only when there are any.
std::string clock_words(std::int64_t milliseconds);

// "2026-11-22 17:40", in UTC so that two people read the same.
std::string date_words(std::int64_t unix_ms);

// "1 coding", "2 codings".
std::string counted(std::int64_t count, std::string_view thing);

// "Coded PT06:12 as …." from "coded PT06:12 as …".
std::string as_sentence(std::string sentence);

// "0.71"; `digits` behind the point.
std::string decimal(double value, int digits);

}  // namespace tandem::ui
