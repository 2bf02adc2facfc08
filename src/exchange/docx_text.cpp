#include "exchange/docx_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "exchange/xml_part.h"

namespace tandem {
namespace {

constexpr std::array<std::pair<std::uint32_t, std::string_view>, 6> kWingdings = {{
    {0xF04A, "☺"},
    {0xF04B, "😐"},
    {0xF04C, "☹"},
    {0xF0DF, "←"},
    {0xF0E0, "→"},
    {0xF0FC, "✓"},
}};

[[noreturn]] void fail(std::string_view name, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "': " + what);
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Target of the relationship to the main part; the standard's default where there is none.
std::string main_part(const ZipReader& archive, std::string_view name) {
    std::optional<std::string> bytes = archive.read("_rels/.rels");
    if (!bytes) return "word/document.xml";
    pugi::xml_document document;
    parse_xml(document, *bytes, "its part '_rels/.rels'", name);
    for (const pugi::xml_node& node : document.document_element().children()) {
        if (!attribute(node, "Type").ends_with("/officeDocument")) continue;
        std::string_view target = attribute(node, "Target");
        while (target.starts_with("/") || target.starts_with("./")) {
            target.remove_prefix(target[0] == '/' ? 1 : 2);
        }
        return std::string(target);
    }
    return "word/document.xml";
}

class DocxWalker {
 public:
    DocxWalker(DocumentText& out, std::string_view name) : out_(out), name_(name) {}

    void walk_document(const pugi::xml_node& root) {
        walk_children(root, 1);
        end_paragraph();
        report(deleted_, "piece", "of deleted text (tracked changes)", "left out");
        report(comments_, "comment", "", "not imported");
        report(notes_, "footnote or endnote", "", "not imported");
        report(numbered_, "automatic number or bullet", "of a list", "not imported");
        report(unknown_symbols_, "symbol", "of a special font", "kept as a private character");
    }

 private:
    struct Tally {
        int count = 0;
        int first = 0;
    };

    void count(Tally& tally) {
        if (tally.count++ == 0) tally.first = paragraph_ + 1;
    }

    void report(const Tally& tally, const std::string& what, const std::string& of,
                const std::string& fate) {
        if (tally.count == 0) return;
        const bool one = tally.count == 1;
        out_.warnings.push_back({tally.first, std::to_string(tally.count) + " " + what +
                                                  (one ? "" : "s") + (of.empty() ? "" : " ") + of +
                                                  (one ? " was " : " were ") + fate + "."});
    }

    void walk_children(const pugi::xml_node& node, int depth) {
        if (depth > kMaxXmlDepth) refuse_depth(name_);
        for (const pugi::xml_node& child : node.children()) walk(child, depth);
    }

    void walk(const pugi::xml_node& node, int depth) {
        const std::string_view name = local_name(node);
        if (name == "p") {
            paragraph(node, depth);
        } else if (name == "tr") {
            row(node, depth);
        } else if (name == "t") {
            for (const char c : std::string_view(node.text().get())) {
                // Word shows a line end inside a run as a space.
                line_ += c == '\n' || c == '\r' ? ' ' : c;
            }
        } else if (name == "AlternateContent") {
            for (const pugi::xml_node& child : node.children()) {
                if (local_name(child) != "Choice") continue;
                walk_children(child, depth + 1);
                break;
            }
        } else if (!character(node, name) && !is_dropped(name)) {
            walk_children(node, depth + 1);
        }
    }

    bool character(const pugi::xml_node& node, std::string_view name) {
        if (name == "tab" || name == "ptab") {
            line_ += '\t';
        } else if (name == "br" || name == "cr") {
            if (in_cell_ > 0) {
                line_ += ' ';
            } else {
                end_line();
            }
        } else if (name == "noBreakHyphen") {
            line_ += "\u2011";
        } else if (name == "sym") {
            symbol(attribute(node, "char"));
        } else {
            return false;
        }
        return true;
    }

    // Properties, field codes, deleted and moved-away text, pronunciation guides.
    bool is_dropped(std::string_view name) {
        static constexpr std::array<std::string_view, 6> kDropped = {
            "delText", "delInstrText", "instrText", "softHyphen", "rt", "Fallback"};
        if (name == "del" || name == "moveFrom") {
            count(deleted_);
            return true;
        }
        if (name == "commentReference") count(comments_);
        if (name == "footnoteReference" || name == "endnoteReference") count(notes_);
        return name.ends_with("Pr") || is_one_of(name, kDropped);
    }

