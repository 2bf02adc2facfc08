#include "app/measure_spans_input.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "tandem/base/error.h"

#include "app/measure_file.h"

namespace tandem {
namespace {

// Documents together stay countable in 64 bits.
constexpr std::int64_t kLongest = 1'000'000'000'000'000;

std::int64_t whole_number(const std::string& file, int line, const std::string& text,
                          const std::string& what) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size())
        refuse_measure_line(
            file, line, "has '" + text + "' for the " + what + ", where a whole number must be.");
    if (number > kLongest)
        refuse_measure_line(
            file, line, "has a " + what + " of " + text + ", which is more than can be counted.");
    return number;
}

// Numbers for names: those given, or else those that occur.
struct Known {
    std::vector<std::string> names;
    bool fixed = false;

    explicit Known(std::vector<std::string> given)
        : names(std::move(given)), fixed(!names.empty()) {}

    std::optional<std::size_t> find(const std::string& name) const {
        const auto found = std::ranges::find(names, name);
        if (found == names.end()) return std::nullopt;
        return static_cast<std::size_t>(found - names.begin());
    }
};

struct Row {
    int line = 0;
    std::string document, coder, code;
    std::int64_t begin = 0, end = 0;
};

void read_lengths(const std::string& file, Spans& spans) {
    const MeasureRows rows(file, {"document", "length"}, {});
    std::set<std::string> seen;
    for (const CsvRow& row : rows.rows()) {
        const std::string& document = row.fields[rows.column("document")];
        if (document.empty()) refuse_measure_line(file, row.line, "names no document.");
        if (!seen.insert(document).second)
            refuse_measure_line(file, row.line,
                                "gives document '" + document + "' a second length.");
        Continuum continuum;
        continuum.length =
            whole_number(file, row.line, row.fields[rows.column("length")], "length");
        if (continuum.length < 0)
            refuse_measure_line(file, row.line,
                                "has a length below 0 for document '" + document + "'.");
        spans.documents.push_back(std::move(continuum));
        spans.document_names.push_back(document);
    }
}

void check_row(const std::string& file, const Row& row, const std::string& lengths,
               std::optional<std::int64_t> length) {
    const std::string passage =
        "has a passage " + std::to_string(row.begin) + "-" + std::to_string(row.end);
    if (row.coder.empty()) refuse_measure_line(file, row.line, "names no coder.");
    if (row.code.empty()) refuse_measure_line(file, row.line, "names no code.");
    if (!length)
        refuse_measure_line(
            file, row.line,
            "names document '" + row.document + "', which has no length in '" + lengths + "'.");
    if (row.begin < 0) refuse_measure_line(file, row.line, passage + " that begins before 0.");
    if (row.begin > row.end)
        refuse_measure_line(file, row.line, passage + " that ends before it begins.");
    if (row.begin == row.end) refuse_measure_line(file, row.line, passage + " that marks nothing.");
    if (row.end > *length)
        refuse_measure_line(file, row.line,
                            passage + " beyond the end of document '" + row.document +
                                "', which is " + std::to_string(*length) + " long.");
}

std::vector<Row> read_rows(const SpansRequest& request, const Spans& spans) {
    const std::string& file = request.spans;
    const MeasureRows rows(file, {"document", "coder", "code", "begin", "end"}, {});
    std::map<std::string, std::int64_t> lengths;
    for (std::size_t i = 0; i < spans.documents.size(); ++i)
        lengths[spans.document_names[i]] = spans.documents[i].length;
    std::set<std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t>> seen;
    std::vector<Row> result;
    for (const CsvRow& each : rows.rows()) {
        const auto field = [&](std::string_view name) { return each.fields[rows.column(name)]; };
        Row row{each.line,
                field("document"),
                field("coder"),
                field("code"),
                whole_number(file, each.line, field("begin"), "begin"),
                whole_number(file, each.line, field("end"), "end")};
        const auto found = lengths.find(row.document);
        check_row(file, row, request.lengths,
                  found == lengths.end() ? std::nullopt : std::optional(found->second));
        if (!seen.emplace(row.document, row.coder, row.code, row.begin, row.end).second)
            refuse_measure_line(file, row.line, "says the same as a line before it.");
        result.push_back(std::move(row));
    }
    return result;
}

// In the order given, or by code point.
Known names_in(const std::vector<Row>& rows, std::string Row::*name,
               const std::vector<std::string>& given) {
    Known known(given);
    if (known.fixed) return known;
    std::set<std::string> names;
    for (const Row& row : rows) names.insert(row.*name);
    known.names.assign(names.begin(), names.end());
    return known;
}

