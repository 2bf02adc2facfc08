#include "tandem/text/search.h"

#include <optional>
#include <unicode/utf8.h>

#include "tandem/text/utf8.h"

#include "text/folding.h"
#include "text/regex.h"
#include "text/segments.h"

namespace tandem {
namespace {

// One text that is being looked through: whether a hit counts, and what has been found.
class Reading {
 public:
    Reading(std::string_view text, const FoldedPlaces& places, bool whole_word)
        : text_(text), places_(places), whole_word_(whole_word) {}

    // Units of the key. Returns where to look on from.
    std::size_t take(std::size_t begin, std::size_t end) {
        const FoldedPlaces::Place place = places_.around(begin, end);
        if (whole_word_ && !stands_alone(place)) return place.key_first_end;
        // Two matches in one grapheme ("f" and "i" in a ligature) are one hit.
        if (found_.empty() || found_.back().end <= place.range.begin) found_.push_back(place.range);
        return place.key_end;
    }

    std::vector<TextRange> found() && { return std::move(found_); }

 private:
    bool stands_alone(const FoldedPlaces::Place& place) {
        if (!words_) words_.emplace(text_, SegmentKind::Word);
        return words_->at_or_before(place.byte_begin) == place.byte_begin &&
               words_->at_or_after(place.byte_end) == place.byte_end;
    }

    std::string_view text_;
    const FoldedPlaces& places_;
    bool whole_word_;
    std::optional<Segments> words_;
    std::vector<TextRange> found_;
};

// Whether an accent follows that belongs to the last letter before it, but has no place in it: "ẋ"
// has a code point of its own, "m̂" has none.
bool goes_on_with_mark(const std::string& key, std::size_t at) {
    if (at == key.size()) return false;
    UChar32 c;
    U8_NEXT_UNSAFE(key.data(), at, c);
    return is_droppable_mark(static_cast<char32_t>(c));
}

// What is folded away in the texts is folded away in the pattern too, but a sign never becomes one
// that means something in a regular expression.
std::string fold_pattern(std::string_view pattern, Folding folding) {
    if (folding.keep_all) return std::string(pattern);
    std::string folded;
    Graphemes graphemes(pattern);
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = graphemes.next();
        std::string_view grapheme = pattern.substr(at, end - at);
        at = end;
        if (static_cast<unsigned char>(grapheme[0]) < 0x80) {
            folded += grapheme[0] == '`' ? '\'' : grapheme[0];
            grapheme.remove_prefix(1);
        }
        for (const char c : fold(grapheme, folding)) {
            const bool is_sign = std::string_view("\\^$.|?*+()[]{}-&").find(c) != std::string::npos;
            if (is_sign) folded += '\\';
            folded += c;
        }
    }
    return folded;
}

}  // namespace

struct Search::Words {
    std::string key;
    Folding folding;
    bool whole_word;
};

struct Search::Expression {
    Expression(std::string_view pattern, bool match_case, Folding fold_by, bool alone)
        : regex(pattern, match_case), folding(fold_by), whole_word(alone) {}

    Regex regex;
    Folding folding;
    bool whole_word;
};

Search::~Search() = default;
Search::Search(Search&&) noexcept = default;
Search& Search::operator=(Search&&) noexcept = default;

Search::Search(const SearchQuery& query) {
    if (query.words.empty()) return;
    if (!is_valid_utf8(query.words)) {
        problem_ = "What to look for holds bytes that are not text.";
        return;
    }
    if (!query.regular_expression) {
        const Folding folding{query.match_case, query.match_accents, false, false};
        std::string key = fold(query.words, folding);
        if (!key.empty())
            words_ = std::make_unique<Words>(Words{std::move(key), folding, query.whole_word});
        return;
    }
    problem_ = Regex::problem_of(query.words);
    if (!problem_.empty()) return;
    const Folding folding{true, false, true, query.match_accents};
    const std::string pattern = fold_pattern(query.words, folding);
    problem_ = Regex::problem_of(pattern);
    if (problem_.empty())
        expression_ =
            std::make_unique<Expression>(pattern, query.match_case, folding, query.whole_word);
}

bool Search::is_empty() const {
    return !words_ && !expression_ && problem_.empty();
}

std::vector<TextRange> Search::find_in(std::string_view text) {
    if (!problem_.empty() || text.empty()) return {};
    if (words_) {
        const std::string key = fold(text, words_->folding), &sought = words_->key;
        std::size_t hit = key.find(sought);
        if (hit == std::string::npos) return {};
        const FoldedPlaces places(text, words_->folding, KeyUnit::Byte);
        Reading reading(text, places, words_->whole_word);
        while (hit != std::string::npos) {
            const std::size_t end = hit + sought.size();
            const bool whole_letter = !words_->folding.keep_accents || !goes_on_with_mark(key, end);
            hit = key.find(sought, whole_letter ? reading.take(hit, end) : end);
        }
        return std::move(reading).found();
    }
    if (!expression_) return {};
    const std::u16string key = to_utf16(fold(text, expression_->folding));
    std::optional<FoldedPlaces> places;
    std::optional<Reading> reading;
    const bool done = expression_->regex.each_match(key, [&](std::size_t begin, std::size_t end) {
        if (!places) places.emplace(text, expression_->folding, KeyUnit::Utf16);
        if (!reading) reading.emplace(text, *places, expression_->whole_word);
        return std::min(std::max(reading->take(begin, end), begin + 1), end);
    });
    if (!done) {
        problem_ =
            "This regular expression takes too long. Repetitions within repetitions, such as "
            "(a+)+, do that: write it without, or look for words.";
        return {};
    }
    return reading ? std::move(*reading).found() : std::vector<TextRange>{};
}

}  // namespace tandem