    void symbol(std::string_view hex) {
        std::uint32_t code = 0;
        const char* end = hex.data() + hex.size();
        const auto result = std::from_chars(hex.data(), end, code, 16);
        if (result.ec != std::errc() || code < 0x20 || code > 0xFFFF || code / 0x800 == 0x1B)
            return;
        for (const auto& [private_code, text] : kWingdings) {
            if (code != private_code) continue;
            line_ += text;
            return;
        }
        if (code >= 0xE000 && code <= 0xF8FF) count(unknown_symbols_);
        const char16_t unit = static_cast<char16_t>(code);
        line_ += to_utf8(std::u16string_view(&unit, 1));
    }

    void paragraph(const pugi::xml_node& node, int depth) {
        if (in_cell_ > 0) {
            if (!line_.empty() && line_.back() != '\t') line_ += ' ';
            walk_children(node, depth + 1);
            return;
        }
        // A text box puts paragraphs inside a paragraph: what came before it ends here.
        if (!line_.empty()) end_paragraph();
        opens_ = true;
        for (const pugi::xml_node& properties : node.children()) {
            if (local_name(properties) != "pPr") continue;
            for (const pugi::xml_node& property : properties.children()) {
                if (local_name(property) == "numPr") count(numbered_);
            }
        }
        walk_children(node, depth + 1);
        end_paragraph();
    }

    // One line for each row, tabs between its cells. A row of a single cell is only a frame.
    void row(const pugi::xml_node& node, int depth) {
        std::vector<pugi::xml_node> cells;
        find_cells(node, cells, depth);
        if (cells.size() < 2 && in_cell_ == 0) {
            walk_children(node, depth + 1);
            return;
        }
        if (in_cell_ == 0 && !line_.empty()) end_paragraph();
        ++in_cell_;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) line_ += '\t';
            walk_children(cells[i], depth + 1);
        }
        --in_cell_;
        opens_ = true;
        if (in_cell_ == 0) end_paragraph();
    }

    // Cells may be wrapped in content controls or tracked insertions.
    void find_cells(const pugi::xml_node& node, std::vector<pugi::xml_node>& cells, int depth) {
        if (depth > kMaxXmlDepth) return;
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view name = local_name(child);
            if (name == "tc") {
                cells.push_back(child);
            } else if (name == "sdt" || name == "sdtContent" || name == "ins" ||
                       name == "customXml") {
                find_cells(child, cells, depth + 1);
            }
        }
    }

    void end_line() {
        out_.lines.push_back({paragraph_ + 1, opens_, std::move(line_)});
        line_.clear();
        opens_ = false;
    }

    void end_paragraph() {
        if (line_.empty() && !opens_) return;
        end_line();
        ++paragraph_;
    }

    DocumentText& out_;
    std::string_view name_;
    std::string line_;
    bool opens_ = false;
    int paragraph_ = 0;  // how many have ended
    int in_cell_ = 0;
    Tally deleted_, comments_, notes_, numbered_, unknown_symbols_;
};

}  // namespace

bool is_docx(const ZipReader& archive) {
    return std::any_of(archive.entries().begin(), archive.entries().end(),
                       [](const std::string& entry) {
                           return entry.starts_with("word/") || entry.starts_with("Word/");
                       });
}

DocumentText read_docx_text(const ZipReader& archive, std::string_view name) {
    const std::string part = main_part(archive, name);
    std::optional<std::string> xml = archive.read(part);
    if (!xml) fail(name, "the document's text ('" + part + "') is missing in it.");
    return read_docx_part(*std::move(xml), part, name);
}

DocumentText read_docx_part(std::string xml, const std::string& part, std::string_view name) {
    pugi::xml_document document;
    parse_xml(document, xml, "its part '" + part + "'", name);
    if (local_name(document.document_element()) != "document") {
        fail(name, "its part '" + part + "' is no text document. Save it as DOCX or plain text.");
    }
    DocumentText out;
    out.encoding = declared_encoding(document);
    DocxWalker(out, name).walk_document(document.document_element());
    for (const DocumentLine& line : out.lines) {
        if (is_valid_utf8(line.text)) continue;
        fail(name, "paragraph " + std::to_string(line.number) +
                       " is not valid UTF-8. Save the document again in your word processor.");
    }
    return out;
}

}  // namespace tandem
