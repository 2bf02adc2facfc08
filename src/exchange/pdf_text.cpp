#include "exchange/pdf_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tandem/base/child_process.h"
#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "exchange/otter.h"
#include "exchange/speaker_names.h"
#include "exchange/spoken_line.h"

namespace tandem {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kLigatures = {{
    {"\uFB00", "ff"},
    {"\uFB01", "fi"},
    {"\uFB02", "fl"},
    {"\uFB03", "ffi"},
    {"\uFB04", "ffl"},
    {"\uFB05", "ft"},
    {"\uFB06", "st"},
}};

constexpr std::size_t kEdgeLines = 2;      // of a page, where its head and foot stand
constexpr std::size_t kNumberedLines = 5;  // fewer are chance

struct PageLine {
    std::string text;
    int page = 0;
    bool dropped = false;
    bool numbered = false;  // a paragraph's number stood before it
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string without_ligatures(std::string text) {
    for (const auto& [ligature, letters] : kLigatures) {
        for (std::size_t at = text.find(ligature); at != std::string::npos;
             at = text.find(ligature, at + letters.size())) {
            text.replace(at, ligature.size(), letters);
        }
    }
    return text;
}

// "Page 3 of 12" and "Page 4 of 12" are one line.
std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        if (!is_digit(c)) out += c;
    }
    return out;
}

class PdfJoiner {
 public:
    explicit PdfJoiner(const std::string& printed) {
        int page = 1;
        for (const TextLine& line : split_lines(printed)) {
            const auto at = static_cast<std::size_t>(line.text.data() - printed.data());
            if (at > 0 && printed[at - 1] == '\f') ++page;
            if (is_blank(line.text)) continue;
            std::string text = without_controls(std::string(trim_right(line.text)));
            lines_.push_back({without_ligatures(std::move(text)), page});
        }
        pages_ = page;
    }

    DocumentText join() {
        drop_page_edges();
        drop_paragraph_numbers();
        std::erase_if(lines_, [](const PageLine& line) { return line.dropped; });
        find_width();
        collect_words();
        for (std::size_t i = 0; i < lines_.size(); ++i) add(i);
        return std::move(out_);
    }

