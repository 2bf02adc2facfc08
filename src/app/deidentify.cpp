// The list to decide by, and the files that go with it.
#include "tandem/app/deidentify.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/exchange/decisions_file.h"
#include "tandem/text/decode.h"
#include "tandem/text/fold.h"
#include "tandem/text/word_runs.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr std::int64_t kMostBytes = 64 * 1024 * 1024;
constexpr std::size_t kContexts = 3;  // of one string, in the file to fill in

namespace fs = std::filesystem;

std::string read_text(const std::string& path) {
    const std::string bytes = read_file(path, kMostBytes);
    return decode(bytes, file_name_of(path)).text;
}

// One word a line; "Kay's" of a dictionary stands for "Kay".
void add_words(const std::string& path, WordLists& lists) {
    const std::string name = fold(file_name_of(path));
    const bool places =
        name.find("place") != std::string::npos || name.find("cit") != std::string::npos;
    const bool names = !places && name.find("name") != std::string::npos;
    const std::string text = read_text(path);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::vector<WordRun> runs = word_runs(std::string_view(text).substr(at, end - at));
        at = end + 1;
        for (const WordRun& run : runs) {
            if (run.key.size() < 2) continue;
            const bool small = run.shape == WordShape::Lower || run.shape == WordShape::Caseless;
            if (places)
                lists.places.insert(run.key);
            else if (names || (!small && run.shape == WordShape::Capital))
                lists.names.insert(run.key);
            else if (small)
                lists.ordinary.insert(run.key);
        }
    }
}

// "PT06" and "P 12" name nobody; "Interview with Kay" may.
bool is_mere_label(std::string_view text) {
    return std::ranges::all_of(word_runs(text), [](const WordRun& run) {
        return run.shape == WordShape::Digits || run.shape == WordShape::Capitals ||
               run.key.size() < 2;
    });
}

class Gathering {
 public:
    Gathering(const Project& project, Viewer viewer) : project_(project), viewer_(viewer) {}

    std::vector<ReviewText> gather() {
        for (const Transcript* transcript : project_.transcripts_by_name())
            for (const Turn& turn : project_.turns(transcript->id))
                texts_.push_back({turn_name(*transcript, turn), turn.guid, turn.text, false});
        add("the title of the study", project_.title);
        add_people();
        for (const Transcript& each : project_.transcripts)
            add("the name of a transcript", is_mere_label(each.name) ? "" : each.name);
        for (const Speaker& each : project_.speakers)
            add("a speaker", is_mere_label(each.label) ? "" : each.label);
        for (const Round& each : project_.rounds) add("a round", each.name);
        for (const GuideQuestion* each : guide(project_)) {
            add("a question of the guide", each->wording);
            add("a question of the guide", is_mere_label(each->key) ? "" : each->key);
        }
        for (const Code& each : project_.codes) add_code(each);
        for (const Rows<Coding>* codings : {&project_.codings(), &project_.removed_codings()})
            for (const Coding& each : *codings) add_coding(each);
        for (const Memo& each : project_.memos)
            if (!each.deleted) add("a memo", each.text, !may_see(project_, viewer_, each));
        for (const Relation& each : project_.relations)
            if (!each.deleted)
                add("the memo of a relation", each.memo, !may_see(project_, viewer_, each));
        return std::move(texts_);
    }

 private:
    void add(const char* place, const std::string& text, bool hidden = false) {
        if (!text.empty()) texts_.push_back({place, {}, text, hidden});
    }
    void add_people() {
        for (const Participant& each : project_.participants) {
            add("the label of a participant", is_mere_label(each.label) ? "" : each.label);
            add("a group", each.group);
        }
        for (const Attribute& each : project_.attributes) add("an attribute", each.name);
        for (const auto& [key, value] : project_.attribute_values)
            add("a value of a participant", is_mere_label(value) && value.size() < 5 ? "" : value);
    }
    void add_code(const Code& code) {
        for (const std::string* text :
             {&code.name, &code.definition, &code.use_when, &code.do_not_use_when, &code.example,
              &code.near_miss, &code.derivation})
            add("the codebook", *text);
    }
    // Its words as they were before a correction, which the transcript does not have any more.
    void add_coding(const Coding& coding) {
        const bool hidden = !may_see(project_, viewer_, coding);
        if (coding.state != CodingState::Same)
            add("the old words of a coding", coding.quote, hidden);
        add("an in vivo code", coding.in_vivo, hidden);
    }

    const Project& project_;
    Viewer viewer_;
    std::vector<ReviewText> texts_;
};

