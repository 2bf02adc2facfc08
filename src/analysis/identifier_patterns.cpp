#include "analysis/identifier_patterns.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "tandem/base/error.h"
#include "tandem/text/word_runs.h"

namespace tandem {
namespace {

// The expressions read folded text: dashes are "-", apostrophes "'", capitals do not matter.
constexpr const char* kMonth =
    "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
constexpr const char* kShortMonth = "(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?";
constexpr const char* kForeignMonth =
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    "januar|februar|marz|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|"
    "settembre|ottobre|dicembre)";
constexpr const char* kOrdinal =
    "(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    "nineteenth|twentieth|thirtieth";
constexpr const char* kDay = "[0-3]?\\d(?:st|nd|rd|th)?";
constexpr const char* kUnit = "(?:one|two|three|four|five|six|seven|eight|nine)";
constexpr const char* kTeen =
    "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
constexpr const char* kTens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
constexpr const char* kAfterAge =
    "(?! ?(?:%|percent|per cent|minutes?|mins?|seconds?|hours?|days?|weeks?|months?|degrees?|"
    "dollars?|bucks|cents?|times|people|patients?|clinicians?|miles?|pounds?|kilos?|"
    "milligrams?|mg|ml|kg|points?|calls?|visits?|thousand|million|hundred)\\b)(?! ?%)";

std::string year() {
    const std::string tens = std::string(kTens) + "(?:[- ]" + kUnit + ")?";
    return std::string("(?:(?:18|19|20)\\d\\d\\b|two thousand(?: and)?(?: (?:") + kUnit + "|" +
           kTeen + "|" + tens + "))?\\b|(?:nineteen|twenty)[- ](?:oh[- ]" + kUnit + "|" + kTeen +
           "|" + tens + "|hundred)\\b)";
}

int number_in(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::size_t digits_in(std::string_view words) {
    return static_cast<std::size_t>(
        std::ranges::count_if(words, [](char c) { return c >= '0' && c <= '9'; }));
}

// "3/5/2019", "5.3.19", "2019-03-05", "3/5"; not "24/7", "120/80" or "7/10".
bool is_date(std::string_view words) {
    std::vector<int> parts;
    for (const WordRun& run : word_runs(words)) parts.push_back(number_in(run.key));
    if (parts.size() == 2)
        return parts[0] >= 1 && parts[0] <= 12 && parts[1] >= 1 && parts[1] <= 31 && parts[1] != 10;
    if (parts.size() != 3) return false;
    const bool year_first = parts[0] > 31;
    const int a = year_first ? parts[1] : parts[0], b = year_first ? parts[2] : parts[1];
    return a >= 1 && b >= 1 && a <= 31 && b <= 31 && std::min(a, b) <= 12;
}

// A month as it is spoken is not the verb: "may", "march" in small letters need more than a day.
bool is_month(std::string_view words) {
    if (!words.starts_with("may ") && !words.starts_with("march ")) return true;
    return digits_in(words) > 0 || words.find("twenty ") != std::string_view::npos ||
           words.find("nineteen") != std::string_view::npos ||
           words.find(" the ") != std::string_view::npos;
}

// "the 3 may help" is no date, "3 May", "3rd of may" are.
bool is_day_of_month(std::string_view words) {
    if (!words.ends_with(" may") && !words.ends_with(" march")) return true;
    return std::ranges::any_of(words.substr(0, words.rfind(' ')),
                               [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_phone(std::string_view words) {
    const std::size_t digits = digits_in(words);
    if (digits < 7 || digits > 17) return false;
    // "2015-2019", "2015 2019"
    const auto runs = word_runs(words);
    return runs.size() != 2 || runs[0].key.size() != 4 || runs[1].key.size() != 4 ||
           number_in(runs[0].key) < 1800 || number_in(runs[0].key) > 2100;
}

// How many digits are said.
std::size_t spoken_digits(std::string_view words, bool& only_single) {
    static constexpr std::array<std::string_view, 11> kSingle{
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    std::size_t count = 0;
    bool doubled = false;
    only_single = true;
    for (const WordRun& run : word_runs(words)) {
        if (run.key == "double" || run.key == "triple") {
            count += run.key == "double" ? 1 : 2;
            doubled = true;
        } else if (run.shape == WordShape::Digits) {
            count += run.key.size();
        } else if (std::ranges::find(kSingle, run.key) != kSingle.end()) {
            ++count;
        } else {
            count += 2;
            only_single = false;
        }
    }
    only_single = only_single || doubled;
    return count;
}

bool is_spoken_phone(std::string_view words) {
    bool only_single = true;
    return spoken_digits(words, only_single) >= 7;
}

// "three five nineteen eighty" is a date, "nineteen ninety two" a year and none of our business.
bool is_spoken_number(std::string_view words) {
    bool only_single = true;
    const std::size_t digits = spoken_digits(words, only_single);
    return digits >= 6 || (digits >= 4 && only_single);
}

// Of letters and digits: five digits, or three beside letters; not "1990s", "2015-2019".
bool is_number(std::string_view words) {
    const std::size_t digits = digits_in(words);
    const bool letters = std::ranges::any_of(
        words, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (letters && digits == 4 && (words.ends_with("0s") || words.ends_with("0S"))) return false;
    if (!letters && words.find(',') != std::string_view::npos) return false;
    const auto runs = word_runs(words);
    const auto is_year = [](const WordRun& run) {
        return run.key.size() == 4 && number_in(run.key) >= 1800 && number_in(run.key) <= 2100;
    };
    if (std::ranges::all_of(runs, is_year)) return false;
    return digits >= (letters ? 3u : 5u);
}

bool is_address(std::string_view words) {  // of a house: its street has a capital in mixed text
    return digits_in(words) > 0;
}

}  // namespace

void IdentifierPatterns::add(std::string_view type, const std::string& expression,
                             bool (*holds)(std::string_view)) {
    SearchQuery query;
    query.words = expression;
    query.regular_expression = true;
    patterns_.push_back({type, Search(query), holds});
}

void IdentifierPatterns::add_addresses() {
    const std::string host = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";
    const std::string top =
        "(?:com|org|net|edu|gov|info|biz|io|co|us|uk|ca|de|fr|es|it|nl|example)";
    add("email", "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++ ?(?:@|\\(at\\)|\\[at\\]) ?" + host +
                     "(?:\\." + host + ")+");
    add("email",
        "(?:\\b\\p{L} )*\\b[\\p{L}\\p{N}]+(?:(?: (?:dot|underscore|dash|hyphen|point) |[._-])"
        "[\\p{L}\\p{N}]+)*,? at(?: the)?,? [\\p{L}\\p{N}-]+(?:,? (?:dot|point) [\\p{L}\\p{N}-]+)+");
    add("url", "\\b(?:https?|ftp)://[^\\s<>\"]+[^\\s<>\"'.,;:!?)\\]]");
    add("url", "\\bwww\\.[^\\s<>\"]+[^\\s<>\"'.,;:!?)\\]]");
    add("url", "\\b(?:" + host + "\\.)+" + top + "\\b(?:/[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]])?");
    add("url",
        "\\b(?:w{3} dot )?(?:[\\p{L}\\p{N}-]+ dot )+" + top + "\\b(?: slash [\\p{L}\\p{N}-]+)*");
    add("url", "(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_]{2,}");
    add("url", "\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
}

void IdentifierPatterns::add_dates() {
    const std::string ordinal = std::string("(?:") + kOrdinal + ")", month = kMonth;
    const std::string months = "(?:" + month + "|" + kShortMonth + ")";
    const std::string after = "(?:,? (?:of )?" + year() + ")?";
    add("date", "\\b(?:the )?" + ordinal + "(?: day)? of " + months + after);
    add("date",
        "\\b(?:the )?" + std::string(kDay) + "(?: day)?(?: of)? " + months + "(?![\\p{L}])" + after,
        is_day_of_month);
    add("date", "\\b" + months + " (?:the )?(?:" + ordinal + "|" + kDay + ")\\b" + after, is_month);
    add("date", "\\b" + months + ",? (?:of )?" + year());
    add("date", "\\b" + std::string(kDay) + "(?:\\.|er)? (?:de )?" + kForeignMonth +
                    "\\b(?: (?:de |del )?(?:19|20)\\d\\d)?");
    add("date", "(?<![\\d/.-])\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}(?![\\d/-])", is_date);
    add("date", "(?<![\\d/.-])\\d{1,2}/\\d{1,2}(?![\\d/])", is_date);
    add("date",
        "\\b(?:january|february|april|june|july|august|september|october|november|december)\\b");
    add("date", "(?<=\\b(?:in|since|last|next|early|late|until|of|during|mid) )(?:may|march)\\b");
}

void IdentifierPatterns::add_numbers() {
    const std::string spoken = "(?:zero|oh|" + std::string(kUnit) + "|" + kTeen + "|" + kTens +
                               "|hundred|double|triple|\\d{1,4})";
    const std::string spoken_run = "\\b" + spoken + "(?:[ ,.-]{1,3}" + spoken + "){";
    add("zip", "(?<![\\p{L}\\d.,$/-])\\d{5}-\\d{4}(?![\\p{L}\\d/-])");
    add("phone", "(?<![\\p{L}\\d])\\+?\\(?\\d[\\d ()./-]{5,}\\d(?![\\p{L}\\d])", is_phone);
    add("phone", spoken_run + "2,}\\b", is_spoken_phone);
    add("number", spoken_run + "3,}\\b", is_spoken_number);
    add("zip", "(?<![\\p{L}\\d.,$/-])\\d{5}(?![\\p{L}\\d/-]|[.,]\\d)");
    add("place",
        "\\b\\d{1,5}(?:[ -][\\p{L}']+){1,3} (?:street|st|avenue|ave|road|rd|lane|drive|"
        "boulevard|blvd|court|terrace|highway)\\b\\.?",
        is_address);
    add("age",
        "(?<![\\p{L}\\d.,:/$#-])(?:9\\d|1[01]\\d)(?:[- ]years?[- ](?:old|of[- ]age))?\\b"
        "(?![.,:/]\\d|-\\d)" +
            std::string(kAfterAge));
    add("age", "(?<!(?:nineteen|eighteen)[- ])\\bninety(?:[- ]" + std::string(kUnit) +
                   ")?(?:[- ]years?[- ](?:old|of[- ]age))?\\b" + kAfterAge);
    add("age", "\\b(?:a|one) hundred(?:(?: and)?[- ](?:" + std::string(kUnit) + "|" + kTeen +
                   "))?[- ]years?[- ](?:old|of[- ]age)\\b");
    add("number",
        "(?<![\\p{L}\\d])[\\p{L}\\d]*\\d[\\p{L}\\d]*(?:[-/.][\\p{L}\\d]*\\d[\\p{L}\\d]*)*",
        is_number);
}

IdentifierPatterns::IdentifierPatterns() {
    add_addresses();
    add_dates();
    add_numbers();
}

std::vector<PatternPlace> IdentifierPatterns::find_in(std::string_view text) {
    std::vector<PatternPlace> places;
    for (Pattern& pattern : patterns_) {
        for (const TextRange& range : pattern.search.find_in(text)) {
            if (pattern.holds && !pattern.holds(slice(text, range.begin, range.end))) continue;
            const bool taken = std::ranges::any_of(places, [&](const PatternPlace& place) {
                return place.range.begin < range.end && range.begin < place.range.end;
            });
            if (!taken) places.push_back({pattern.type, range});
        }
        if (!pattern.search.problem().empty())
            throw Error(ErrorKind::BadInput,
                        "A text cannot be searched for identifiers (" + pattern.search.problem() +
                            "): it begins “" +
                            std::string(slice(text, {0}, std::min(length(text), CodePoints{40}))) +
                            "”. Split that turn and try again.");
    }
    std::ranges::sort(places, {}, [](const PatternPlace& place) { return place.range.begin; });
    return places;
}

}  // namespace tandem
