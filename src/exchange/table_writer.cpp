#include "tandem/exchange/table_writer.h"

#include <array>

#include "tandem/base/error.h"

#include "table_formats.h"
#include "table_layout.h"

namespace tandem {

namespace {

struct TableFormat {
    std::string_view name;
    std::string (*write)(const Table&);
};

constexpr std::array kFormats = {
    TableFormat{"docx", docx_table}, TableFormat{"xlsx", xlsx_table},
    TableFormat{"csv", csv_table},   TableFormat{"tsv", tsv_table},
    TableFormat{"html", html_table}, TableFormat{"md", markdown_table},
    TableFormat{"tex", latex_table},
};

}  // namespace

std::vector<std::string> table_formats() {
    std::vector<std::string> names;
    for (const TableFormat& format : kFormats) names.emplace_back(format.name);
    return names;
}

std::string write_table(const Table& table, std::string_view format) {
    for (const TableFormat& known : kFormats) {
        if (known.name == format) return known.write(printable(table));
    }
    std::string names;
    for (const TableFormat& known : kFormats) {
        names.append(names.empty() ? "" : ", ").append(known.name);
    }
    throw Error(ErrorKind::BadInput, "Cannot write the table as '" + std::string(format) +
                                         "': that format is not known. Choose one of " + names +
                                         ".");
}

}  // namespace tandem
