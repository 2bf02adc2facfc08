#include "tandem/tables/table.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "tandem/base/check.h"

namespace tandem {

namespace {

constexpr int kMostDecimals = 30;  // what a spreadsheet's number format can show

// A rounded value must not carry the sign of what was rounded away: "-0.00" reads as a mistake.
bool is_printed_zero(std::string_view digits) {
    return digits.find_first_not_of("-0.") == std::string_view::npos;
}

}  // namespace

Cell Cell::of(double value, int digits) {
    TANDEM_CHECK(std::isfinite(value), "a number in a table is finite");
    TANDEM_CHECK(digits >= 0 && digits <= kMostDecimals,
                 "a number is printed with 0 to 30 decimals");
    std::array<char, 400> buffer{};  // the largest double has 309 digits before the decimal mark
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, digits);
    Cell cell(std::string(buffer.data(), end.ptr));
    if (cell.text.front() == '-' && is_printed_zero(cell.text)) cell.text.erase(0, 1);
    cell.number = value;
    cell.decimals = digits;
    return cell;
}

Cell Cell::count(long long value) {
    Cell cell(std::to_string(value));
    cell.number = static_cast<double>(value);
    return cell;
}

Cell Cell::count(long long value, OccurrenceQuery of) {
    Cell cell = count(value);
    cell.counts = std::move(of);
    return cell;
}

}  // namespace tandem
