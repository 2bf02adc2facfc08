#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "tandem/exchange/table_writer.h"

#include "exchange/table_fixtures.h"

namespace tandem {
namespace {

using namespace fixtures;

// The document of a written table, re-read by another program's parser.
struct Reread {
    pugi::xml_document xml;

    explicit Reread(const Table& table) {
        const std::string part = unzip(write_table(table, "docx"), "word/document.xml");
        const pugi::xml_parse_result result =
            xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        EXPECT_TRUE(result) << result.description();
    }

    pugi::xml_node body() const { return xml.child("w:document").child("w:body"); }
    pugi::xml_node table() const { return body().child("w:tbl"); }

    pugi::xml_node row(std::size_t index) const {
        pugi::xml_node row = table().child("w:tr");
        for (; index > 0; --index) row = row.next_sibling("w:tr");
        return row;
    }
};

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    bool first = true;
    pugi::xpath_node_set found_nodes = node.select_nodes(".//w:p | .//w:t | .//w:tab");
    found_nodes.sort();  // a union comes in no order
    for (const pugi::xpath_node& found : found_nodes) {
        const std::string name = found.node().name();
        if (name == "w:p") {
            text += first ? "" : "\n";
            first = false;
        }
        if (name == "w:tab") text += '\t';
        if (name == "w:t") text += found.node().text().get();
    }
    return text;
}

TEST(TableDocx, RepeatsTheHeaderAndSplitsNoRow) {
    const Reread docx(quotes());
    EXPECT_EQ(docx.table().select_nodes("w:tr").size(), 8u);
    EXPECT_EQ(docx.table().select_nodes("w:tr/w:trPr/w:tblHeader").size(), 1u);
    EXPECT_TRUE(docx.row(0).child("w:trPr").child("w:tblHeader"));
    EXPECT_EQ(docx.table().select_nodes("w:tr/w:trPr/w:cantSplit").size(), 8u);
}

TEST(TableDocx, LetsHeadingsSpanTheTable) {
    const Reread docx(quotes());
    const pugi::xml_node heading = docx.row(1).child("w:tc");
    EXPECT_STREQ(heading.child("w:tcPr").child("w:gridSpan").attribute("w:val").value(), "2");
    EXPECT_FALSE(heading.next_sibling("w:tc"));
    EXPECT_EQ(text_of(heading), "Professionals as a source of stigma");
    const auto style = [](const pugi::xml_node& row) {
        return std::string(row.select_node(".//w:pStyle").node().attribute("w:val").value());
    };
    EXPECT_EQ(style(docx.row(1)), "TableHeading");
    EXPECT_EQ(style(docx.row(2)), "TableSubheading");
    EXPECT_EQ(style(docx.row(3)), "TableText");
}

TEST(TableDocx, IndentsNestedNamesOnEveryLine) {
    Table table;
    table.columns = {{"Theme"}};
    Cell nested("Dismissing or fixed view");
    nested.indent = 2;
    table.rows = {body({"Barriers"}), body({nested})};
    const Reread docx(table);
    EXPECT_FALSE(docx.row(1).select_node(".//w:ind"));
    const pugi::xml_node indent = docx.row(2).select_node(".//w:pPr/w:ind").node();
    EXPECT_STREQ(indent.attribute("w:left").value(), "400");
    EXPECT_EQ(text_of(docx.row(2).child("w:tc")), "Dismissing or fixed view");
}

TEST(TableDocx, KeepsHeadingsBoldAndWithTheNextRow) {
    const std::string styles = unzip(write_table(quotes(), "docx"), "word/styles.xml");
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_string(styles.c_str()));
    const pugi::xml_node heading = xml.select_node("//w:style[@w:styleId='TableHeading']").node();
    EXPECT_TRUE(heading.child("w:pPr").child("w:keepNext"));
    EXPECT_TRUE(heading.child("w:rPr").child("w:b"));
    EXPECT_TRUE(heading.child("w:rPr").child("w:bCs"));
    EXPECT_TRUE(xml.select_node("//w:style[@w:styleId='TableCaption']/w:pPr/w:keepNext"));
    EXPECT_FALSE(xml.select_node("//w:lang"));
}