 private:
    // The first and last lines of pages, if most pages have them alike or they are bare numbers.
    void drop_page_edges() {
        std::map<std::string, std::set<int>> seen;
        std::vector<std::size_t> edges;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool top = i < kEdgeLines || lines_[i - kEdgeLines].page != lines_[i].page;
            const bool bottom =
                i + kEdgeLines >= lines_.size() || lines_[i + kEdgeLines].page != lines_[i].page;
            if (!top && !bottom) continue;
            edges.push_back(i);
            seen[without_digits(lines_[i].text)].insert(lines_[i].page);
        }
        int dropped = 0;
        for (const std::size_t i : edges) {
            if (is_turn_header(lines_[i].text)) continue;
            const auto pages = static_cast<int>(seen[without_digits(lines_[i].text)].size());
            if (pages < 3 || 5 * pages < 3 * pages_) continue;
            lines_[i].dropped = true;
            ++dropped;
        }
        if (dropped > 0) {
            out_.warnings.push_back({0, std::to_string(dropped) +
                                            " lines that repeat at the edges of pages (heads, "
                                            "feet, page numbers) were left out."});
        }
    }

    // MAXQDA prints the paragraphs' numbers before them: 1, 2, 3 …
    void drop_paragraph_numbers() {
        std::vector<std::pair<std::size_t, std::size_t>> found;  // line, bytes
        int wanted = 1;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string number = std::to_string(wanted);
            const std::string_view text = lines_[i].text;
            if (!text.starts_with(number) || text.substr(number.size(), 1) != " ") continue;
            found.emplace_back(i, number.size() + 1);
            ++wanted;
        }
        if (found.size() < kNumberedLines || 8 * found.size() < lines_.size()) return;
        for (const auto& [line, size] : found) {
            lines_[line].text.erase(0, size);
            lines_[line].numbered = true;
        }
        out_.warnings.push_back({0, "The numbers printed before the paragraphs (1 to " +
                                        std::to_string(found.size()) + ") were left out."});
    }

    // Of a full line: nine of ten lines are no longer.
    void find_width() {
        std::vector<std::size_t> lengths;
        for (const PageLine& line : lines_) lengths.push_back(count_code_points(line.text));
        if (lengths.empty()) return;
        const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
        std::nth_element(lengths.begin(), at, lengths.end());
        width_ = *at;
    }

    void collect_words() {
        for (const PageLine& line : lines_) {
            std::string word;
            for (const char c : line.text + " ") {
                const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                    static_cast<unsigned char>(c) >= 0x80;
                if (letter) {
                    word += c;
                } else if (!word.empty()) {
                    words_.insert(std::exchange(word, {}));
                }
            }
        }
    }

    static bool opens_turn(std::string_view line) {
        if (is_turn_header(line)) return true;
        const SpokenLine part = take_apart(line);
        return (part.prefix && is_written_like_a_name(part.prefix->name)) || part.edge;
    }

    bool opens_paragraph(std::size_t at) const {
        if (at == 0 || lines_[at].numbered) return true;
        const std::string& before = lines_[at - 1].text;
        if (opens_turn(lines_[at].text) || is_turn_header(before)) return true;
        return 5 * count_code_points(before) < 4 * width_ && !before.ends_with('-');
    }

    void add(std::size_t at) {
        const PageLine& line = lines_[at];
        if (out_.lines.empty() || opens_paragraph(at)) {
            out_.lines.push_back({static_cast<int>(out_.lines.size()) + 1, true, line.text});
            return;
        }
        std::string& text = out_.lines.back().text;
        if (!joins_word(text, line.text)) {
            if (!ends_in_hyphen(text)) text += ' ';
        } else {
            text.pop_back();
        }
        text += line.text;
    }

    static bool ends_in_hyphen(std::string_view text) {
        return text.size() > 1 && text.back() == '-' && text[text.size() - 2] >= 'a' &&
               text[text.size() - 2] <= 'z';
    }

    // "self-" and "report" stay "self-report" unless "selfreport" stands elsewhere.
    bool joins_word(std::string_view before, std::string_view next) const {
        if (!ends_in_hyphen(before) || next.empty() || next[0] < 'a' || next[0] > 'z') return false;
        before.remove_suffix(1);
        const auto is_letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   static_cast<unsigned char>(c) >= 0x80;
        };
        std::size_t begin = before.size();
        while (begin > 0 && is_letter(before[begin - 1])) --begin;
        std::size_t end = 0;
        while (end < next.size() && is_letter(next[end])) ++end;
        return words_.contains(std::string(before.substr(begin)) +
                               std::string(next.substr(0, end)));
    }

    std::vector<PageLine> lines_;
    int pages_ = 1;
    std::size_t width_ = 0;
    std::set<std::string> words_;
    DocumentText out_;
};

}  // namespace

bool looks_like_pdf(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    // White space before the first bytes is met in files that passed through mail.
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return bytes.starts_with("%PDF-");
}

DocumentText join_pdf_lines(const std::string& printed) {
    return PdfJoiner(printed).join();
}

DocumentText read_pdf_text(std::string_view bytes, std::string_view name) {
    const auto fail = [name](const std::string& what) {
        throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "': " + what);
    };
    const ChildResult child = run_child({"pdftotext", "-raw", "-enc", "UTF-8", "-", "-"}, bytes);
    if (child.end == ChildEnd::Missing) {
        fail(
            "PDF is read with the program 'pdftotext', which is not installed. Install the package "
            "poppler-utils (on Debian and Ubuntu: sudo apt install poppler-utils), or save the "
            "PDF as plain text and import that.");
    }
    if (child.end != ChildEnd::Done) {
        fail(
            "taking the words out of this PDF took too long or gave more than any transcript. "
            "Save it as plain text or DOCX and import that.");
    }
    if (child.status != 0) {
        fail(
            "the PDF is damaged or protected by a password. Save it again without one, or as "
            "plain text.");
    }
    if (!is_valid_utf8(child.output)) fail("its words are no valid text. Save it as plain text.");
    DocumentText out = join_pdf_lines(child.output);
    out.encoding = "UTF-8";
    if (out.lines.empty()) {
        fail(
            "the PDF has pictures of pages and no words (a scan). Have the text recognised (OCR) "
            "and import the result.");
    }
    return out;
}

}  // namespace tandem
