#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "tandem/base/error.h"
#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"
#include "exchange/xlsx_file.h"

namespace tandem {
namespace {

using namespace fixtures;

class Workbook {
 public:
    explicit Workbook(const Table& table) : bytes_(write_table(table, "xlsx")) {
        load(strings_, "xl/sharedStrings.xml");
        load(sheet_, "xl/worksheets/sheet1.xml");
        load(book_, "xl/workbook.xml");
    }

    void load(pugi::xml_document& xml, const char* path) const {
        const std::string part = unzip(bytes_, path);
        EXPECT_TRUE(
            xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata))
            << path;
    }

    // What a string cell holds, or a number as it stands in the file.
    std::string cell(const char* name) const { return cell(sheet_, name); }

    std::string cell(const pugi::xml_document& sheet, const char* name) const {
        const pugi::xml_node node =
            sheet.select_node(("//c[@r='" + std::string(name) + "']").c_str()).node();
        if (std::string(node.attribute("t").value()) != "s") return node.child_value("v");
        pugi::xml_node string = strings_.child("sst").child("si");
        for (int i = node.child("v").text().as_int(); i > 0; --i) string = string.next_sibling();
        return string.child_value("t");
    }

    const pugi::xml_document& sheet() const { return sheet_; }
    const pugi::xml_document& book() const { return book_; }

