#include "app/deidentify_study.h"

#include <algorithm>
#include <filesystem>

#include "tandem/app/export_files.h"
#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/model/span.h"

#include "app/byte_search.h"
#include "app/change.h"
#include "app/file_bytes.h"

namespace tandem {

bool is_program_word(std::string_view table, std::string_view column) {
    static constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
        {"attribute", "type"}, {"transcript", "format"}, {"transcript", "encoding"},
        {"code", "level"},     {"memo", "about"},        {"memo", "type"},
        {"relation", "kind"},  {"coding", "voice"},      {"review", "status"},
        {"reviewed", "how"},   {"media", "role"},        {"approach", "name"}};
    return std::ranges::find(kColumns, std::pair(table, column)) != std::end(kColumns);
}

NewTexts::NewTexts(const Project& project, const Replacer& replacer) {
    shown.transcripts = project.transcripts;
    for (Speaker speaker : project.speakers) {
        speaker.label = replacer.replace_in(speaker.label).text;
        shown.speakers.put(std::move(speaker));
    }
    const auto turns = std::make_shared<std::map<TranscriptId, std::vector<Turn>>>();
    for (const Transcript& transcript : project.transcripts)
        for (Turn turn : project.turns(transcript.id)) {
            Replaced replaced = replacer.replace_in(turn.text, turn.guid);
            turn.text = std::move(replaced.text);
            if (!replaced.edits.empty()) edits[turn.id] = std::move(replaced.edits);
            if (!replaced.kept.empty()) kept[turn.guid] = std::move(replaced.kept);
            for (const auto& [type, count] : replaced.by_type) by_type[type] += count;
            (*turns)[transcript.id].push_back(std::move(turn));
        }
    shown.set_turn_source([turns](TranscriptId transcript) { return (*turns)[transcript]; });
}

namespace {

// Rows of the old study as they stand in the new one.
class Rewriting {
 public:
    Rewriting(const Project& project, const NewTexts& texts, const Decisions& decisions,
              NewStudy& study, DeidentifyReport& report)
        : project_(project),
          texts_(texts),
          replacer_(decisions),
          study_(study),
          report_(report),
          strings_(key_strings(decisions)) {
        for (const Memo& memo : project.memos)
            if (!memo.deleted) remembered_.insert(memo.target);
        guid_ = fresh_guid();
    }

    bool rewrite(StoredRow& row) {
        if (is_left_behind(row)) return false;
        const std::string heard = row.table == "second_listen" ? row.text("text") : "";
        for (Field& field : row.fields) {
            std::string* text = std::get_if<std::string>(&field.value);
            if (text && !text->empty() && !is_made_anew(row, field) &&
                !is_program_word(row.table, field.column))
                *text = replaced(*text);
        }
        if (study_table(row)) return true;
        if (row.table == "transcript") rewrite_transcript(row);
        if (row.table == "turn") rewrite_turn(row);
        if (row.table == "coding") rewrite_coding(row);
        if (row.table == "span") return rewrite_span(row);
        if (row.table == "memo") rewrite_memo(row);
        if (row.table == "second_listen") rewrite_second_listen(row, heard);
        return true;
    }

    Guid study_guid() const { return guid_; }
    std::string replaced(const std::string& text) {
        Replaced replaced = replacer_.replace_in(text);
        for (const auto& [type, count] : replaced.by_type)
            report_.replaced_elsewhere[type] += count;
        return std::move(replaced.text);
    }
    // The files that the new transcripts were, as far as the new study knows.
    const std::vector<std::string>& originals() const { return originals_; }

 private:
    static std::vector<SoughtString> key_strings(const Decisions& decisions) {
        std::vector<SoughtString> strings;
        for (const Decision& each : decisions.strings)
            if (each.choice == Choice::Replace || each.choice == Choice::ReplaceExactly)
                strings.push_back({each.text, false});
        return strings;
    }

    // None that happens to spell a string of the key.
    Guid fresh_guid() {
        for (;;) {
            const Guid guid = make_guid(study_.now_ms, study_.random);
            std::string bytes(reinterpret_cast<const char*>(guid.bytes.data()), guid.bytes.size());
            bytes += "\n" + to_string(guid);
            bool clean = true;
            strings_.each_hit(bytes, [&](const ByteHit& hit) {
                // What the moment gives cannot be drawn again.
                const bool by_time = hit.at < 6 || (hit.at >= 17 && hit.at < 17 + 13);
                clean = clean && by_time;
                return clean;
            });
            if (clean) return guid;
        }
    }

    // What does not come from the old row's text.
    static bool is_made_anew(StoredRow& row, const Field& field) {
        return (row.table == "turn" && field.column == "text") ||
               (row.table == "transcript" &&
                (field.column == "file_name" || field.column == "reading")) ||
               (row.table == "coding" && field.column == "quote" &&
                row.integer("state") == static_cast<std::int64_t>(CodingState::Same));
    }

