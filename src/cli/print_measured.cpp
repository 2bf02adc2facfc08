#include "cli/print_measured.h"

#include <cmath>

#include "cli/print.h"

namespace tandem::cli {
namespace {

std::string interval_text(const Measured& measured) {
    const Interval& interval = *measured.interval;
    std::string out = number_text(interval.low) + " to " + number_text(interval.high) + " (" +
                      number_text(interval.level * 100) + " %, " + interval.method;
    if (measured.draws)
        out += ", " + std::to_string(measured.draws->replicates) + " replicates, seed " +
               std::to_string(measured.draws->seed);
    return out + ")";
}

Json number_or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

// A count that is whole is printed as one.
Json count_json(double count) {
    return count == std::floor(count) && std::abs(count) < 9e15
               ? Json(static_cast<std::int64_t>(count))
               : Json(count);
}

Json interval_json(const Measured& measured) {
    if (!measured.interval) return {};
    const Interval& interval = *measured.interval;
    return {{"low", interval.low},
            {"high", interval.high},
            {"level", interval.level},
            {"method", interval.method},
            {"replicates", measured.draws ? Json(measured.draws->replicates) : Json()},
            {"seed", measured.draws ? Json(measured.draws->seed) : Json()}};
}

Listing listing_of(const WorkTable& table) {
    Listing out;
    out.header.push_back("");
    out.header.insert(out.header.end(), table.columns.begin(), table.columns.end());
    out.right_aligned.assign(out.header.size(), true);
    out.right_aligned.front() = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out.rows.push_back({table.rows[row]});
        for (const double cell : table.cells[row]) out.rows.back().push_back(number_text(cell));
    }
    return out;
}

Json work_json(const Work& work) {
    Json tables = Json::array();
    for (const WorkTable& table : work.tables)
        tables.push_back({{"title", table.title},
                          {"columns", table.columns},
                          {"rows", table.rows},
                          {"cells", table.cells}});
    return {{"tables", tables}, {"lines", work.lines}};
}

}  // namespace

std::string text_of(const Work& work) {
    std::string out;
    for (const WorkTable& table : work.tables)
        out += "\n" + table.title + "\n" + listing_of(table).text();
    if (!work.lines.empty()) out += "\n";
    for (const std::string& line : work.lines) out += line + "\n";
    return out;
}

std::string text_of(const Measured& measured, bool with_work) {
    std::string out = measured.title + ": ";
    out += measured.value ? number_text(*measured.value) : "no value, " + measured.why_not;
    out += "\n" + number_text(measured.n_units) + (measured.n_units == 1 ? " unit" : " units") +
           ", " + counted(measured.n_coders, "coder", "coders") + ", " +
           number_text(measured.n_pairable) + " comparable\n";
    if (measured.observed)
        out += "observed " + number_text(*measured.observed) +
               (measured.expected ? ", expected " + number_text(*measured.expected) : "") + "\n";
    if (measured.interval)
        out += "interval " + interval_text(measured) + "\n";
    else
        out += "no interval: " + measured.why_no_interval + "\n";
    if (measured.se) out += "standard error " + number_text(*measured.se) + "\n";
    for (const std::string& remark : measured.remarks) out += remark + "\n";
    Listing values{{"value", "figure"}, {}, {false, true}};
    for (const ValueFigure& each : measured.by_value)
        values.rows.push_back({each.name, each.value ? number_text(*each.value) : "no value"});
    if (!values.rows.empty()) out += "\n" + values.text();
    if (with_work) out += text_of(measured.work);
    out += "\nSource: " + measured.source + "\n";
    return out;
}

Json json_of(const Measured& measured, bool with_work) {
    Json by_value = Json::object();
    for (const ValueFigure& each : measured.by_value)
        by_value[each.name] = number_or_null(each.value);
    Json out{{"measure", measured.measure},
             {"value", number_or_null(measured.value)},
             {"why_not", measured.value ? Json() : Json(measured.why_not)},
             {"n_units", count_json(measured.n_units)},
             {"n_coders", measured.n_coders},
             {"n_pairable", count_json(measured.n_pairable)},
             {"observed", number_or_null(measured.observed)},
             {"expected", number_or_null(measured.expected)},
             {"se", number_or_null(measured.se)},
             {"interval", interval_json(measured)},
             {"why_no_interval", measured.interval ? Json() : Json(measured.why_no_interval)},
             {"remarks", measured.remarks},
             {"by_value", by_value}};
    if (with_work) out["work"] = work_json(measured.work);
    return out;
}

}  // namespace tandem::cli
