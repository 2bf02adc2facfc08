// One coding as it stands in print, and who said it.
#include <algorithm>
#include <charconv>

#include "tandem/base/check.h"
#include "tandem/tables/theme_quote_table.h"
#include "tandem/text/boundaries.h"
#include "tandem/text/utf8.h"

namespace tandem {
namespace {

constexpr std::string_view kOpen = "“", kClose = "”", kJoin = " […] ";
constexpr std::string_view kAsked = "[Interviewer:] ", kAnswered = "[Participant:] ";

// The words of one span, and the bracket that tells a change of speaker.
struct Piece {
    std::string_view tag;
    std::string_view words;
};

std::string with_single_quotes(std::string_view words) {
    std::string text;
    for (;;) {
        const std::size_t mark = words.find(kOpen.front());  // both marks begin with this byte
        text += words.substr(0, mark);
        if (mark == std::string_view::npos) return text;
        words.remove_prefix(mark);
        const bool opens = words.starts_with(kOpen);
        if (opens || words.starts_with(kClose)) {
            text += opens ? "‘" : "’";
            words.remove_prefix(kOpen.size());
        } else {
            text += words.front();
            words.remove_prefix(1);
        }
    }
}

std::vector<Piece> pieces_of(const Project& project, const Coding& coding) {
    std::vector<Piece> pieces;
    bool asked_before = false;
    for (const TextSpan& span : coding.spans) {
        const Turn* turn = project.find_turn(coding.transcript, span.turn);
        TANDEM_CHECK(turn, "a span names a turn of its transcript");
        const TextRange range = trim(turn->text, {span.begin, span.end});
        if (range.begin == range.end) continue;
        const Speaker* speaker = project.speakers.find(turn->speaker);
        const bool asked = speaker && speaker->interviewer;
        const std::string_view tag = asked == asked_before ? "" : asked ? kAsked : kAnswered;
        asked_before = asked;
        pieces.push_back({tag, slice(turn->text, range.begin, range.end)});
    }
    return pieces;
}

// The promise that a printed quote is verbatim: reads the quote back, piece by piece.
bool is_verbatim(std::string_view quote, const std::vector<Piece>& pieces) {
    const auto take = [&quote](std::string_view expected) {
        const bool there = quote.starts_with(expected);
        if (there) quote.remove_prefix(expected.size());
        return there;
    };
    if (!take(kOpen)) return false;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (at > 0 && !take(kJoin)) return false;
        if (!take(pieces[at].tag) || !take(with_single_quotes(pieces[at].words))) return false;
    }
    return take(kClose) && quote.empty();
}

bool is_named(std::string_view name, std::string_view lower_case) {
    return std::ranges::equal(name, lower_case, [](char left, char right) {
        return (left >= 'A' && left <= 'Z' ? left - 'A' + 'a' : left) == right;
    });
}

const Attribute* find_attribute(const Project& project, std::string_view lower_case) {
    for (const Attribute& attribute : project.attributes)
        if (is_named(attribute.name, lower_case)) return &attribute;
    return nullptr;
}

// "40s" for "41": an exact age in print helps to recognize somebody.
std::string decade(const std::string& age) {
    int years = 0;
    const auto read = std::from_chars(age.data(), age.data() + age.size(), years);
    if (read.ec != std::errc() || read.ptr != age.data() + age.size() || years < 0) return age;
    if (years < 10) return "under 10";
    if (years >= 90) return "90 or older";
    return std::to_string(years / 10 * 10) + "s";
}

std::string value_in_print(const Project& project, const Participant& person,
                           const Attribute& attribute) {
    const auto found = project.attribute_values.find({person.id, attribute.id});
    if (found == project.attribute_values.end()) return "";
    return is_named(attribute.name, "age") ? decade(found->second) : found->second;
}

std::string value_named(const Project& project, const Participant& person,
                        std::string_view lower_case) {
    const Attribute* attribute = find_attribute(project, lower_case);
    return attribute ? value_in_print(project, person, *attribute) : "";
}

std::vector<std::string> descriptor_parts(const Project& project, const Participant& person,
                                          std::span<const std::string> attributes) {
    std::vector<std::string> parts;
    for (const std::string& name : attributes) {
        const Attribute* attribute = project.find_attribute(name);
        if (attribute)
            parts.push_back(value_in_print(project, person, *attribute));
        else if (name == "group")
            parts.push_back(person.group);
    }
    if (!attributes.empty()) return parts;
    const std::string role = value_named(project, person, "role");
    if (!role.empty()) return {role};
    return {value_named(project, person, "gender"), value_named(project, person, "age")};
}

}  // namespace

std::string printed_quote(const Project& project, const Coding& coding) {
    const std::vector<Piece> pieces = pieces_of(project, coding);
    std::string quote(kOpen);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (at > 0) quote += kJoin;
        quote += pieces[at].tag;
        quote += with_single_quotes(pieces[at].words);
    }
    quote += kClose;
    TANDEM_CHECK(is_verbatim(quote, pieces), "a printed quote has the words of the transcript");
    return quote;
}

std::string participant_descriptor(const Project& project, TranscriptId transcript,
                                   std::span<const std::string> attributes) {
    const Transcript* row = project.transcripts.find(transcript);
    const Participant* person = row ? project.participants.find(row->participant) : nullptr;
    if (!person) return "";
    std::string text = person->label;
    for (const std::string& part : descriptor_parts(project, *person, attributes))
        if (!part.empty()) text += ", " + part;
    return text;
}

}  // namespace tandem