    // What was taken back stays behind, unless a memo hangs on it; so do recordings, and how turns
    // were split and joined.
    bool is_left_behind(StoredRow& row) {
        if (row.table == "media" || row.table == "turn_split") return true;
        if (row.table == "turn_join") {
            joined_to_[row.integer("turn")] = row.integer("target");
            return true;
        }
        if (row.table == "turn") {
            const bool gone = row.integer("gone") != 0;
            const Guid guid = std::get<Guid>(row.value("guid"));
            (gone ? gone_turns_ : guids_of_turns_).emplace_back(row.id, guid);
            return gone;
        }
        const bool tombstone = row.table == "coding" || row.table == "memo" ||
                               row.table == "relation" || row.table == "watch" ||
                               row.table == "question";
        if (!tombstone || row.integer("deleted") == 0) return false;
        if (remembered_.contains(std::get<Guid>(row.value("guid")))) return false;
        ++report_.left_behind;
        return true;
    }

    // A memo on a turn that was joined to another hangs on that one.
    void rewrite_memo(StoredRow& row) {
        const auto by_guid = [&](const auto& known) {
            return known.second == std::get<Guid>(row.value("target"));
        };
        const auto gone = std::ranges::find_if(gone_turns_, by_guid);
        if (gone == gone_turns_.end()) return;
        std::int64_t turn = gone->first;
        while (joined_to_.contains(turn)) turn = joined_to_[turn];
        for (const auto& [id, guid] : guids_of_turns_)
            if (id == turn) row.value("target") = guid;
    }

    // Whoever heard a turn again heard it as it reads.
    void rewrite_second_listen(StoredRow& row, const std::string& heard) {
        const Turn* was = find_turn(project_, {row.integer("turn")});
        const Turn* is = find_turn(texts_.shown, {row.integer("turn")});
        if (was && is && was->text == heard) row.value("text") = is->text;
    }

    static const Turn* find_turn(const Project& project, TurnId id) {
        for (const Transcript& transcript : project.transcripts)
            if (const Turn* turn = project.find_turn(transcript.id, id)) return turn;
        return nullptr;
    }

    // Things whose identity follows from the study's and their names: as Workspace makes them.
    bool study_table(StoredRow& row) {
        if (row.table == "study") {
            row.value("guid") = guid_;
            return true;
        }
        if (row.table == "coder") {
            row.value("name") = unique("coder", row.text("name"));
            row.value("guid") = name_guid(guid_, "coder", row.text("name"));
            return true;
        }
        if (row.table == "participant")
            row.value("label") = unique("participant", row.text("label"));
        if (row.table == "question") row.value("key") = unique("question", row.text("key"));
        if (row.table == "attribute") row.value("name") = unique("attribute", row.text("name"));
        for (Field& field : row.fields)
            if (field.column == "guid") field.value = fresh_guid();
        return false;
    }

    std::string unique(const std::string& kind, const std::string& name) {
        std::string free = name;
        for (int number = 2; !names_.emplace(kind, free).second; ++number)
            free = name + " " + std::to_string(number);
        return free;
    }

    void rewrite_transcript(StoredRow& row) {
        const std::string name = unique("transcript", row.text("name"));
        const std::string text = export_transcript(texts_.shown, {row.id}, "txt").bytes;
        row.value("name") = name;
        row.value("file_name") = name + ".txt";
        row.value("encoding") = std::string("UTF-8");
        row.value("reading") = std::string();  // of another file, and it may name speakers
        row.value("original") = sha256(text);
        originals_.push_back(text);
        ++report_.transcripts;
    }

    void rewrite_turn(StoredRow& row) {
        const Turn* turn = texts_.shown.find_turn({row.integer("transcript")}, {row.id});
        TANDEM_CHECK(turn, "every turn was read");
        report_.turns_changed += turn->text != row.text("text");
        row.value("text") = turn->text;
        row.value("number") = turn->number;
        row.value("part") = std::int64_t{0};
    }

    TextSpan carried(const TextSpan& span) const {
        const auto edits = texts_.edits.find(span.turn);
        if (edits == texts_.edits.end()) return span;
        const auto moved = carry(span, edits->second);
        TANDEM_CHECK(moved, "what replaces words is not empty");
        return *moved;
    }

    bool is_cut(const TextSpan& span) const {
        const auto edits = texts_.edits.find(span.turn);
        return edits != texts_.edits.end() &&
               std::ranges::any_of(edits->second, [&](const TextEdit& edit) {
                   return (edit.begin < span.begin && span.begin < edit.end) ||
                          (edit.begin < span.end && span.end < edit.end);
               });
    }

    const Coding& coding_of(std::int64_t id) const {
        const Coding* coding = project_.codings().find({id});
        if (!coding) coding = project_.removed_codings().find({id});
        TANDEM_CHECK(coding, "every coding was read");
        return *coding;
    }

    // Two that reach into one replaced string have become one.
    std::vector<TextSpan> new_spans(const Coding& coding) const {
        std::vector<TextSpan> spans;
        for (const TextSpan& span : coding.spans) spans.push_back(carried(span));
        return settled_spans(std::move(spans), texts_.shown.turns(coding.transcript));
    }

