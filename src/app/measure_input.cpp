#include "app/measure_input.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"
#include "tandem/text/utf8.h"

#include "app/file_bytes.h"
#include "app/measure_file.h"

namespace tandem {
namespace {

constexpr std::string_view kNone = "(none)";

// Numbers for names, in the order in which they come.
class Names {
 public:
    std::int32_t number(const std::string& name) {
        const auto [found, is_new] =
            numbers_.try_emplace(name, static_cast<std::int32_t>(names_.size()));
        if (is_new) names_.push_back(name);
        return found->second;
    }
    std::optional<std::int32_t> find(const std::string& name) const {
        const auto found = numbers_.find(name);
        if (found == numbers_.end()) return std::nullopt;
        return found->second;
    }
    const std::vector<std::string>& names() const { return names_; }

 private:
    std::unordered_map<std::string, std::int32_t> numbers_;
    std::vector<std::string> names_;
};

struct Place {
    std::size_t unit, coder, value;
    std::optional<std::size_t> cluster;
};

struct Row {
    std::int32_t unit, coder, category;
};

class RatingsReader {
 public:
    explicit RatingsReader(const RatingsRequest& request) : request_(request) {
        for (const std::string& coder : request.coders) coders_.number(coder);
        for (const std::string& category : request.categories) {
            const auto number = measure_number(category);
            if (request.numbers && !number)
                throw Error(ErrorKind::BadInput,
                            "--categories names '" + category + "', where a number must be.");
            (request.sets ? codes_ : categories_)
                .number(request.numbers ? named_number(*number, category) : category);
        }
    }

    RatingsInput read() {
        const MeasureRows file(request_.file, {"unit", "coder", "value"}, {"cluster"});
        const Place place{file.column("unit"), file.column("coder"), file.column("value"),
                          file.find("cluster")};
        for (const CsvRow& row : file.rows()) take(row, place);
        return finish();
    }

 private:
    [[noreturn]] void refuse(const CsvRow& row, const std::string& what) const {
        refuse_measure_line(request_.file, row.line, what);
    }

    void take(const CsvRow& row, const Place& place) {
        const std::string unit = row.fields[place.unit], coder = row.fields[place.coder];
        if (unit.empty()) refuse(row, "names no unit.");
        if (coder.empty()) refuse(row, "names no coder.");
        if (!request_.coders.empty() && !coders_.find(coder))
            refuse(row, "is of the coder '" + coder + "', who is not among --coders.");
        const std::int32_t u = units_.number(unit), c = coders_.number(coder);
        const std::uint64_t key =
            static_cast<std::uint64_t>(u) << 32 | static_cast<std::uint32_t>(c);
        const auto [seen, is_new] = lines_.try_emplace(key, row.line);
        if (!is_new)
            refuse(row, "rates the unit '" + unit + "' by the coder '" + coder +
                            "' a second time; the first is in line " +
                            std::to_string(seen->second) + ".");
        if (place.cluster) take_cluster(row, u, row.fields[*place.cluster]);
        rows_.push_back({u, c, category_of(row, row.fields[place.value])});
    }

    void take_cluster(const CsvRow& row, std::int32_t unit, const std::string& cluster) {
        if (cluster.empty()) refuse(row, "names no cluster.");
        const std::int32_t number = clusters_.number(cluster);
        if (static_cast<std::size_t>(unit) == cluster_.size())
            cluster_.push_back(number);
        else if (cluster_[static_cast<std::size_t>(unit)] != number)
            refuse(row, "puts the unit '" + units_.names()[static_cast<std::size_t>(unit)] +
                            "' into the cluster '" + cluster + "', another row into '" +
                            clusters_.names()[static_cast<std::size_t>(
                                cluster_[static_cast<std::size_t>(unit)])] +
                            "'. A unit is in one cluster.");
    }

    std::int32_t category_of(const CsvRow& row, const std::string& value) {
        if (request_.sets) return set_of(row, value);
        if (value.find('|') != std::string::npos)
            refuse(row, "has the value '" + value +
                            "', a set of codes. Measures of sets are alpha with --distance, "
                            "mvalpha, pooled-kappa and pooled-alpha.");
        std::string name = value.empty() ? std::string(kNone) : value;
        if (request_.numbers) {
            const auto number = measure_number(value);
            if (!number)
                refuse(row, value.empty()
                                ? "has no value, where a number must be."
                                : "has the value '" + value + "', where a number must be.");
            if (request_.none_below_zero && *number < 0)
                refuse(row, "has the value " + value + "; on a ratio scale nothing is below 0.");
            name = named_number(*number, value);
        }
        if (!request_.categories.empty() && !value.empty() && !categories_.find(name))
            refuse(row, "has the category '" + value + "', which is not among --categories.");
        return categories_.number(name);
    }

    // 1 and 1.0 are the same category, under the name that came first.
    std::string named_number(double number, const std::string& text) {
        return number_names_.try_emplace(number, text).first->second;
    }

    std::int32_t set_of(const CsvRow& row, const std::string& value) {
        std::vector<std::int32_t> set;
        for (const std::string& code : split_list(value, '|')) {
            if (!request_.categories.empty() && !codes_.find(code))
                refuse(row, "has the code '" + code + "', which is not among --categories.");
            set.push_back(codes_.number(code));
        }
        std::ranges::sort(set);
        if (std::ranges::adjacent_find(set) != set.end())
            refuse(row, "names a code twice: '" + value + "'.");
        const auto [found, is_new] =
            set_numbers_.try_emplace(set, static_cast<std::int32_t>(sets_.size()));
        if (is_new) sets_.push_back(set);
        return found->second;
    }