 private:
    std::string bytes_;
    pugi::xml_document strings_, sheet_, book_;
};

TEST(TableXlsx, StandsAsPrinted) {
    const Workbook book(quotes());
    EXPECT_EQ(book.cell("A1"), "Supplemental Table 3. Barriers");
    EXPECT_EQ(book.cell("A2"), "No.");
    EXPECT_EQ(book.cell("B2"), "Quote");
    EXPECT_EQ(book.cell("A3"), "Professionals as a source of stigma");
    EXPECT_EQ(book.cell("A5"), "1");
    EXPECT_EQ(book.cell("B5"), "“There was one option. It was his.” (PT06)");
    EXPECT_EQ(book.cell("A11"), "[...] marks words left out.");
    EXPECT_EQ(book.cell("A12"), "PT: patient; HP: professional.");
}

TEST(TableXlsx, MergesHeadingsFreezesAndRepeatsTheHeader) {
    const Workbook book(quotes());
    EXPECT_TRUE(book.sheet().select_node("//mergeCell[@ref='A3:B3']"));
    EXPECT_TRUE(book.sheet().select_node("//mergeCell[@ref='A4:B4']"));
    EXPECT_FALSE(book.sheet().select_node("//mergeCell[@ref='A5:B5']"));
    EXPECT_STREQ(book.sheet().select_node("//pane").node().attribute("ySplit").value(), "2");
    EXPECT_STREQ(book.book().select_node("//definedName").node().child_value(),
                 "'theme-quotes'!$2:$2");
    EXPECT_FALSE(book.sheet().select_node("//autoFilter"));
}

TEST(TableXlsx, FiltersATableWithoutHeadings) {
    Table table = quotes();
    std::erase_if(table.rows, [](const Row& row) { return row.kind != Row::Kind::Body; });
    const Workbook book(table);
    EXPECT_TRUE(book.sheet().select_node("//autoFilter[@ref='A2:B5']"));
}

TEST(TableXlsx, KeepsNumbersAsNumbersAndTextAsText) {
    Table table = quotes();
    Cell percent = Cell::of(0.45, 0);
    percent.text = "45%";
    table.rows = {body({Cell::of(2.0 / 3.0, 2), "=1+1"}), body({percent, "007"})};
    const Workbook book(table);
    const pugi::xml_node number = book.sheet().select_node("//c[@r='A3']").node();
    EXPECT_FALSE(number.attribute("t"));
    EXPECT_NEAR(number.child("v").text().as_double(), 2.0 / 3.0, 1e-15);
    EXPECT_EQ(book.cell("B3"), "=1+1");
    EXPECT_EQ(book.cell("A4"), "45%");
    EXPECT_EQ(book.cell("B4"), "007");
    EXPECT_FALSE(book.sheet().select_node("//f"));
}

TEST(TableXlsx, KeepsHostileTextAsText) {
    const Workbook book(hostile());
    EXPECT_EQ(book.cell("A4"), "<script>alert(1)</script>");
    EXPECT_EQ(book.cell("A6"), "a ]]> b & \"c\" 'd'");
    EXPECT_EQ(book.cell("A12"), "=cmd|' /C calc'!A0");
    EXPECT_EQ(book.cell("A20"), "x\t\n\ny");
    EXPECT_EQ(book.cell("A22"), "one\ntwo\nthree\nfour\tfive");
    EXPECT_EQ(book.cell("A24"), "👩‍⚕️👨‍👩‍👧‍👦 e\u0301");
    EXPECT_EQ(book.cell("A26"), "لم أستطع أن أقول ذلك (PT21)");
    // Excel reads _xHHHH_ as a character; only escaped it stays what was said.
    EXPECT_EQ(book.cell("A36"), "_x005F_x0041_");
    EXPECT_EQ(book.cell("A38"), " spaces around ");
}

TEST(TableXlsx, PutsTheWholeOfALongTextOnASheetOfItsOwn) {
    Table table = quotes();
    table.rows = {body({Cell::count(1), long_text()})};
    table.notes = {long_text()};
    const Workbook book(table);
    const std::string start = book.cell("B3");
    EXPECT_EQ(start.compare(0, 1000, long_text(), 0, 1000), 0);
    EXPECT_NE(start.find("[Whole text on sheet \"Long texts\", B3]"), std::string::npos);
    pugi::xml_document sheet;
    book.load(sheet, "xl/worksheets/sheet2.xml");
    EXPECT_EQ(book.cell(sheet, "A2"), "B3");
    EXPECT_EQ(book.cell(sheet, "C2") + book.cell(sheet, "C3") + book.cell(sheet, "C4"),
              long_text());
    EXPECT_EQ(book.cell(sheet, "A5"), "A5");
    EXPECT_EQ(book.cell(sheet, "C5") + book.cell(sheet, "C6") + book.cell(sheet, "C7"),
              long_text());
}

TEST(TableXlsx, HoldsATextFullOfEscapes) {
    std::string text;
    for (int i = 0; i < 4600; ++i) text += "_x0041_";  // 32,200 characters, 59,800 escaped
    EXPECT_FALSE(fits_xlsx_cell(text));
    EXPECT_TRUE(fits_xlsx_cell(std::string(32767, 'x')));
    EXPECT_FALSE(fits_xlsx_cell(std::string(32768, 'x')));
    Table table = quotes();
    table.rows = {body({text, std::string(32767, 'x')})};
    const Workbook book(table);
    EXPECT_EQ(book.cell("B3").size(), 32767u);
    pugi::xml_document sheet;
    book.load(sheet, "xl/worksheets/sheet2.xml");
    EXPECT_EQ(occurrences(book.cell(sheet, "C2"), "_x005F_x0041_"), 2285u);  // 16,000 / 7
}

TEST(TableXlsx, RefusesMoreRowsThanASheetHas) {
    Table table = quotes();
    table.rows.assign(1048576, body({"a", "b"}));
    EXPECT_THROW(static_cast<void>(write_table(table, "xlsx")), Error);
}

TEST(XlsxSheetName, IsOneThatExcelTakes) {
    EXPECT_EQ(xlsx_sheet_name("theme-quotes"), "theme-quotes");
    EXPECT_EQ(xlsx_sheet_name("a[b]:c*?/\\'"), "a b  c");
    EXPECT_EQ(xlsx_sheet_name(""), "Table");
    EXPECT_EQ(xlsx_sheet_name("'''"), "Table");
    EXPECT_EQ(xlsx_sheet_name("History"), "History table");
    EXPECT_EQ(xlsx_sheet_name(std::string(40, 'x')), std::string(31, 'x'));
    std::string faces;
    for (int i = 0; i < 20; ++i) faces += "😀";  // two units each
    EXPECT_EQ(xlsx_sheet_name(faces), faces.substr(0, 15 * 4));
}

TEST(Utf16Pieces, CutBetweenCodePoints) {
    using Pieces = std::vector<std::string_view>;
    EXPECT_EQ(utf16_pieces("", 3), Pieces({""}));
    EXPECT_EQ(utf16_pieces("abc", 3), Pieces({"abc"}));
    EXPECT_EQ(utf16_pieces("abcd", 3), Pieces({"abc", "d"}));
    EXPECT_EQ(utf16_pieces("ab😀c", 3), Pieces({"ab", "😀c"}));
    EXPECT_EQ(utf16_pieces("éàü我", 2), Pieces({"éà", "ü我"}));
}

}  // namespace
}  // namespace tandem
