#include "cli/coding_place.h"

#include <algorithm>

#include "tandem/app/view.h"
#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "cli/print.h"

namespace tandem::cli {
namespace {

[[noreturn]] void refuse_absent(const Project& project, const TurnPlace& place,
                                const std::string& words) {
    const std::string name = turn_name(place.transcript, place.turn);
    std::string message = "“" + one_line(words) + "” is not in " + name;
    const auto near = find_folded(place.turn.text, words);
    if (!near.empty())
        message +=
            ", which has “" + one_line(slice(place.turn.text, near[0].begin, near[0].end)) + "”";
    std::vector<std::string> elsewhere;
    for (const Turn& turn : project.turns(place.transcript.id))
        if (!find_exact(turn.text, words).empty())
            elsewhere.push_back(turn_name(place.transcript, turn));
    const auto count = static_cast<std::int64_t>(elsewhere.size());
    if (elsewhere.size() > 5) elsewhere.resize(5);
    message += count == 0 ? ", and in no other turn of " + place.transcript.name + "."
                          : "; it is in " + counted(count, "other turn", "other turns") + ": " +
                                joined(elsewhere) + (count > 5 ? " …" : ".");
    throw Error(ErrorKind::NotFound, message);
}

bool has_words(const Project& project, const Coding& coding, const Turn* turn,
               const std::string& words) {
    if (words.empty() || coding.quote == words) return true;
    for (const TextSpan& span : coding.spans)
        if (turn && span.turn == turn->id && slice(turn->text, span.begin, span.end) == words)
            return true;
    return !coding.spans.empty() && project.text_under(coding) == words;
}

bool touches_turn(const Coding& coding, TurnId turn) {
    return std::any_of(coding.spans.begin(), coding.spans.end(),
                       [&](const TextSpan& span) { return span.turn == turn; });
}

}  // namespace

TextRange find_words(const Project& project, const TurnPlace& place, const std::string& words,
                     int nth) {
    const auto found = find_exact(place.turn.text, words);
    const auto count = static_cast<int>(found.size());
    if (count == 0) refuse_absent(project, place, words);
    if (count > 1 && nth == 0)
        throw Error(ErrorKind::Conflict,
                    "“" + one_line(words) + "” is in " + turn_name(place.transcript, place.turn) +
                        " " + std::to_string(count) + " times. Say which one: --nth 1 to --nth " +
                        std::to_string(count) + ".");
    if (nth > count)
        throw Error(ErrorKind::NotFound, "“" + one_line(words) + "” is in " +
                                             turn_name(place.transcript, place.turn) + " only " +
                                             counted(count, "time", "times") + ".");
    return found[static_cast<std::size_t>(std::max(nth, 1) - 1)];
}

std::vector<const Coding*> find_visible_codings(const Workspace& workspace,
                                                const CodingPlace& place) {
    const Project& project = workspace.project();
    const bool lost = place.where.find(':') == std::string::npos;
    const Turn* turn = lost ? nullptr : &find_turn(project, place.where).turn;
    const TranscriptId transcript =
        lost ? find_transcript(project, place.where).id : turn->transcript;
    const CodeId code = find_code(project, place.code).id;
    std::vector<const Coding*> found;
    for (const Coding* coding : visible_codings(project, Viewer{workspace.me()}, transcript))
        if (coding->code == code && has_words(project, *coding, turn, place.words) &&
            (lost ? coding->spans.empty() : touches_turn(*coding, turn->id)))
            found.push_back(coding);
    return found;
}

const Coding& find_own_coding(const Workspace& workspace, const CodingPlace& place) {
    if (workspace.actor().empty())
        throw Error(ErrorKind::BadInput,
                    "Say whose coding it is: --coder NAME, or set TANDEM_CODER.");
    auto found = find_visible_codings(workspace, place);
    std::erase_if(found, [&](const Coding* coding) { return coding->coder != workspace.me(); });
    const std::string what =
        "coding of '" + place.code + "' by " + workspace.actor() + " at " + place.where;
    if (found.empty()) throw Error(ErrorKind::NotFound, "There is no " + what + ".");
    if (found.size() > 1) {
        std::vector<std::string> quotes;
        for (const Coding* coding : found) quotes.push_back("“" + one_line(coding->quote) + "”");
        throw Error(ErrorKind::Conflict,
                    "There is more than one " + what +
                        ". Add the words of the one you mean: " + joined(quotes) + ".");
    }
    return *found[0];
}

std::string place_of(const Project& project, const Coding& coding) {
    const Transcript& transcript = *project.transcripts.find(coding.transcript);
    if (coding.spans.empty()) return transcript.name;
    return turn_name(transcript, *project.find_turn(coding.transcript, coding.spans.front().turn));
}

}  // namespace tandem::cli
