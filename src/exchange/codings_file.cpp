#include "tandem/exchange/codings_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"

#include "exchange/columns.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 5> kNeeded{"transcript", "turn", "begin", "end", "code"};

std::int64_t number_in(const Columns& columns, const CsvRow& row, std::string_view column,
                       std::int64_t least, std::string_view file) {
    const std::string text = columns.field(row, column);
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < least)
        refuse_line(file, row.line,
                    "has '" + text + "' in the column '" + std::string(column) +
                        "'. A whole number from " + std::to_string(least) + " must stand there.");
    return value;
}

CodingLine read_line(const Columns& columns, const CsvRow& row, std::string_view file) {
    CodingLine out;
    out.line = row.line;
    out.transcript = columns.field(row, "transcript");
    out.turn = number_in(columns, row, "turn", 1, file);
    out.begin = number_in(columns, row, "begin", 0, file);
    out.end = number_in(columns, row, "end", 1, file);
    out.code = columns.field(row, "code");
    out.coder = columns.field(row, "coder");
    out.kind = columns.field(row, "kind");
    out.voice = columns.field(row, "voice");
    out.coding = columns.field(row, "coding");
    if (const auto memo = columns.find("memo"); memo && *memo < row.fields.size())
        out.memo = row.fields[*memo];  // as written, with its line breaks
    if (out.transcript.empty()) refuse_line(file, row.line, "names no transcript.");
    if (out.code.empty()) refuse_line(file, row.line, "names no code.");
    if (out.end <= out.begin)
        refuse_line(file, row.line,
                    "ends at " + std::to_string(out.end) + ", not after its beginning at " +
                        std::to_string(out.begin) + ". 'end' is the first character not coded.");
    return out;
}

}  // namespace

std::vector<CodingLine> read_codings(std::string_view text, std::string_view name) {
    const std::vector<CsvRow> table = read_csv(text, name);
    if (table.empty())
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name) +
                        "': it is empty. A file of codings begins with a line of column names: "
                        "transcript,turn,begin,end,code,coder.");
    const Columns columns(table[0]);
    for (const std::string_view column : kNeeded)
        if (!columns.has(column))
            refuse_line(name, table[0].line,
                        "has no column '" + std::string(column) +
                            "'. A file of codings needs transcript, turn, begin, end and code.");
    std::vector<CodingLine> lines;
    lines.reserve(table.size() - 1);
    for (std::size_t i = 1; i < table.size(); ++i)
        lines.push_back(read_line(columns, table[i], name));
    return lines;
}

std::string write_codings(const std::vector<CodingLine>& lines) {
    const bool joined = std::any_of(lines.begin(), lines.end(),
                                    [](const CodingLine& line) { return !line.coding.empty(); });
    std::vector<std::string> fields{"transcript", "turn", "begin", "end", "code",
                                    "coder",      "kind", "voice", "memo"};
    if (joined) fields.emplace_back("coding");
    std::string out = csv_line(fields);
    for (const CodingLine& line : lines) {
        fields = {line.transcript,
                  std::to_string(line.turn),
                  std::to_string(line.begin),
                  std::to_string(line.end),
                  line.code,
                  line.coder,
                  line.kind,
                  line.voice,
                  line.memo};
        if (joined) fields.push_back(line.coding);
        out += csv_line(fields);
    }
    return out;
}

bool is_codings_header(const std::vector<std::string>& names) {
    const Columns columns(CsvRow{1, names});
    return columns.has("transcript") && columns.has("turn") && columns.has("begin") &&
           columns.has("end");
}

}  // namespace tandem