void keep_only(Known& codes, const std::vector<std::string>& wanted) {
    for (const std::string& code : wanted)
        if (!codes.find(code))
            throw Error(ErrorKind::NotFound, "No passage has the code '" + code + "'.");
    if (!wanted.empty())
        std::erase_if(codes.names, [&](const std::string& name) {
            return std::ranges::find(wanted, name) == wanted.end();
        });
}

}  // namespace

Spans read_spans(const SpansRequest& request) {
    Spans spans;
    read_lengths(request.lengths, spans);
    const std::vector<Row> rows = read_rows(request, spans);
    const Known coders = names_in(rows, &Row::coder, request.coders);
    Known codes = names_in(rows, &Row::code, request.categories);
    for (const Row& row : rows) {
        if (!coders.find(row.coder))
            refuse_measure_line(request.spans, row.line,
                                "has coder '" + row.coder + "', whom --coders does not name.");
        if (!codes.find(row.code))
            refuse_measure_line(request.spans, row.line,
                                "has code '" + row.code + "', which --categories does not name.");
    }
    keep_only(codes, request.codes);
    std::map<std::string, std::size_t> document_of;
    for (std::size_t i = 0; i < spans.documents.size(); ++i) {
        spans.documents[i].coders.resize(coders.names.size());
        document_of[spans.document_names[i]] = i;
    }
    for (const Row& row : rows)
        if (const auto code = codes.find(row.code))
            spans.documents[document_of[row.document]].coders[*coders.find(row.coder)].push_back(
                {row.begin, row.end, static_cast<int>(*code)});
    spans.coders = coders.names;
    spans.codes = codes.names;
    return spans;
}

namespace {

std::vector<Segment> segments_of_masses(const std::string& file, int line,
                                        const std::string& masses) {
    std::vector<Segment> segments;
    std::int64_t at = 0;
    std::string rest = masses + "|";
    for (std::size_t end = rest.find('|'); end != std::string::npos; end = rest.find('|')) {
        const std::int64_t mass = whole_number(file, line, rest.substr(0, end), "mass");
        rest.erase(0, end + 1);
        if (mass <= 0)
            refuse_measure_line(
                file, line,
                "has a segment of " + std::to_string(mass) + "; a segment is 1 long at least.");
        if (at + mass > kLongest)
            refuse_measure_line(file, line, "cuts a text that is longer than can be counted.");
        segments.push_back({at, at + mass, 0});
        at += mass;
    }
    return segments;
}

}  // namespace

Spans read_segments(const std::string& file, const std::vector<std::string>& given) {
    const MeasureRows rows(file, {"coder", "masses"}, {"document"});
    const auto document_column = rows.find("document");
    Spans spans;
    spans.codes = {"segment"};
    Known coders(given), documents({});
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Segment>> cut;  // document, coder
    for (const CsvRow& row : rows.rows()) {
        const std::string& coder = row.fields[rows.column("coder")];
        const std::string document = document_column ? row.fields[*document_column] : "the text";
        if (coder.empty()) refuse_measure_line(file, row.line, "names no coder.");
        if (!coders.find(coder)) {
            if (coders.fixed)
                refuse_measure_line(file, row.line,
                                    "has coder '" + coder + "', whom --coders does not name.");
            coders.names.push_back(coder);
        }
        if (!documents.find(document)) {
            documents.names.push_back(document);
            spans.documents.emplace_back();
        }
        const std::size_t at = *documents.find(document);
        std::vector<Segment> segments =
            segments_of_masses(file, row.line, row.fields[rows.column("masses")]);
        std::int64_t& length = spans.documents[at].length;
        if (length != 0 && length != segments.back().end)
            refuse_measure_line(file, row.line,
                                "cuts a text of " + std::to_string(segments.back().end) +
                                    ", the line before one of " + std::to_string(length) + ".");
        length = segments.back().end;
        if (!cut.try_emplace({at, *coders.find(coder)}, std::move(segments)).second)
            refuse_measure_line(file, row.line,
                                "cuts " + document + " a second time for coder '" + coder + "'.");
    }
    for (Continuum& document : spans.documents) document.coders.resize(coders.names.size());
    for (auto& [where, segments] : cut)
        spans.documents[where.first].coders[where.second] = std::move(segments);
    spans.document_names = documents.names;
    spans.coders = coders.names;
    return spans;
}

}  // namespace tandem
