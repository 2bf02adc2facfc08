#include "tandem/app/find.h"

#include <charconv>

#include "tandem/base/error.h"
#include "tandem/text/fold.h"
#include "tandem/text/nearest.h"

namespace tandem {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool is_called(const Code& code, std::string_view name, bool folded) {
    if (!folded) return code.name == name || (!code.alias.empty() && code.alias == name);
    const std::string key = fold(name);
    return fold(code.name) == key || (!code.alias.empty() && fold(code.alias) == key);
}

std::vector<const Code*> codes_called(const Project& project, std::string_view name, bool folded) {
    std::vector<const Code*> found;
    for (const Code& code : project.codes)
        if (!code.merged_into && is_called(code, name, folded)) found.push_back(&code);
    return found;
}

// Whether the codes above `code` are called as the steps of `path`, the last step nearest.
bool stands_below(const Project& project, const Code& code, std::string_view path, bool folded) {
    const Code* above = project.codes.find(code.parent);
    while (!path.empty()) {
        const std::size_t cut = path.rfind('>');
        const std::string_view step =
            trimmed(cut == std::string_view::npos ? path : path.substr(cut + 1));
        while (above && !is_called(*above, step, folded)) above = project.codes.find(above->parent);
        if (!above) return false;
        above = project.codes.find(above->parent);
        path = cut == std::string_view::npos ? std::string_view() : path.substr(0, cut);
    }
    return true;
}

std::vector<const Code*> matching_codes(const Project& project, std::string_view text,
                                        bool folded) {
    std::vector<const Code*> found = codes_called(project, text, folded);
    const std::size_t cut = text.rfind('>');
    if (!found.empty() || cut == std::string_view::npos) return found;
    for (const Code* code : codes_called(project, trimmed(text.substr(cut + 1)), folded))
        if (stands_below(project, *code, text.substr(0, cut), folded)) found.push_back(code);
    return found;
}

template <class Row, class Name>
std::vector<std::string> names_of(const Rows<Row>& rows, Name name) {
    std::vector<std::string> names;
    for (const Row& row : rows) names.push_back(row.*name);
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

[[noreturn]] void refuse_unknown_code(const Project& project, std::string_view text,
                                      const std::string& where) {
    for (const Code& code : project.codes)
        if (code.merged_into && is_called(code, text, false))
            throw Error(ErrorKind::NotFound, where + "'" + code.name + "' was merged into '" +
                                                 project.path(project.resolve(code.id)) +
                                                 "'. Use that code.");
    std::vector<std::string> names;
    for (const Code& code : project.codes) {
        if (code.merged_into) continue;
        names.push_back(code.name);
        if (!code.alias.empty()) names.push_back(code.alias);
    }
    const std::string near = did_you_mean(nearest_names(text, names));
    throw Error(ErrorKind::NotFound,
                where + "There is no code '" + std::string(text) + "' in the codebook." +
                    (near.empty() ? " 'tandem codebook show' lists them." : near));
}

}  // namespace

const Code& find_code(const Project& project, std::string_view text, const std::string& where) {
    text = trimmed(text);
    std::vector<const Code*> found = matching_codes(project, text, false);
    if (found.empty()) found = matching_codes(project, text, true);
    if (found.empty()) refuse_unknown_code(project, text, where);
    if (found.size() == 1) return *found[0];
    std::string paths;
    for (const Code* code : found)
        paths += (paths.empty() ? "'" : ", '") + project.path(code->id) + "'";
    throw Error(ErrorKind::Conflict, where + "'" + std::string(text) + "' names " +
                                         std::to_string(found.size()) + " codes: " + paths +
                                         ". Write the one you mean with its path.");
}

std::string name_to_type(const Project& project, const Code& code) {
    if (code.merged_into) return code.name;
    return matching_codes(project, code.name, false).size() == 1 ? code.name
                                                                 : project.path(code.id);
}

const Transcript& find_transcript(const Project& project, std::string_view name) {
    if (const Transcript* found = project.find_transcript(name)) return *found;
    const auto names = names_of(project.transcripts, &Transcript::name);
    throw Error(
        ErrorKind::NotFound,
        "There is no transcript '" + std::string(name) + "' in the study." +
            (names.empty() ? " Import one first." : did_you_mean(nearest_names(name, names))));
}

std::vector<TranscriptId> find_transcripts(const Project& project,
                                           const std::vector<std::string>& names) {
    std::vector<TranscriptId> ids;
    for (const std::string& name : names) ids.push_back(find_transcript(project, name).id);
    if (names.empty())
        for (const Transcript* each : project.transcripts_by_name()) ids.push_back(each->id);
    return ids;
}

TurnPlace find_turn(const Project& project, std::string_view place) {
    const std::size_t colon = place.rfind(':');
    std::int64_t number = 0;
    const std::string_view digits =
        colon == std::string_view::npos ? std::string_view() : place.substr(colon + 1);
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size())
        throw Error(ErrorKind::BadInput, "'" + std::string(place) +
                                             "' names no turn. Write the transcript and the "
                                             "number of the turn, such as PT06:12.");
    const Transcript& transcript = find_transcript(project, place.substr(0, colon));
    if (const Turn* turn = project.find_turn_number(transcript.id, number))
        return {transcript, *turn};
    throw Error(ErrorKind::NotFound, "There is no turn " + std::string(digits) + " in " +
                                         transcript.name + ", which has " +
                                         std::to_string(project.turns(transcript.id).size()) +
                                         " turns.");
}

const Coder& find_coder(const Project& project, std::string_view name) {
    if (const Coder* found = project.find_coder(name)) return *found;
    const auto names = names_of(project.coders, &Coder::name);
    throw Error(
        ErrorKind::NotFound,
        "There is no coder '" + std::string(name) + "' in the study. " +
            (names.empty() ? "It has no coders yet." : "Its coders: " + listed(names) + "."));
}

const GuideQuestion& find_guide_question(const Project& project, std::string_view key) {
    if (const GuideQuestion* found = find_question(project, trimmed(key))) return *found;
    std::vector<std::string> keys;
    for (const GuideQuestion* each : guide(project)) keys.push_back(each->key);
    throw Error(ErrorKind::NotFound,
                "There is no question '" + std::string(key) + "' in the interview guide. " +
                    (keys.empty() ? "It has none yet: tandem guide import, or guide add."
                                  : "There are: " + listed(keys) + "."));
}

const Participant& find_participant(const Project& project, std::string_view label) {
    if (const Participant* found = project.find_participant(label)) return *found;
    throw Error(ErrorKind::NotFound,
                "There is no participant '" + std::string(label) + "' in the study." +
                    did_you_mean(
                        nearest_names(label, names_of(project.participants, &Participant::label))));
}

}  // namespace tandem
