#include "tandem/app/export_table.h"

#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/exchange/table_writer.h"

#include "app/file_bytes.h"

namespace tandem {

std::string table_bytes(const Table& table, const std::string& path) {
    const std::string format = extension_of(path);
    const std::vector<std::string> formats = table_formats();
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
        std::string list;
        for (const std::string& known : formats) list += (list.empty() ? "." : ", .") + known;
        throw Error(
            ErrorKind::BadInput,
            "Cannot write '" + path + "': a table's file name ends with one of " + list + ".");
    }
    return write_table(table, format);
}

void export_table(const Table& table, const std::string& path) {
    write_file(path, table_bytes(table, path));
}

std::string table_as_text(const Table& table, std::string_view format) {
    return write_table(table, format);
}

}  // namespace tandem
