#include "xlsx_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdlib.h>

#include "tandem/base/error.h"

namespace tandem {

namespace {

// Excel's own first day; libxlsxwriter would take the clock for 0.
constexpr time_t kCreated = 315532800;  // 1980-01-01T00:00:00Z
constexpr std::size_t kMostCellUnits = 32767;
constexpr std::size_t kMostTitleUnits = 255;
constexpr std::size_t kMostSheetNameUnits = 31;

[[noreturn]] void fail(const std::string& reason) {
    throw Error(ErrorKind::Storage, "Cannot write the workbook: " + reason +
                                        ". Free some space in the folder for temporary files and "
                                        "try again.");
}

void require(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

std::filesystem::path make_directory() {
    std::error_code error;
    std::filesystem::path base = std::filesystem::temp_directory_path(error);
    if (error) fail("there is no folder for temporary files");
    std::string name = (base / "tandem-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) fail("'" + base.string() + "' cannot be written to");
    return name;
}

std::filesystem::path workbook_path(const std::filesystem::path& directory) {
    return directory / "table.xlsx";
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// In a workbook "_x0041_" means the character U+0041 (ECMA-376 part 1, 22.9.2.19 ST_Xstring); text
// that looks like it has its first underscore escaped. libxlsxwriter 1.1.4 does not do this.
std::string with_escapes(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view seven = text.substr(i, 7);
        const bool escape = seven.size() == 7 && seven.starts_with("_x") && seven.back() == '_' &&
                            std::all_of(seven.begin() + 2, seven.end() - 1, is_hex);
        if (escape) escaped += "_x005F";
        escaped += text[i];
    }
    return escaped;
}

void set_face(lxw_format* format, const XlsxLook& look) {
    using Role = XlsxLook::Role;
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look.right) {
        format_set_align(format, LXW_ALIGN_RIGHT);
        format_set_indent(format, 1);  // or the number touches the next column's text
    }
    if (look.indent > 0) format_set_indent(format, static_cast<std::uint8_t>(look.indent));
    const bool bold = look.strong || look.role == Role::Title || look.role == Role::Header ||
                      look.role == Role::Heading;
    if (bold) format_set_bold(format);
    if (look.role == Role::Subheading) format_set_italic(format);
    if (look.role == Role::Title) format_set_font_size(format, 12);
    if (look.role == Role::Note) format_set_font_size(format, 9);
    if (look.role == Role::Header) {
        format_set_top(format, LXW_BORDER_MEDIUM);
        format_set_bottom(format, LXW_BORDER_THIN);
    }
    if (look.last) format_set_bottom(format, LXW_BORDER_MEDIUM);
    if (look.decimals >= 0) {
        const auto zeros = static_cast<std::size_t>(look.decimals);
        const std::string digits = zeros == 0 ? "0" : "0." + std::string(zeros, '0');
        format_set_num_format(format, digits.c_str());
    }
}

}  // namespace

XlsxFile::XlsxFile(const std::string& title) : directory_(make_directory()) {
    std::string directory = directory_.string();
    lxw_workbook_options options{};
    options.tmpdir = directory.data();
    workbook_ = workbook_new_opt(workbook_path(directory_).string().c_str(), &options);
    if (workbook_ == nullptr) fail("there is not enough memory");
    std::string short_title(utf16_pieces(title, kMostTitleUnits).front());
    lxw_doc_properties properties{};
    properties.title = short_title.data();
    properties.created = kCreated;
    require(workbook_set_properties(workbook_, &properties));
}

XlsxFile::~XlsxFile() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    std::error_code ignored;  // a temporary file that stays behind must not stop the work
    std::filesystem::remove_all(directory_, ignored);
}

lxw_worksheet* XlsxFile::add_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_, name.c_str());
    if (sheet == nullptr) fail("the sheet '" + name + "' could not be made");
    return sheet;
}

lxw_format* XlsxFile::format(const XlsxLook& look) {
    lxw_format*& format = formats_[look];
    if (format == nullptr) {
        format = workbook_add_format(workbook_);
        if (format == nullptr) fail("there is not enough memory");
        set_face(format, look);
    }
    return format;
}

void XlsxFile::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                          const std::string& text, const XlsxLook& look) {
    if (text.empty()) {
        require(worksheet_write_blank(sheet, row, column, format(look)));
    } else {
        require(
            worksheet_write_string(sheet, row, column, with_escapes(text).c_str(), format(look)));
    }
}

void XlsxFile::write_across(lxw_worksheet* sheet, lxw_row_t row, std::size_t columns,
                            const std::string& text, const XlsxLook& look) {
    if (columns < 2) return write_text(sheet, row, 0, text, look);
    const auto last = static_cast<lxw_col_t>(columns - 1);
    require(worksheet_merge_range(sheet, row, 0, row, last, "", format(look)));
    write_text(sheet, row, 0, text, look);
}

void XlsxFile::write_number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
                            const XlsxLook& look) {
    require(worksheet_write_number(sheet, row, column, value, format(look)));
}

std::string XlsxFile::finish() {
    const lxw_error error = workbook_close(workbook_);  // frees the workbook in every case
    workbook_ = nullptr;
    require(error);
    std::ifstream file(workbook_path(directory_), std::ios::binary);
    if (!file) fail("the temporary file could not be read back");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool fits_xlsx_cell(std::string_view text) {
    return utf16_pieces(with_escapes(text), kMostCellUnits).size() == 1;
}

std::vector<std::string_view> utf16_pieces(std::string_view text, std::size_t units) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t needed = byte >= 0xF0 ? 2 : 1;  // four bytes are a surrogate pair
        if (used + needed > units) {
            pieces.push_back(text.substr(begin, i - begin));
            begin = i;
            used = 0;
        }
        used += needed;
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

std::string xlsx_sheet_name(std::string_view name) {
    std::string clean(name);
    std::replace_if(
        clean.begin(), clean.end(),
        [](char c) { return std::string_view("[]:*?/\\\n\t").find(c) != std::string_view::npos; },
        ' ');
    const auto strip = [](std::string_view text) {
        const std::size_t begin = std::min(text.find_first_not_of(" '"), text.size());
        return text.substr(begin, text.find_last_not_of(" '") + 1 - begin);
    };
    clean = std::string(strip(utf16_pieces(strip(clean), kMostSheetNameUnits).front()));
    std::string lower = clean;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (lower == "history") return clean + " table";  // Excel keeps that name for itself
    return clean.empty() ? "Table" : clean;
}

}  // namespace tandem
