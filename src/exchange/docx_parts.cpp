// Office Open XML: ECMA-376, parts 1 (WordprocessingML) and 2 (packages).
#include "docx_parts.h"

#include "markup.h"

namespace tandem {

namespace {

constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>)"
    R"(<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    R"(<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>)"
    R"(</Types>)";

constexpr std::string_view kPackageRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    R"(<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>)"
    R"(</Relationships>)";

constexpr std::string_view kDocumentRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>)"
    R"(<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>)"
    R"(</Relationships>)";

// Level 15 is Word 2013 and later; without it Word opens the file in "compatibility mode".
constexpr std::string_view kSettings =
    R"(<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>)"
    R"(<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>)"
    R"(</w:compat></w:settings>)";

// Where Times New Roman is missing, one of the metrically equal faces takes its place.
constexpr std::string_view kFontTable =
    R"(<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif,Tinos,Noto Serif"/>)"
    R"(<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>)";

constexpr std::string_view kApplication =
    R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
    R"(<Application>Tandem</Application></Properties>)";

// Sizes are half points; "Cs" properties are the same for complex scripts (Arabic, Hebrew, Hindi),
// which Word sizes and emboldens apart.
constexpr std::string_view kStylesHead =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>)"
    R"(<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman")"
    R"( w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>)"
    R"(</w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>)"
    R"(<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>)";

struct ParagraphStyle {
    std::string_view id, name, paragraph, run;
};

// Caption and notes are indented by the cells' margin, to begin where the table's text begins.
constexpr ParagraphStyle kStyles[] = {
    {"TableCaption", "Table Caption",
     R"(<w:keepNext/><w:spacing w:after="120"/><w:ind w:left="100" w:right="100"/>)",
     R"(<w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/>)"},
    {"TableHeader", "Table Header", R"(<w:keepNext/><w:spacing w:before="60" w:after="60"/>)",
     R"(<w:b/><w:bCs/>)"},
    {"TableHeading", "Table Heading", R"(<w:keepNext/><w:spacing w:before="160" w:after="40"/>)",
     R"(<w:b/><w:bCs/>)"},
    {"TableSubheading", "Table Subheading",
     R"(<w:keepNext/><w:spacing w:before="80" w:after="40"/>)", R"(<w:i/><w:iCs/>)"},
    {"TableText", "Table Text", R"(<w:spacing w:before="40" w:after="40"/>)", ""},
    {"TableHeaderSmall", "Table Header Small",
     R"(<w:keepNext/><w:spacing w:before="60" w:after="60"/>)",
     R"(<w:b/><w:bCs/><w:sz w:val="16"/><w:szCs w:val="16"/>)"},
    {"TableTextSmall", "Table Text Small", R"(<w:spacing w:before="40" w:after="40"/>)",
     R"(<w:sz w:val="16"/><w:szCs w:val="16"/>)"},
    {"TableNote", "Table Note", R"(<w:spacing w:before="80"/><w:ind w:left="100" w:right="100"/>)",
     R"(<w:sz w:val="18"/><w:szCs w:val="18"/>)"},
    {"TableNoteSmall", "Table Note Small",
     R"(<w:spacing w:before="60"/><w:ind w:left="100" w:right="100"/>)",
     R"(<w:sz w:val="16"/><w:szCs w:val="16"/>)"},
    {"TurnHeader", "Turn Header", R"(<w:keepNext/><w:spacing w:before="200"/>)",
     R"(<w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/>)"},
    {"TurnText", "Turn Text",
     R"(<w:spacing w:before="40" w:after="80" w:line="276" w:lineRule="auto"/>)",
     R"(<w:sz w:val="22"/><w:szCs w:val="22"/>)"},
};

std::string styles() {
    std::string xml(kXmlHead);
    xml += kStylesHead;
    for (const ParagraphStyle& style : kStyles) {
        xml.append(R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId=")").append(style.id);
        xml.append(R"("><w:name w:val=")").append(style.name);
        xml.append(R"("/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>)").append(style.paragraph);
        xml.append("</w:pPr><w:rPr>").append(style.run).append("</w:rPr></w:style>");
    }
    return xml + "</w:styles>";
}

std::string core_properties(std::string_view title) {
    return std::string(kXmlHead) +
           R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties")"
           R"( xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>)" +
           escape_markup(title) + "</dc:title></cp:coreProperties>";
}

}  // namespace

std::vector<ZipEntry> docx_package(std::string document, std::string_view title) {
    const auto part = [](std::string_view xml) { return std::string(kXmlHead).append(xml); };
    // Content types first: some readers tell the kind of file from the first entry.
    return {
        {"[Content_Types].xml", part(kContentTypes)},
        {"_rels/.rels", part(kPackageRelations)},
        {"word/document.xml", part(document)},
        {"word/_rels/document.xml.rels", part(kDocumentRelations)},
        {"word/styles.xml", styles()},
        {"word/settings.xml", part(kSettings)},
        {"word/fontTable.xml", part(kFontTable)},
        {"docProps/core.xml", core_properties(title)},
        {"docProps/app.xml", part(kApplication)},
    };
}

// Tabs are elements of their own in a run; a tab character in w:t may be shown as a space.
void append_docx_words(std::string& xml, std::string_view line) {
    while (true) {
        const std::size_t tab = line.find('\t');
        const std::string_view words = line.substr(0, tab);
        if (!words.empty()) {
            xml.append("<w:t xml:space=\"preserve\">")
                .append(escape_markup(words))
                .append("</w:t>");
        }
        if (tab == std::string_view::npos) return;
        xml += "<w:tab/>";
        line.remove_prefix(tab + 1);
    }
}

}  // namespace tandem