    // Categories that nobody ordered: numbers as numbers, otherwise by their bytes.
    std::vector<std::int32_t> order_of_categories(bool all_numbers) const {
        const std::vector<std::string>& names = categories_.names();
        std::vector<std::int32_t> order(names.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
        const auto less = [&](std::int32_t a, std::int32_t b) {
            const std::string &one = names[static_cast<std::size_t>(a)],
                              &other = names[static_cast<std::size_t>(b)];
            return all_numbers ? *measure_number(one) < *measure_number(other) : one < other;
        };
        // What was named with --categories stays first, in that order; "(none)" follows.
        std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(request_.categories.size()),
                         order.end(), less);
        return order;
    }

    void finish_categories(RatingsInput& out, std::vector<std::int32_t>& place) const {
        const std::vector<std::string>& names = categories_.names();
        const bool all_numbers = std::ranges::all_of(
            names, [](const std::string& name) { return measure_number(name).has_value(); });
        const std::vector<std::int32_t> order = order_of_categories(all_numbers);
        place.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto from = static_cast<std::size_t>(order[i]);
            place[from] = static_cast<std::int32_t>(i);
            out.names.push_back(names[from]);
            if (all_numbers) out.sets.ratings.numbers.push_back(*measure_number(names[from]));
        }
        out.numbers = all_numbers;
        out.order_known = all_numbers || !request_.categories.empty();
        out.sets.ratings.categories = static_cast<int>(names.size());
    }

    RatingsInput finish() {
        RatingsInput out;
        Ratings& ratings = out.sets.ratings;
        std::vector<std::int32_t> place;
        if (request_.sets) {
            out.names = codes_.names();
            out.sets.codes = static_cast<int>(out.names.size());
            out.sets.sets = sets_;
            ratings.categories = static_cast<int>(sets_.size());
            for (std::size_t i = 0; i < sets_.size(); ++i)
                place.push_back(static_cast<std::int32_t>(i));
        } else {
            finish_categories(out, place);
        }
        out.coders = coders_.names();
        ratings.coders = static_cast<int>(out.coders.size());
        ratings.value.assign(units_.names().size() * out.coders.size(), kMissing);
        for (const Row& row : rows_)
            ratings.value[static_cast<std::size_t>(row.unit) * out.coders.size() +
                          static_cast<std::size_t>(row.coder)] =
                place[static_cast<std::size_t>(row.category)];
        ratings.cluster = cluster_;
        ratings.clusters = static_cast<int>(clusters_.names().size());
        return out;
    }

    const RatingsRequest& request_;
    Names units_, coders_, categories_, codes_, clusters_;
    std::unordered_map<std::uint64_t, int> lines_;  // of each unit and coder
    std::map<double, std::string> number_names_;
    std::map<std::vector<std::int32_t>, std::int32_t> set_numbers_;
    std::vector<std::vector<std::int32_t>> sets_;
    std::vector<std::int32_t> cluster_;
    std::vector<Row> rows_;
};

std::int64_t count_of(const std::string& file, int line, const std::string& field) {
    std::int64_t out = 0;
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), out);
    if (problem != std::errc() || end != field.data() + field.size())
        refuse_measure_line(file, line, "has '" + field + "', where a whole number must be.");
    if (out < 0)
        refuse_measure_line(file, line,
                            "has the count " + field + "; a count is never below zero.");
    return out;
}

}  // namespace

RatingsInput read_ratings(const RatingsRequest& request) {
    return RatingsReader(request).read();
}

RatingsInput read_contingency_table(const std::string& file,
                                    const std::vector<std::string>& categories) {
    const std::vector<CsvRow> rows = measure_csv(file);
    // Up to here a double holds every count exactly.
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    ContingencyTable table{.categories = static_cast<int>(rows.size()), .count = {}};
    std::int64_t sum = 0;
    for (const CsvRow& row : rows) {
        if (row.fields.size() != rows.size())
            refuse_measure_line(file, row.line,
                                "has " + std::to_string(row.fields.size()) +
                                    " counts and there are " + std::to_string(rows.size()) +
                                    " rows; a table of two coders is square.");
        for (const std::string& field : row.fields) {
            const std::int64_t count = count_of(file, row.line, field);
            if (count > kMost - sum)
                refuse_measure_line(file, row.line, "makes more than 2^53 units in all.");
            sum += count;
            table.count.push_back(count);
        }
    }
    if (!categories.empty() && categories.size() != rows.size())
        throw Error(ErrorKind::BadInput, "'" + file + "' has " + std::to_string(rows.size()) +
                                             " categories, and --categories names " +
                                             std::to_string(categories.size()) + ".");
    RatingsInput out;
    out.sets.ratings = ratings_of(table);
    out.coders = {"A", "B"};
    out.order_known = true;
    out.names = categories;
    for (std::size_t i = out.names.size(); i < rows.size(); ++i)
        out.names.push_back(std::to_string(i + 1));
    out.numbers = std::ranges::all_of(
        out.names, [](const std::string& name) { return measure_number(name).has_value(); });
    for (const std::string& name : out.names)
        if (out.numbers) out.sets.ratings.numbers.push_back(*measure_number(name));
    return out;
}

}  // namespace tandem
