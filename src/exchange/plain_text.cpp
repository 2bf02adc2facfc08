#include "exchange/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "exchange/speaker_names.h"

namespace tandem {
namespace {

class PlainTextReader {
 public:
    explicit PlainTextReader(const std::vector<TextLine>& lines) : lines_(lines) {}

    Reading read() {
        for (const TextLine& line : lines_) prefixes_.push_back(name_prefix(line.text));
        choose_names();
        std::size_t first = 0;
        while (first < lines_.size() && !is_header(first)) ++first;
        const bool named = first < lines_.size();
        read_paragraphs(0, first);
        if (named && !out_.turns.empty()) {
            out_.warnings.push_back({1,
                                     "The text before the first speaker's name was kept as turns "
                                     "without a speaker."});
        }
        if (named) {
            warn_of_single_names(first);
            read_turns(first);
        }
        return std::move(out_);
    }

 private:
    bool is_header(std::size_t at) const {
        return prefixes_[at] && names_.contains(prefixes_[at]->name);
    }

    // A name is met at least twice. A single one must open half of the paragraphs, or it is a
    // heading ("Aim:") of a text that is no conversation.
    void choose_names() {
        std::size_t paragraphs = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_blank(lines_[i].text)) paragraphs += lines_[i].opens_paragraph ? 1U : 0U;
            if (prefixes_[i]) ++counts_[prefixes_[i]->name];
        }
        for (const auto& [name, count] : counts_) {
            if (count >= 2) names_.insert(name);
        }
        if (names_.size() == 1 && 2 * counts_[*names_.begin()] < paragraphs) names_.clear();
    }

    void warn_of_single_names(std::size_t first) {
        for (std::size_t i = first; i < lines_.size(); ++i) {
            const auto& prefix = prefixes_[i];
            if (!prefix || counts_[prefix->name] != 1 || !is_written_like_a_name(prefix->name)) {
                continue;
            }
            out_.warnings.push_back(
                {lines_[i].number, "'" + std::string(prefix->name) +
                                       ":' is met only once, so it was read as words of the "
                                       "speaker before, not as a speaker's name."});
        }
    }

    void read_turns(std::size_t first) {
        std::size_t next = 0;
        for (std::size_t i = first; i < lines_.size(); i = next) {
            next = i + 1;
            while (next < lines_.size() && !is_header(next)) ++next;
            std::string text(prefixes_[i]->rest);
            if (is_blank(text)) text.clear();
            const std::string more = join_paragraphs(lines_, i + 1, next);
            if (!text.empty() && !more.empty()) text += '\n';
            text += more;
            add_turn(lines_[i].number, prefixes_[i]->name, std::move(text));
        }
    }

    // Paragraphs of one speaker in a row are one turn, even if each repeats the name.
    void add_turn(int line, std::string_view speaker, std::string text) {
        if (text.empty()) {
            out_.warnings.push_back(
                {line, "'" + std::string(speaker) + ":' is followed by no text and was left out."});
        } else if (!out_.turns.empty() && out_.turns.back().speaker == speaker) {
            out_.turns.back().text += '\n' + text;
        } else {
            out_.turns.push_back(
                {std::string(speaker), std::nullopt, std::nullopt, std::move(text)});
        }
    }

    void read_paragraphs(std::size_t begin, std::size_t end) {
        bool has_breaks = false;
        for (std::size_t i = begin + 1; i < end; ++i) {
            has_breaks = has_breaks || (lines_[i].opens_paragraph && !is_blank(lines_[i].text));
        }
        std::size_t next = begin;
        for (std::size_t i = begin; i < end; i = next) {
            next = i + 1;
            while (has_breaks && next < end && !lines_[next].opens_paragraph) ++next;
            std::string text = join_paragraphs(lines_, i, next);
            if (text.empty()) continue;
            out_.turns.push_back({"", std::nullopt, std::nullopt, std::move(text)});
        }
    }

    const std::vector<TextLine>& lines_;
    std::vector<std::optional<NamePrefix>> prefixes_;  // one for each line
    std::map<std::string_view, std::size_t> counts_;
    std::set<std::string_view> names_;
    Reading out_;
};

}  // namespace

Reading read_plain_text(const std::vector<TextLine>& lines) {
    return PlainTextReader(lines).read();
}

}  // namespace tandem