TEST(TableDocx, AlignsNumbersRight) {
    const Reread docx(quotes());
    EXPECT_EQ(docx.row(3).select_nodes("w:tc[1]//w:jc[@w:val='right']").size(), 1u);
    EXPECT_EQ(docx.row(3).select_nodes("w:tc[2]//w:jc").size(), 0u);
}

TEST(TableDocx, SharesOutThePageWidth) {
    const Reread docx(quotes());
    int sum = 0;
    for (const auto& column : docx.table().child("w:tblGrid").children("w:gridCol")) {
        sum += column.attribute("w:w").as_int();
    }
    EXPECT_EQ(sum, 11906 - 2 * 1440);
    EXPECT_FALSE(docx.body().child("w:sectPr").child("w:pgSz").attribute("w:orient"));
}

TEST(TableDocx, TurnsThePageForManyColumns) {
    Table table = quotes();
    table.rows.clear();
    table.columns.assign(6, Column{"x", 1});
    const Reread docx(table);
    const pugi::xml_node size = docx.body().child("w:sectPr").child("w:pgSz");
    EXPECT_STREQ(size.attribute("w:orient").value(), "landscape");
    EXPECT_GT(size.attribute("w:w").as_int(), size.attribute("w:h").as_int());
}

TEST(TableDocx, SaysWhichTextReadsFromTheRight) {
    Table table = quotes();
    table.rows = {body({Cell::count(1), "“لم أستطع” (PT21)\nPT22: no"})};
    const Reread docx(table);
    EXPECT_EQ(docx.row(1).select_nodes(".//w:p").size(), 3u);
    EXPECT_EQ(docx.row(1).select_nodes("w:tc[2]/w:p[1]/w:pPr/w:bidi").size(), 1u);
    EXPECT_EQ(docx.row(1).select_nodes("w:tc[2]/w:p[1]/w:r/w:rPr/w:rtl").size(), 1u);
    EXPECT_EQ(docx.row(1).select_nodes("w:tc[2]/w:p[2]//w:bidi").size(), 0u);
}

TEST(TableDocx, KeepsHostileTextAsText) {
    const Reread docx(hostile());
    const std::vector<std::string> texts = hostile_texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::string expected;  // what XML can carry, with LF line ends
        for (std::size_t k = 0; k < texts[i].size(); ++k) {
            const char c = texts[i][k];
            const bool before_lf = k + 1 < texts[i].size() && texts[i][k + 1] == '\n';
            if (c == '\r' && !before_lf) expected += '\n';
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') expected += c;
        }
        if (texts[i].find("\uFFFE") == 0) expected.clear();
        EXPECT_EQ(text_of(docx.row(2 * i + 2).child("w:tc")), expected) << i;
    }
}

TEST(TableDocx, LetsARowLongerThanAPageSplit) {
    Table table = quotes();
    table.rows = {body({Cell::count(1), long_text()}), body({Cell::count(2), "short"})};
    const Reread docx(table);
    EXPECT_FALSE(docx.row(1).child("w:trPr").child("w:cantSplit"));
    EXPECT_TRUE(docx.row(2).child("w:trPr").child("w:cantSplit"));
    EXPECT_EQ(text_of(docx.row(1).select_node("w:tc[2]").node()), long_text());
}

TEST(TableDocx, NamesEveryPartAndNoDate) {
    const std::string bytes = write_table(quotes(), "docx");
    const std::string types = unzip(bytes, "[Content_Types].xml");
    for (const char* part : {"word/document.xml", "word/styles.xml", "word/settings.xml",
                             "word/fontTable.xml", "docProps/core.xml", "docProps/app.xml"}) {
        EXPECT_NE(types.find("PartName=\"/" + std::string(part) + "\""), std::string::npos);
        pugi::xml_document xml;
        EXPECT_TRUE(xml.load_string(unzip(bytes, part).c_str())) << part;
    }
    const std::string core = unzip(bytes, "docProps/core.xml");
    EXPECT_NE(core.find("<dc:title>Supplemental Table 3. Barriers</dc:title>"), std::string::npos);
    EXPECT_EQ(core.find("dcterms"), std::string::npos);
}

}  // namespace
}  // namespace tandem