// "PT06:12@34": the turn, and where in it.
PlaceDecision place_in(const Project& project, const DecisionLine& line, const std::string& file) {
    const Decision& decision = line.decision;
    PlaceDecision place{
        decision.text, {}, PlaceDecision::kAnywhere, decision.choice, decision.replacement};
    std::string name = line.place;
    if (const std::size_t mark = name.rfind('@'); mark != std::string::npos) {
        const char *begin = name.data() + mark + 1, *end = name.data() + name.size();
        const auto [stop, problem] = std::from_chars(begin, end, place.begin);
        if (problem != std::errc() || stop != end || place.begin < 0)
            throw Error(ErrorKind::BadInput,
                        "Line " + std::to_string(line.line) + " of '" + file + "' has '" + name +
                            "' in the column 'place'. Write PT06:12 for a turn, or PT06:12@34 for "
                            "the place at its 34th character, as the contexts do.");
        name.resize(mark);
    }
    place.turn = find_turn(project, name).turn.guid;
    return place;
}

std::string context_text(const ReviewContext& context) {
    return place_name(context) +
           (context.words.empty()
                ? " (hidden)"
                : " …" + context.left + "«" + context.words + "»" + context.right + "…");
}

DecisionLine line_of(const ReviewItem& item) {
    DecisionLine line;
    const bool open = item.choice == Choice::Undecided;
    line.decision = {item.text, item.type, item.choice, open ? item.suggestion : item.replacement};
    line.count = static_cast<std::int64_t>(item.contexts.size());
    for (std::size_t i = 0; i < item.contexts.size() && i < kContexts; ++i)
        line.contexts += (i ? " | " : "") + context_text(item.contexts[i]);
    return line;
}

std::vector<DecisionLine> lines_of(const std::vector<ReviewItem>& items,
                                   const std::vector<ReviewText>& texts,
                                   const Decisions& decisions) {
    std::vector<DecisionLine> lines;
    for (const ReviewItem& item : items) lines.push_back(line_of(item));
    std::map<Guid, std::string> places;
    for (const ReviewText& each : texts)
        if (each.turn) places[each.turn] = each.place;
    for (const PlaceDecision& each : decisions.places) {
        const auto place = places.find(each.turn);
        if (place == places.end()) continue;  // of a turn that is gone
        DecisionLine line;
        line.decision = {each.text, "", each.choice, each.replacement};
        line.place = place->second;
        if (each.begin != PlaceDecision::kAnywhere) line.place += "@" + std::to_string(each.begin);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

WordLists read_word_lists(const std::string& folder) {
    WordLists lists;
    if (!folder.empty() && !fs::is_directory(folder))
        throw Error(ErrorKind::NotFound, "There is no folder of word lists '" + folder + "'.");
    std::vector<std::string> paths;
    std::error_code problem;
    const std::string where = folder.empty() ? "/usr/share/dict" : folder;
    for (const auto& entry : fs::directory_iterator(where, problem)) {
        const std::string name = entry.path().filename().string();
        // Beside its lists Debian has notes, and one list by several names.
        const bool list = entry.is_regular_file(problem) && name[0] != '.' && name != "README" &&
                          !name.starts_with("README.") && !name.ends_with(".gz") &&
                          !(folder.empty() && entry.is_symlink(problem));
        if (list) paths.push_back(entry.path().string());
    }
    std::ranges::sort(paths);
    for (const std::string& path : paths) add_words(path, lists);
    return lists;
}

std::vector<ReviewText> review_texts(const Project& project, Viewer viewer) {
    return Gathering(project, viewer).gather();
}

std::string place_name(const ReviewContext& context) {
    return context.turn ? context.place + "@" + std::to_string(context.begin) : context.place;
}

std::string review_csv(const std::vector<ReviewItem>& items, const std::vector<ReviewText>& texts,
                       const Decisions& decisions) {
    return write_decisions(lines_of(items, texts, decisions));
}

DecisionsFile read_decisions_of(const Project& project, const std::string& path) {
    DecisionsFile out;
    const std::string file = file_name_of(path);
    std::vector<Decision> strings;
    std::vector<PlaceDecision> places;
    for (const DecisionLine& line : read_decisions(read_text(path), file)) {
        if (line.decision.choice == Choice::Undecided)
            ++out.undecided;
        else if (line.place.empty())
            strings.push_back(line.decision);
        else
            places.push_back(place_in(project, line, file));
    }
    decide(out.decisions, strings, places);
    return out;
}

std::vector<Decision> read_names_of(const std::string& path) {
    return read_names(read_text(path), file_name_of(path));
}

}  // namespace tandem
