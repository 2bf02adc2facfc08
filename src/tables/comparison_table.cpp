#include "tandem/tables/comparison_table.h"

#include <cstdio>

#include "tandem/text/boundaries.h"

namespace tandem {
namespace {

std::string counted(std::int64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string percent(std::int64_t part, std::int64_t whole) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%",
                  100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

std::string changed_words(const WordChanges& words, std::int64_t of) {
    std::string text =
        counted(words.changed(), "word", "words") + " changed of " + std::to_string(of);
    return of == 0 ? text : text + " (" + percent(words.changed(), of);
}

std::string speaker_name(const Project& project, const Guid& guid) {
    for (const Speaker& speaker : project.speakers)
        if (speaker.guid == guid) return speaker.label;
    return guid ? "another speaker" : "nobody";
}

std::string person_name(const Project& project, const Guid& guid) {
    for (const Coder& coder : project.coders)
        if (coder.guid == guid) return coder.name;
    return {};
}

// The turn as it reads now, around the place.
std::string around(const std::string& text, TextRange range) {
    constexpr std::int64_t kAround = 24;
    const CodePoints size = length(text);
    const TextRange wide =
        trim(text, snap_to_words(text, {{std::max<std::int64_t>(0, range.begin.value - kAround)},
                                        {std::min(size.value, range.end.value + kAround)}}));
    std::string shown(slice(text, wide.begin, wide.end));
    if (wide.begin > CodePoints{0}) shown.insert(0, "…");
    if (wide.end < size) shown += "…";
    return shown;
}

void name_sides(const Project& project, const TextDifference& difference, std::string& before,
                std::string& after) {
    before = difference.before;
    after = difference.after;
    if (difference.kind == DifferenceKind::Speaker) {
        before = speaker_name(project, difference.old_speaker);
        after = speaker_name(project, difference.new_speaker);
    } else if (difference.kind == DifferenceKind::Split) {
        before = "one turn";
        after = "two turns";
    } else if (difference.kind == DifferenceKind::Joined) {
        before = "two turns";
        after = "one turn";
    }
}

Row row_of(const Project& project, const Transcript& transcript, const TextDifference& difference) {
    const std::vector<Turn>& turns = project.turns(transcript.id);
    const Turn* turn = difference.new_turn < turns.size() ? &turns[difference.new_turn] : nullptr;
    std::string before, after;
    name_sides(project, difference, before, after);
    Row row;
    row.cells = {turn ? Cell(turn_name(transcript, *turn)) : Cell(transcript.name),
                 Cell(std::string(name_of(difference.kind))),
                 Cell(before),
                 Cell(after),
                 Cell(turn ? around(turn->text, difference.new_range) : std::string()),
                 Cell(person_name(project, difference.by))};
    return row;
}

}  // namespace

std::string comparison_sentence(const TranscriptComparison& comparison) {
    const WordChanges& words = comparison.words;
    std::string text = changed_words(words, comparison.new_words);
    if (comparison.new_words > 0)
        text += "; " + std::to_string(words.replaced) + " replaced, " +
                std::to_string(words.added) + " added, " + std::to_string(words.removed) +
                " removed)";
    text += ", " + counted(comparison.capitals, "word", "words") + " with other capitals, " +
            counted(comparison.speaker_changes, "speaker change", "speaker changes") + ", " +
            counted(comparison.splits, "turn", "turns") + " split and " +
            std::to_string(comparison.joins) + " joined, " +
            counted(comparison.placeholders, "placeholder", "placeholders") + ", " +
            std::to_string(comparison.unclear) + " unclear";
    if (!comparison.fewest) text += "; so much differs that the count of words is an upper bound";
    return text;
}

std::string person_sentence(const Project& project, const CorrectorChanges& person) {
    const std::string name = person_name(project, person.guid);
    std::string text = (name.empty() ? std::string("nobody named") : name) + ": " +
                       changed_words(person.words, person.new_words);
    if (person.new_words > 0) text += ")";
    const auto transcripts = static_cast<std::int64_t>(person.transcripts.size());
    return text + ", " + counted(person.capitals, "word", "words") + " with other capitals, " +
           counted(person.speaker_changes, "speaker change", "speaker changes") + ", " +
           counted(person.placeholders, "placeholder", "placeholders") + ", in " +
           counted(transcripts, "transcript", "transcripts");
}

Table comparison_table(const Project& project, const std::vector<ComparedTranscript>& compared) {
    Table table;
    table.name = "comparison";
    table.title = "Transcripts as imported and as corrected";
    table.columns = {{"Turn", 0.7},      {"What", 0.7},      {"Original", 1.2},
                     {"Corrected", 1.2}, {"Reads now", 2.4}, {"By", 0.6}};
    for (const ComparedTranscript& each : compared) {
        const Transcript& transcript = *project.transcripts.find(each.transcript);
        Row heading;
        heading.kind = Row::Kind::Heading;
        heading.cells = {Cell(transcript.name)};
        table.rows.push_back(heading);
        for (const TextDifference& difference : each.comparison.differences)
            table.rows.push_back(row_of(project, transcript, difference));
        table.notes.push_back(transcript.name + ": " + comparison_sentence(each.comparison) + ".");
    }
    for (const CorrectorChanges& person : changes_by_person(project, compared))
        table.notes.push_back(person_sentence(project, person) + ".");
    table.notes.push_back(
        "Words changed are the fewest replaced, added or removed that make the corrected words of "
        "the imported ones; the percentage is the word error rate of the import, of the words of "
        "the corrected transcript. Capitals, speakers, and words that a bracket stands for are "
        "counted apart; punctuation is not compared.");
    return table;
}

}  // namespace tandem
