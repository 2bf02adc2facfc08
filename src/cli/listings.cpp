#include "cli/listings.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "tandem/analysis/code_tree.h"
#include "tandem/analysis/interview_duration.h"
#include "tandem/app/find.h"

#include "cli/coding_place.h"
#include "cli/print.h"

namespace tandem::cli {
namespace {

std::string transcript_name(const Project& project, TranscriptId id) {
    const Transcript* transcript = project.transcripts.find(id);
    return transcript ? transcript->name : "";
}

std::string coder_name(const Project& project, CoderId id) {
    const Coder* coder = project.coders.find(id);
    return coder ? coder->name : "";
}

std::string participant_label(const Project& project, ParticipantId id) {
    const Participant* participant = project.participants.find(id);
    return participant ? participant->label : "";
}

std::vector<std::string> done_by(const Project& project, TranscriptId transcript) {
    std::vector<std::string> names;
    for (const Coder& coder : project.coders)
        if (project.is_done(transcript, coder.id)) names.push_back(coder.name);
    return names;
}

const char* state_name(CodingState state) {
    if (state == CodingState::Changed) return "changed";
    return state == CodingState::Lost ? "lost" : "same";
}

Json spans_json(const Project& project, const Coding& coding) {
    Json spans = Json::array();
    for (const TextSpan& span : coding.spans)
        spans.push_back({{"turn", project.find_turn(coding.transcript, span.turn)->number},
                         {"begin", span.begin.value},
                         {"end", span.end.value}});
    return spans;
}

bool has_mark(const Coding& coding, const std::string& mark) {
    if (mark == "negative") return coding.negative;
    if (mark == "candidate") return coding.candidate;
    return mark.empty() || !coding.in_vivo.empty();
}

Json coding_json(const Project& project, const Coding& coding) {
    const Code* code = project.codes.find(coding.code);
    return {{"guid", to_string(coding.guid)},
            {"transcript", transcript_name(project, coding.transcript)},
            {"place", place_of(project, coding)},
            {"spans", spans_json(project, coding)},
            {"code", code->name},
            {"path", project.path(code->id)},
            {"coder", coder_name(project, coding.coder)},
            {"kind", coding.kind},
            {"voice", coding.voice},
            {"quote", coding.quote},
            {"words", coding.spans.empty() ? "" : project.text_under(coding)},
            {"state", state_name(coding.state)},
            {"negative", coding.negative},
            {"candidate", coding.candidate},
            {"in_vivo", coding.in_vivo},
            {"made_at_ms", coding.made_at}};
}

}  // namespace

void show_overview(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    std::vector<std::string> coders;
    for (const Coder& coder : project.coders) coders.push_back(coder.name);
    std::int64_t turns = 0;
    for (const Transcript& transcript : project.transcripts)
        turns += static_cast<std::int64_t>(project.turns(transcript.id).size());
    const auto codes = std::count_if(project.codes.begin(), project.codes.end(),
                                     [](const Code& code) { return !code.merged_into; });
    const auto codings = visible_codings(project, viewer_of(workspace)).size();
    const auto memos = visible_memos(project, viewer_of(workspace)).size();
    const auto relations = visible_relations(workspace.project(), viewer_of(workspace)).size();
    if (session.json) {
        session.print_json({{"title", project.title},
                            {"coders", coders},
                            {"participants", project.participants.size()},
                            {"transcripts", project.transcripts.size()},
                            {"turns", turns},
                            {"codes", codes},
                            {"codings", codings},
                            {"memos", memos},
                            {"relations", relations},
                            {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << project.title << "\n\n"
                << "coders        " << (coders.empty() ? "none yet" : joined(coders)) << "\n"
                << "participants  " << project.participants.size() << "\n"
                << "transcripts   " << project.transcripts.size() << ", "
                << counted(turns, "turn", "turns") << "\n"
                << "codes         " << codes << "\n"
                << "codings       " << codings << "\n"
                << "memos         " << memos << "\n"
                << "relations     " << relations << "\n";
    session.print_hidden_note(workspace);
}

void show_participants(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    Json list = Json::array();
    Listing listing{{"id", "group"}, {}, {}};
    for (const Attribute& attribute : project.attributes) listing.header.push_back(attribute.name);
    for (const Participant& person : project.participants) {
        std::vector<std::string> row{person.label, person.group};
        Json attributes = Json::object();
        for (const Attribute& attribute : project.attributes) {
            const auto value = project.attribute_values.find({person.id, attribute.id});
            const bool known = value != project.attribute_values.end();
            row.push_back(known ? one_line(value->second, 30) : "");
            if (known) attributes[attribute.name] = value->second;
        }
        std::vector<std::string> transcripts;
        for (const Transcript& transcript : project.transcripts)
            if (transcript.participant == person.id) transcripts.push_back(transcript.name);
        list.push_back({{"id", person.label},
                        {"group", person.group},
                        {"attributes", attributes},
                        {"transcripts", transcripts}});
        listing.rows.push_back(std::move(row));
    }
    if (session.json)
        session.print_json({{"participants", list}});
    else
        session.out << (list.empty() ? "There are no participants yet.\n" : listing.text());
}

void show_transcripts(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    Json list = Json::array();
    Listing listing{
        {"name", "participant", "format", "turns", "lasts", "source", "codings", "done by"},
        {},
        {false, false, false, true, true, false, true, false}};
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const auto& turns = project.turns(transcript->id);
        std::optional<std::int64_t> first, last;
        for (const Turn& turn : turns)
            for (const auto& time : {turn.start_ms, turn.end_ms}) {
                if (!time) continue;
                first = std::min(first.value_or(*time), *time);
                last = std::max(last.value_or(*time), *time);
            }
        const auto codings = visible_codings(project, viewer_of(workspace), transcript->id).size();
        const auto done = done_by(project, transcript->id);
        const InterviewDuration lasts = interview_duration(project, transcript->id);
        const bool known = lasts.source != DurationSource::None;
        const std::string source(source_word(lasts.source));
        const std::string participant = participant_label(project, transcript->participant);
        list.push_back({{"name", transcript->name},
                        {"participant", participant},
                        {"file", transcript->file_name},
                        {"format", transcript->format},
                        {"encoding", transcript->encoding},
                        {"sha256", to_hex(transcript->original)},
                        {"turns", turns.size()},
                        {"first_ms", first ? Json(*first) : Json()},
                        {"last_ms", last ? Json(*last) : Json()},
                        {"duration_ms", known ? Json(lasts.ms) : Json()},
                        {"duration_source", source},
                        {"codings", codings},
                        {"done", done}});
        listing.rows.push_back({transcript->name, participant, transcript->format,
                                std::to_string(turns.size()),
                                clock_text(known ? std::optional(lasts.ms) : std::nullopt), source,
                                std::to_string(codings), joined(done)});
    }
    if (session.json) {
        session.print_json({{"transcripts", list}, {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << (list.empty() ? "There are no transcripts yet.\n" : listing.text());
    session.print_hidden_note(workspace);
}

void show_transcript(const Session& session, const Workspace& workspace, const std::string& name) {
    const Project& project = workspace.project();
    const Transcript& transcript = find_transcript(project, name);
    Json list = Json::array();
    for (const Turn& turn : project.turns(transcript.id)) {
        const std::string speaker(project.speaker_label(turn));
        const GuideQuestion* question = asked_at(project, turn.id);
        if (!session.json) {
            session.out << turn_name(transcript, turn);
            if (!speaker.empty()) session.out << "  " << speaker;
            if (turn.start_ms) session.out << "  " << clock_text(turn.start_ms);
            if (question) session.out << "  [asks " << question->key << "]";
            session.out << "\n" << turn.text << "\n\n";
        }
        list.push_back({{"turn", turn.number},
                        {"speaker", speaker},
                        {"start_ms", turn.start_ms ? Json(*turn.start_ms) : Json()},
                        {"end_ms", turn.end_ms ? Json(*turn.end_ms) : Json()},
                        {"asks", question ? Json(question->key) : Json()},
                        {"text", turn.text}});
    }
    if (session.json) session.print_json({{"name", transcript.name}, {"turns", list}});
}

void show_codebook(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    std::map<CodeId, std::int64_t> counts;
    for (const Coding* coding : visible_codings(project, viewer_of(workspace)))
        ++counts[coding->code];
    Json list = Json::array();
    Listing listing{
        {"code", "alias", "level", "kinds", "codings"}, {}, {false, false, false, false, true}};
    for (const CodeInTree& place : code_tree(project)) {
        const Code& code = *place.code;
        list.push_back({{"number", place.number},
                        {"name", code.name},
                        {"alias", code.alias},
                        {"path", project.path(code.id)},
                        {"parent", code.parent ? project.path(code.parent) : ""},
                        {"level", code.level},
                        {"kinds", split_kinds(code.kinds)},
                        {"definition", code.definition},
                        {"use_when", code.use_when},
                        {"do_not_use_when", code.do_not_use_when},
                        {"example", code.example},
                        {"codings", counts[code.id]}});
        listing.rows.push_back(
            {std::string(static_cast<std::size_t>(place.depth) * 2, ' ') + code.name, code.alias,
             code.level, code.kinds, std::to_string(counts[code.id])});
    }
    if (session.json) {
        session.print_json({{"codes", list}, {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << (list.empty() ? "The codebook is empty.\n" : listing.text());
    session.print_hidden_note(workspace);
}

void show_codings(const Session& session, const Workspace& workspace, const CodingFilter& filter) {
    const Project& project = workspace.project();
    const auto transcript =
        filter.transcript.empty() ? TranscriptId{} : find_transcript(project, filter.transcript).id;
    const auto code = filter.code.empty() ? CodeId{} : find_code(project, filter.code).id;
    const auto coder = filter.coder.empty() ? CoderId{} : find_coder(project, filter.coder).id;
    Json list = Json::array();
    Listing listing{{"place", "coder", "code", "kind", "voice", "state", "words"}, {}, {}};
    if (filter.changed) listing.header.emplace_back("chosen");
    for (const Coding* coding : visible_codings(project, viewer_of(workspace))) {
        if ((transcript && coding->transcript != transcript) ||
            (code && !project.is_under(coding->code, code)) || (coder && coding->coder != coder) ||
            (!filter.state.empty() && filter.state != state_name(coding->state)) ||
            (filter.changed && coding->state == CodingState::Same) ||
            !has_mark(*coding, filter.mark))
            continue;
        if (session.json) {
            list.push_back(coding_json(project, *coding));
            continue;
        }
        const bool lost = coding->spans.empty();
        listing.rows.push_back(
            {place_of(project, *coding), coder_name(project, coding->coder),
             project.codes.find(coding->code)->name, coding->kind, coding->voice,
             state_name(coding->state),
             "“" + one_line(lost ? coding->quote : project.text_under(*coding)) + "”"});
        if (filter.changed) {
            if (lost) listing.rows.back().back() = "–";
            listing.rows.back().push_back("“" + one_line(coding->quote) + "”");
        }
    }
    if (session.json) {
        session.print_json({{"codings", list}, {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << listing.text()
                << counted(static_cast<std::int64_t>(listing.rows.size()), "coding", "codings")
                << ".\n";
    session.print_hidden_note(workspace);
}

void show_rounds(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    Json rounds = Json::array();
    for (const Round* round : project.rounds_by_start()) {
        Json transcripts = Json::array();
        Listing listing{{"transcript", "done by"}, {}, {}};
        for (const Transcript* transcript : project.transcripts_by_name()) {
            std::vector<std::string> done;
            for (const Coder& coder : project.coders)
                if (project.done.contains({round->id, transcript->id, coder.id}))
                    done.push_back(coder.name);
            transcripts.push_back({{"name", transcript->name}, {"done", done}});
            listing.rows.push_back({transcript->name, done.empty() ? "–" : joined(done)});
        }
        rounds.push_back({{"name", round->name}, {"transcripts", transcripts}});
        if (!session.json) session.out << round->name << "\n" << listing.text();
    }
    if (session.json) session.print_json({{"rounds", rounds}});
}

void show_relations(const Session& session, const Workspace& workspace) {
    const Project& project = workspace.project();
    Json list = Json::array();
    std::string text;
    for (const Relation* relation : visible_relations(workspace.project(), viewer_of(workspace))) {
        const std::string from = project.codes.find(project.resolve(relation->from))->name;
        const std::string to = project.codes.find(project.resolve(relation->to))->name;
        std::vector<std::string> support;
        for (const CodingId id : relation->support) {
            const Coding* coding = project.codings().find(id);
            if (coding && may_see(project, viewer_of(workspace), *coding))
                support.push_back(place_of(project, *coding));
        }
        list.push_back({{"from", from},
                        {"kind", relation->kind},
                        {"to", to},
                        {"coder", coder_name(project, relation->coder)},
                        {"memo", relation->memo},
                        {"support", support}});
        text += from + " – " + relation->kind + " – " + to;
        if (!support.empty()) text += " (" + joined(support) + ")";
        text += relation->memo.empty() ? "\n" : "\n  " + one_line(relation->memo, 100) + "\n";
    }
    if (session.json) {
        session.print_json({{"relations", list}, {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << (text.empty() ? "There are no relations to show.\n" : text);
    session.print_hidden_note(workspace);
}

}  // namespace tandem::cli