    void rewrite_coding(StoredRow& row) {
        const Coding& coding = coding_of(row.id);
        const std::string words =
            quote_of(texts_.shown.turns(coding.transcript), new_spans(coding));
        if (coding.state == CodingState::Same) row.value("quote") = words;
        row.value("state") = static_cast<std::int64_t>(state_of(row.text("quote"), words));
        if (row.integer("deleted") != 0) return;
        ++report_.codings;
        report_.widened +=
            std::ranges::any_of(coding.spans, [&](const TextSpan& span) { return is_cut(span); });
    }

    // False when the coding has fewer of them now.
    bool rewrite_span(StoredRow& row) const {
        const std::vector<TextSpan> spans = new_spans(coding_of(row.integer("coding")));
        const auto at = static_cast<std::size_t>(row.integer("ordinal"));
        if (at >= spans.size()) return false;
        row.value("turn") = spans[at].turn.value;
        row.value("begin") = spans[at].begin.value;
        row.value("stop") = spans[at].end.value;
        return true;
    }

    const Project& project_;
    const NewTexts& texts_;
    Replacer replacer_;
    NewStudy& study_;
    DeidentifyReport& report_;
    ByteSearch strings_;
    Guid guid_;
    std::set<Guid> remembered_;  // what memos hang on
    std::vector<std::pair<std::int64_t, Guid>> gone_turns_, guids_of_turns_;
    std::map<std::int64_t, std::int64_t> joined_to_;
    std::set<std::pair<std::string, std::string>> names_;
    std::vector<std::string> originals_;
};

}  // namespace

void write_new_study(const ProjectFile& from, const Project& project, const NewTexts& texts,
                     const Decisions& decisions, NewStudy study, DeidentifyReport& report) {
    const std::unique_ptr<ProjectFile> file = ProjectFile::create(study.path);
    file->begin();
    Rollback rollback(*file);
    Rewriting rewriting(project, texts, decisions, study, report);
    file->copy_rows(from, [&](StoredRow& row) { return rewriting.rewrite(row); });
    for (const std::string& text : rewriting.originals()) file->keep_original(sha256(text), text);
    Project made;
    const std::string actor = rewriting.replaced(study.actor);
    Json record = {{"command", "new-study"},
                   {"sentence", "began the study " + in_quotes(rewriting.replaced(project.title)) +
                                    ", de-identified by rules from another study"}};
    if (!actor.empty()) record["by"] = actor;
    const Guid by = actor.empty() ? Guid{} : name_guid(rewriting.study_guid(), "coder", actor);
    file->commit(study.now_ms, by, std::move(record), made);
    rollback.dismiss();
}

namespace {

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    std::string list;
    for (std::size_t i = 0; i < words.size() && i < most; ++i)
        list += (i ? ", " : "") + in_quotes(words[i], 40);
    if (words.size() > most) list += " and " + std::to_string(words.size() - most) + " more";
    return list;
}

}  // namespace

DeidentifyReport deidentify_study(const ProjectFile& from, const Project& project, Viewer viewer,
                                  const DeidentifyOptions& options, const std::string& actor,
                                  const Clock& clock, Random& random) {
    const Decisions& decisions = options.key.decisions;
    if (const std::string problem = problem_of(decisions); !problem.empty())
        throw Error(ErrorKind::BadInput, problem);
    if (std::filesystem::exists(std::filesystem::symlink_status(options.to)))
        throw Error(ErrorKind::Conflict, "'" + options.to +
                                             "' exists already and was left as it is. Choose "
                                             "another name for the new study.");
    DeidentifyReport report;
    const ReviewOptions review{options.lists, options.key.names, options.key.lower_case};
    std::vector<std::string> open;
    for (const ReviewItem& item : review_list(review_texts(project, viewer), review, decisions)) {
        if (item.choice == Choice::Undecided) open.push_back(item.text);
        if (item.choice == Choice::Keep)
            report.kept.emplace_back(item.text, static_cast<int>(item.contexts.size()));
    }
    if (!open.empty() && options.undecided == Undecided::Refuse)
        throw Error(ErrorKind::Conflict,
                    "Nobody decided about " + std::to_string(open.size()) +
                        (open.size() == 1 ? " string" : " strings") +
                        " that may tell who somebody is: " + listed(open, 10) +
                        ". 'tandem deidentify STUDY --list' shows them; no study was made.");
    report.undecided = static_cast<int>(open.size());
    const NewTexts texts(project, Replacer(decisions));
    report.replaced = texts.by_type;
    for (const auto& [turn, kept] : texts.kept) report.kept_places += static_cast<int>(kept.size());
    Unfinished made(options.to);
    write_new_study(from, project, texts, decisions, {options.to, actor, clock.now_ms(), random},
                    report);
    verify_new_study(options.to, decisions, texts, clock, report);
    made.finish();
    return report;
}

}  // namespace tandem
