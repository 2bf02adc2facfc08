#include "tandem/text/word_runs.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "tandem/text/fold.h"

namespace tandem {
namespace {

enum class Sort { Other, Digit, Letter, Unspaced, Extends, Apostrophe };

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_unspaced(UChar32 c) {
    if (c < 0x0E00) return false;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
    const UScriptCode script = script_of(c);
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

Sort sort_of(UChar32 c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sort::Letter;
        if (c >= '0' && c <= '9') return Sort::Digit;
        return c == '\'' ? Sort::Apostrophe : Sort::Other;
    }
    if (c == 0x2019 || c == 0x2BC) return Sort::Apostrophe;
    if (is_unspaced(c)) return Sort::Unspaced;
    if (u_isdigit(c)) return Sort::Digit;
    if (u_isalpha(c)) return Sort::Letter;
    const int8_t type = u_charType(c);
    const bool mark =
        type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
    return mark || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? Sort::Extends
                                                                              : Sort::Other;
}

struct Point {
    UChar32 c;
    Sort sort;
    std::size_t byte;
};

std::vector<Point> points_of(std::string_view text) {
    std::vector<Point> points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t byte = at;
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), at, c);
        points.push_back({c, sort_of(c), byte});
    }
    return points;
}

// The end of the run that begins at `at`.
std::size_t end_of_run(const std::vector<Point>& points, std::size_t at) {
    const Sort sort = points[at].sort;
    std::size_t end = at + 1;
    for (; end < points.size(); ++end) {
        if (points[end].sort == sort || points[end].sort == Sort::Extends) continue;
        const bool joins = sort == Sort::Letter && points[end].sort == Sort::Apostrophe &&
                           end + 1 < points.size() && points[end + 1].sort == Sort::Letter;
        if (!joins) break;
        const bool last = end + 2 >= points.size() || (points[end + 2].sort != Sort::Letter &&
                                                       points[end + 2].sort != Sort::Extends);
        if (last && (points[end + 1].c == 's' || points[end + 1].c == 'S')) break;  // possessive
    }
    return end;
}

WordShape shape_of(const std::vector<Point>& points, std::size_t begin, std::size_t end) {
    if (points[begin].sort == Sort::Digit) return WordShape::Digits;
    int upper = 0, lower = 0;
    bool first_is_upper = false;
    for (std::size_t i = begin; i < end; ++i) {
        const bool is_upper = u_isupper(points[i].c) || u_istitle(points[i].c);
        const bool is_lower = !is_upper && u_islower(points[i].c);
        if (is_upper && upper + lower == 0) first_is_upper = true;
        upper += is_upper;
        lower += is_lower;
    }
    if (upper + lower == 0) return WordShape::Caseless;
    if (upper == 0) return WordShape::Lower;
    if (lower == 0 && upper > 1) return WordShape::Capitals;
    return first_is_upper ? WordShape::Capital : WordShape::Mixed;
}

std::string key_of(std::string_view word) {
    std::string key(word);
    for (char& c : key) {
        if (static_cast<unsigned char>(c) >= 0x80) return fold(word);
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
}

}  // namespace

std::vector<WordRun> word_runs(std::string_view text) {
    std::vector<WordRun> runs;
    const std::vector<Point> points = points_of(text);
    for (std::size_t at = 0; at < points.size();) {
        const Sort sort = points[at].sort;
        if (sort != Sort::Letter && sort != Sort::Digit && sort != Sort::Unspaced) {
            ++at;
            continue;
        }
        const std::size_t end = end_of_run(points, at);
        WordRun run;
        run.range = {{static_cast<std::int64_t>(at)}, {static_cast<std::int64_t>(end)}};
        run.byte_begin = points[at].byte;
        run.byte_end = end < points.size() ? points[end].byte : text.size();
        run.key = key_of(text.substr(run.byte_begin, run.byte_end - run.byte_begin));
        run.unspaced = sort == Sort::Unspaced;
        run.shape = run.unspaced ? WordShape::Caseless : shape_of(points, at, end);
        if (sort == Sort::Letter && run.shape == WordShape::Caseless) {
            const UScriptCode script = script_of(points[at].c);
            run.attaches = script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
        }
        if (!run.key.empty()) runs.push_back(std::move(run));
        at = end;
    }
    return runs;
}

}  // namespace tandem
