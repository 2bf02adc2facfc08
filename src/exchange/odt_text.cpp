#include "exchange/odt_text.h"

#include <algorithm>
#include <charconv>

#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "exchange/xml_part.h"

namespace tandem {
namespace {

// Of `text:s text:c="…"`; nobody indents further.
constexpr int kMostSpaces = 400;

class OdtWalker {
 public:
    OdtWalker(DocumentText& out, std::string_view name) : out_(out), name_(name) {}

    void walk_body(const pugi::xml_node& body) {
        walk_children(body, 1);
        report(deleted_, "piece of deleted text (tracked changes) was left out",
               "pieces of deleted text (tracked changes) were left out");
        report(comments_, "comment was not imported", "comments were not imported");
        report(notes_, "footnote or endnote was not imported",
               "footnotes or endnotes were not imported");
    }

 private:
    void report(int count, const char* one, const char* many) {
        if (count == 0) return;
        out_.warnings.push_back({0, std::to_string(count) + " " + (count == 1 ? one : many) + "."});
    }

    void walk_children(const pugi::xml_node& node, int depth) {
        if (depth > kMaxXmlDepth) refuse_depth(name_);
        for (const pugi::xml_node& child : node.children()) walk(child, depth);
    }

    void walk(const pugi::xml_node& node, int depth) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            if (in_paragraph_ > 0) append_text(node.value());
            return;
        }
        const std::string_view name = local_name(node);
        if (name == "p" || name == "h") {
            paragraph(node, depth);
        } else if (name == "table-row") {
            row(node, depth);
        } else if (name == "tracked-changes") {
            deleted_ += static_cast<int>(std::distance(node.begin(), node.end()));
        } else if (name == "annotation") {
            ++comments_;
        } else if (name == "note") {
            ++notes_;
        } else if (!character(node, name)) {
            walk_children(node, depth + 1);
        }
    }

    bool character(const pugi::xml_node& node, std::string_view name) {
        if (name == "s") {
            const std::string_view times = attribute(node, "c");
            int count = 1;
            std::from_chars(times.data(), times.data() + times.size(), count);
            line_.append(static_cast<std::size_t>(std::clamp(count, 1, kMostSpaces)), ' ');
            collapsed_ = false;
        } else if (name == "tab") {
            line_ += '\t';
            collapsed_ = true;
        } else if (name == "line-break") {
            if (in_cell_ > 0) {
                line_ += ' ';
            } else {
                end_line();
            }
            collapsed_ = true;
        } else {
            return false;
        }
        return true;
    }

    // White space in the XML is one space, none at the beginning of a paragraph.
    void append_text(std::string_view text) {
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) line_ += c;
            if (space && !collapsed_) line_ += ' ';
            collapsed_ = space;
        }
    }

    void paragraph(const pugi::xml_node& node, int depth) {
        if (in_cell_ > 0 && !line_.empty() && line_.back() != '\t') line_ += ' ';
        if (in_cell_ == 0 && in_paragraph_ > 0 && !line_.empty()) end_line();
        if (in_cell_ == 0 && in_paragraph_ == 0) {
            opens_ = true;
            ++number_;
        }
        collapsed_ = true;
        ++in_paragraph_;
        walk_children(node, depth + 1);
        --in_paragraph_;
        if (in_cell_ == 0 && in_paragraph_ == 0) end_line();
    }

    // A row of one cell is only a frame.
    void row(const pugi::xml_node& node, int depth) {
        const auto is_cell = [](const pugi::xml_node& child) {
            return local_name(child) == "table-cell";
        };
        if (in_cell_ > 0 || std::count_if(node.begin(), node.end(), is_cell) < 2) {
            walk_children(node, depth + 1);
            return;
        }
        ++number_;
        opens_ = true;
        ++in_cell_;
        bool first = true;
        for (const pugi::xml_node& cell : node.children()) {
            if (!is_cell(cell)) continue;
            if (!first) line_ += '\t';
            first = false;
            walk_children(cell, depth + 2);
        }
        --in_cell_;
        end_line();
    }

    void end_line() {
        out_.lines.push_back({number_, opens_, without_controls(std::move(line_))});
        line_.clear();
        opens_ = false;
    }

    DocumentText& out_;
    std::string_view name_;
    std::string line_;
    bool opens_ = false;
    bool collapsed_ = true;  // the character before was white space
    int number_ = 0, in_paragraph_ = 0, in_cell_ = 0;
    int deleted_ = 0, comments_ = 0, notes_ = 0;
};

}  // namespace

bool is_odt(const ZipReader& archive) {
    const bool has_type = std::any_of(archive.entries().begin(), archive.entries().end(),
                                      [](const std::string& name) { return name == "mimetype"; });
    return has_type &&
           archive.read("mimetype").value_or("").find("opendocument.text") != std::string::npos;
}

[[noreturn]] static void fail(std::string_view name, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "': " + what);
}

DocumentText read_odt_text(const ZipReader& archive, std::string_view name) {
    std::optional<std::string> xml = archive.read("content.xml");
    if (!xml) {
        fail(name, "the document's text ('content.xml') is missing in it. Copy the file again.");
    }
    return read_odt_part(*std::move(xml), name);
}

DocumentText read_odt_part(std::string xml, std::string_view name) {
    pugi::xml_document document;
    parse_xml(document, xml, "its part 'content.xml'", name);
    DocumentText out;
    out.encoding = declared_encoding(document);
    for (const pugi::xml_node& node : document.document_element().children()) {
        if (local_name(node) == "body") OdtWalker(out, name).walk_body(node);
    }
    for (const DocumentLine& line : out.lines) {
        if (is_valid_utf8(line.text)) continue;
        fail(name, "paragraph " + std::to_string(line.number) +
                       " is not valid UTF-8. Save the document again in your word processor.");
    }
    return out;
}

}  // namespace tandem
