#include "text/regex.h"

#include <algorithm>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

namespace tandem {
namespace {

// A fraction of a second for one text of usual length, and what each text adds.
constexpr std::int64_t kMostSpare = 1500;
constexpr std::int64_t kForEachText = 10, kUnitsForOne = 20;

struct Mistake {
    UErrorCode status;
    const char *what, *advice;
};

constexpr Mistake kMistakes[] = {
    {U_REGEX_MISMATCHED_PAREN, "a round bracket has no partner",
     "Add the other one, or write \\( or \\) for the character itself."},
    {U_REGEX_MISSING_CLOSE_BRACKET, "a set that begins with [ is not closed",
     "Add the ], or write \\[ for the character itself."},
    {U_REGEX_BAD_ESCAPE_SEQUENCE, "there is no such sign with a backslash",
     "Write \\\\ for a backslash itself."},
    {U_REGEX_BAD_INTERVAL, "the count in braces is not understood",
     "Counts are {2}, {2,} or {2,5}; write \\{ for the character itself."},
    {U_REGEX_MAX_LT_MIN, "the count in braces ends below where it begins",
     "Write the smaller number first."},
    {U_REGEX_NUMBER_TOO_BIG, "a number is too big", "Use a smaller one."},
    {U_REGEX_PROPERTY_SYNTAX, "the property in \\p{…} is not known",
     "Known are \\p{L} for letters, \\p{Nd} for digits, \\p{Arabic} and the like."},
    {U_REGEX_INVALID_BACK_REF, "it points back at a group that is not there",
     "Groups are counted from 1 by their opening brackets."},
    {U_REGEX_INVALID_CAPTURE_GROUP_NAME, "the name of a group is not understood",
     "Names have letters and digits only, and each is used once."},
    {U_REGEX_INVALID_FLAG, "there is no such flag after (?", "Known are i, m, s, w and x."},
    {U_REGEX_LOOK_BEHIND_LIMIT, "what is looked for behind has no greatest length",
     "Use a count such as {0,20} in place of * or +."},
    {U_REGEX_INVALID_RANGE, "a range in a set ends before it begins",
     "Write its lower end first: [a-z]."},
    {U_REGEX_SET_CONTAINS_STRING, "a set cannot hold a whole string",
     "Use (this|that) in place of a set."},
    {U_REGEX_PATTERN_TOO_BIG, "it is too long", "Look for less at a time."},
    {U_REGEX_STACK_OVERFLOW, "it is nested too deeply", "Look for less at a time."},
    {U_REGEX_UNIMPLEMENTED, "this is not supported", "Write it without."}};

const Mistake& mistake(UErrorCode status) {
    static constexpr Mistake kOther{
        U_REGEX_RULE_SYNTAX, "it is not understood here",
        "*, + and ? need something before them; write \\ before a sign to mean the sign itself."};
    for (const Mistake& each : kMistakes) {
        if (each.status == status) return each;
    }
    return kOther;
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string Regex::problem_of(std::string_view pattern) {
    const icu::UnicodeString units = to_icu(pattern);
    UParseError place{};
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexPattern> made(
        icu::RegexPattern::compile(units, UREGEX_MULTILINE, place, status));
    if (U_SUCCESS(status)) return {};
    const Mistake& found = mistake(status);
    const std::int32_t at = std::clamp(place.offset, 1, std::max(1, units.countChar32()));
    return "The regular expression cannot be read at character " + std::to_string(at) + ": " +
           found.what + ". " + found.advice;
}

Regex::Regex(std::string_view pattern, bool match_case) : spare_(kMostSpare) {
    UParseError place{};
    UErrorCode status = U_ZERO_ERROR;
    const std::uint32_t flags =
        UREGEX_MULTILINE | (match_case ? 0u : static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE));
    pattern_.reset(icu::RegexPattern::compile(to_icu(pattern), flags, place, status));
    TANDEM_CHECK(U_SUCCESS(status), "the pattern was looked at before");
    matcher_.reset(pattern_->matcher(status));
    matcher_->setMatchCallback(&Regex::count_steps, this, status);
    TANDEM_CHECK(U_SUCCESS(status), "ICU makes a matcher");
}

UBool Regex::count_steps(const void* self, std::int32_t) {
    // ICU hands the pointer back as it was given, of an object that is not const.
    return --const_cast<Regex*>(static_cast<const Regex*>(self))->spare_ > 0;
}

bool Regex::each_match(const std::u16string& text, const Found& found) {
    const auto size = static_cast<std::int64_t>(text.size());
    spare_ = std::min(spare_ + kForEachText, kMostSpare) + size / kUnitsForOne;
    const icu::UnicodeString units(false, text.data(), static_cast<std::int32_t>(size));
    matcher_->reset(units);
    UErrorCode status = U_ZERO_ERROR;
    bool more = matcher_->find(status);
    while (U_SUCCESS(status) && more) {
        const std::int32_t begin = matcher_->start(status), end = matcher_->end(status);
        if (begin == end) {
            more = matcher_->find(status);  // ICU goes on by one character
            continue;
        }
        const std::size_t next =
            found(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
        if (next == static_cast<std::size_t>(end)) {
            more = matcher_->find(status);
        } else {
            TANDEM_CHECK(next > static_cast<std::size_t>(begin), "a search goes on");
            more = static_cast<std::int64_t>(next) <= size &&
                   matcher_->find(static_cast<std::int64_t>(next), status);
        }
    }
    return U_SUCCESS(status);
}

}  // namespace tandem
