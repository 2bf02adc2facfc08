#include "ui/words.h"

#include <array>
#include <charconv>
#include <chrono>

namespace tandem::ui {
namespace {

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string clock_words(std::int64_t milliseconds) {
    const std::int64_t seconds = milliseconds / 1000;
    const std::int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
    const std::string rest = ":" + two_digits(seconds % 60);
    if (hours > 0) return std::to_string(hours) + ":" + two_digits(minutes) + rest;
    return std::to_string(minutes) + rest;
}

std::string date_words(std::int64_t unix_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(unix_ms)};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const std::int64_t minutes = duration_cast<std::chrono::minutes>(at - day).count();
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two_digits(static_cast<unsigned>(date.month())) + "-" +
           two_digits(static_cast<unsigned>(date.day())) + " " + two_digits(minutes / 60) + ":" +
           two_digits(minutes % 60);
}

std::string counted(std::int64_t count, std::string_view thing) {
    return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

std::string as_sentence(std::string sentence) {
    if (sentence.empty()) return sentence;
    if (sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    std::string_view words = sentence;
    constexpr std::string_view kClosing = "”";
    if (words.ends_with(kClosing)) words.remove_suffix(kClosing.size());
    if (words.ends_with("…")) return sentence;
    if (words.empty() || std::string_view(".!?").find(words.back()) == std::string_view::npos)
        sentence += '.';
    return sentence;
}

std::string decimal(double value, int digits) {
    std::array<char, 64> text{};
    const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), value,
                                              std::chars_format::fixed, digits);
    if (problem != std::errc()) return "–";
    // A minus sign, not a hyphen; and never a minus before a zero.
    const std::string digits_only(text.data() + (text[0] == '-' ? 1 : 0), end);
    const bool zero = digits_only.find_first_not_of("0.") == std::string::npos;
    return (text[0] == '-' && !zero ? "−" : "") + digits_only;
}

}  // namespace tandem::ui
