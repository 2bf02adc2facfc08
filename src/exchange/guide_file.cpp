#include "tandem/exchange/guide_file.h"

#include <map>

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"
#include "tandem/text/fold.h"

#include "exchange/columns.h"

namespace tandem {

std::vector<GuideLine> read_guide(std::string_view text, std::string_view name) {
    const std::vector<CsvRow> table = read_csv(text, name);
    if (table.empty())
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name) +
                        "': it is empty. An interview guide begins with a line of column names: "
                        "question,wording and perhaps group.");
    const Columns columns(table[0]);
    for (const char* column : {"question", "wording"})
        if (!columns.has(column))
            refuse_line(name, table[0].line,
                        "has no column '" + std::string(column) +
                            "'. An interview guide has the columns question,wording and perhaps "
                            "group.");
    std::vector<GuideLine> lines;
    std::map<std::string, int> seen;
    for (std::size_t at = 1; at < table.size(); ++at) {
        GuideLine line{table[at].line, columns.field(table[at], "question"),
                       columns.cell(table[at], "wording"), columns.cell(table[at], "group")};
        if (line.key.empty())
            refuse_line(name, line.line, "has no key of the question, such as Q4.");
        const auto [same, fresh] = seen.emplace(fold(line.key), line.line);
        if (!fresh)
            refuse_line(name, line.line,
                        "has the question " + line.key + ", which line " +
                            std::to_string(same->second) + " has already. Keep one of them.");
        lines.push_back(std::move(line));
    }
    return lines;
}

bool is_guide_header(const std::vector<std::string>& names) {
    const Columns columns(CsvRow{1, names});
    return columns.has("question") && columns.has("wording");
}

std::string write_guide(const Project& project) {
    std::string out = csv_line({"question", "wording", "group"});
    for (const GuideQuestion* each : guide(project))
        out += csv_line({each->key, each->wording, each->group});
    return out;
}

}  // namespace tandem
