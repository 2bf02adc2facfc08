#include "tandem/model/project.h"

#include <algorithm>
#include <tuple>

#include "tandem/base/check.h"
#include "tandem/model/united_spans.h"
#include "tandem/text/utf8.h"

namespace tandem {

const std::vector<CodingId>& Project::codings_in(TranscriptId transcript) const {
    static const std::vector<CodingId> kNone;
    const auto found = codings_in_.find(transcript);
    return found == codings_in_.end() ? kNone : found->second;
}

void Project::put_coding(Coding coding) {
    coding.code = resolve(coding.coded_as);
    if (!codings_.find(coding.id)) {
        if (!removed_codings_.find(coding.id)) ++coded_[coding.coder];
        auto& ids = codings_in_[coding.transcript];
        if (ids.empty() || ids.back() < coding.id)
            ids.push_back(coding.id);
        else
            ids.insert(std::lower_bound(ids.begin(), ids.end(), coding.id), coding.id);
    }
    removed_codings_.erase(coding.id);
    codings_.put(std::move(coding));
}

void Project::put_removed_coding(Coding coding) {
    erase_coding(coding.id);
    coding.code = resolve(coding.coded_as);
    ++coded_[coding.coder];
    removed_codings_.put(std::move(coding));
}

void Project::erase_coding(CodingId id) {
    if (const Coding* removed = removed_codings_.find(id)) --coded_[removed->coder];
    removed_codings_.erase(id);
    const Coding* coding = codings_.find(id);
    if (!coding) return;
    --coded_[coding->coder];
    auto& ids = codings_in_[coding->transcript];
    ids.erase(std::lower_bound(ids.begin(), ids.end(), id));
    codings_.erase(id);
}

void Project::resolve_codes() {
    Rows<Coding> resolved;
    resolved.reserve(codings_.size());
    for (const Coding& coding : codings_) {
        Coding copy = coding;
        copy.code = resolve(copy.coded_as);
        resolved.put(std::move(copy));
    }
    codings_ = std::move(resolved);
    Rows<Coding> removed;
    for (Coding coding : removed_codings_) {
        coding.code = resolve(coding.coded_as);
        removed.put(std::move(coding));
    }
    removed_codings_ = std::move(removed);
}

void Project::find_assistants() {
    assistants.clear();
    for (const auto& [transcript, review] : reviews)
        if (review.corrector && coded_[review.corrector] == 0) assistants.insert(review.corrector);
    if (assistants.empty()) return;
    for (const DoneMark& mark : done) assistants.erase(mark.coder);
    for (const OffTopicMark& mark : off_topic) assistants.erase(mark.coder);
    for (const Memo& memo : memos) assistants.erase(memo.coder);
    for (const Relation& relation : relations) assistants.erase(relation.coder);
}

const std::vector<Turn>& Project::turns(TranscriptId transcript) const {
    const auto found = turns_.find(transcript);
    if (found != turns_.end()) return *found->second;
    TANDEM_CHECK(turn_source_, "a loaded project can fetch turns");
    auto fetched = std::make_shared<std::vector<Turn>>(turn_source_(transcript));
    return *turns_.emplace(transcript, std::move(fetched)).first->second;
}

std::vector<TranscriptId> Project::unread(std::size_t most) const {
    std::vector<TranscriptId> missing;
    for (const Transcript& transcript : transcripts) {
        if (missing.size() >= most) break;
        if (!turns_.contains(transcript.id)) missing.push_back(transcript.id);
    }
    return missing;
}

Project Project::snapshot() const {
    TANDEM_CHECK(unread(1).empty(), "a snapshot has the turns of all transcripts");
    Project copy = *this;
    copy.turn_source_ = nullptr;
    return copy;
}

// The turns of one import have ids one after the other, so that the place can mostly be computed.
static const Turn* turn_among(const std::vector<Turn>& turns, TurnId id) {
    if (turns.empty()) return nullptr;
    const std::int64_t place = id.value - turns.front().id.value;
    if (place >= 0 && place < static_cast<std::int64_t>(turns.size())) {
        const Turn& likely = turns[static_cast<std::size_t>(place)];
        if (likely.id == id) return &likely;
    }
    const auto found =
        std::find_if(turns.begin(), turns.end(), [&](const Turn& turn) { return turn.id == id; });
    return found == turns.end() ? nullptr : &*found;
}

const Turn* Project::find_turn(TranscriptId transcript, TurnId turn) const {
    return turn_among(turns(transcript), turn);
}

const Turn* Project::find_turn_number(TranscriptId transcript, std::int64_t number) const {
    for (const Turn& candidate : turns(transcript))
        if (candidate.number == number) return &candidate;
    return nullptr;
}

void Project::refresh_turn(Turn turn) {
    const auto found = turns_.find(turn.transcript);
    if (found == turns_.end()) return;
    if (found->second.use_count() > 1)
        found->second = std::make_shared<std::vector<Turn>>(*found->second);
    for (Turn& old : *found->second) {
        if (old.id != turn.id) continue;
        turn.number = old.number;
        old = std::move(turn);
        return;
    }
    turns_.erase(found);  // a new turn: read the transcript again when it is asked for
}

void Project::forget_turns_with(const std::unordered_set<TurnId>& turns) {
    std::erase_if(turns_, [&](const auto& entry) {
        return std::any_of(entry.second->begin(), entry.second->end(),
                           [&](const Turn& candidate) { return turns.contains(candidate.id); });
    });
}

template <class Row, class Name>
static const Row* find_named(const Rows<Row>& rows, std::string_view name, Name name_of) {
    for (const Row& row : rows)
        if (name_of(row) == name) return &row;
    return nullptr;
}

const Coder* Project::find_coder(std::string_view name) const {
    return find_named(coders, name, [](const Coder& c) -> std::string_view { return c.name; });
}

const Participant* Project::find_participant(std::string_view label) const {
    return find_named(participants, label,
                      [](const Participant& p) -> std::string_view { return p.label; });
}

const Transcript* Project::find_transcript(std::string_view name) const {
    return find_named(transcripts, name,
                      [](const Transcript& t) -> std::string_view { return t.name; });
}

const Attribute* Project::find_attribute(std::string_view name) const {
    return find_named(attributes, name,
                      [](const Attribute& a) -> std::string_view { return a.name; });
}

std::vector<const Code*> Project::find_codes(std::string_view name) const {
    std::vector<const Code*> found;
    for (const Code& code : codes)
        if (!code.merged_into && (code.name == name || (!name.empty() && code.alias == name)))
            found.push_back(&code);
    return found;
}

template <class Row, class Name>
static std::vector<const Row*> by_name(const Rows<Row>& rows, Name name_of) {
    std::vector<const Row*> sorted;
    for (const Row& row : rows) sorted.push_back(&row);
    std::sort(sorted.begin(), sorted.end(), [&](const Row* a, const Row* b) {
        return std::tie(name_of(*a), a->guid) < std::tie(name_of(*b), b->guid);
    });
    return sorted;
}

std::vector<const Transcript*> Project::transcripts_by_name() const {
    return by_name(transcripts, [](const Transcript& t) -> const std::string& { return t.name; });
}

std::vector<const Coder*> Project::coders_by_name() const {
    return by_name(coders, [](const Coder& c) -> const std::string& { return c.name; });
}

std::vector<const Coder*> Project::coders_who_code() const {
    std::vector<const Coder*> who = coders_by_name();
    std::erase_if(who, [&](const Coder* coder) { return assistants.contains(coder->id); });
    return who;
}

std::vector<const Code*> Project::children(CodeId parent) const {
    std::vector<const Code*> found;
    for (const Code& code : codes)
        if (!code.merged_into && code.parent == parent) found.push_back(&code);
    std::sort(found.begin(), found.end(), [](const Code* a, const Code* b) {
        return std::tie(a->position, a->guid) < std::tie(b->position, b->guid);
    });
    return found;
}

CodeId Project::resolve(CodeId code) const {
    // A chain of merges is never longer than the codebook; the bound guards against a damaged file.
    for (std::size_t step = 0; step <= codes.size(); ++step) {
        const Code* row = codes.find(code);
        if (!row || !row->merged_into) return code;
        code = row->merged_into;
    }
    return code;
}

std::string Project::path(CodeId code) const {
    std::string path;
    std::size_t depth = 0;
    for (const Code* row = codes.find(code); row && depth <= codes.size();
         row = codes.find(row->parent), ++depth)
        path = path.empty() ? row->name : row->name + " > " + path;
    return path;
}

bool Project::is_under(CodeId code, CodeId ancestor) const {
    std::size_t depth = 0;
    for (const Code* row = codes.find(code); row && depth <= codes.size();
         row = codes.find(row->parent), ++depth)
        if (row->id == ancestor) return true;
    return false;
}

std::string_view Project::speaker_label(const Turn& turn) const {
    const Speaker* speaker = speakers.find(turn.speaker);
    return speaker ? std::string_view(speaker->label) : std::string_view();
}

bool started_before(const Round& left, const Round& right) {
    if (left.started_at == 0 && right.started_at == 0) return left.id < right.id;
    return std::tie(left.started_at, left.guid) < std::tie(right.started_at, right.guid);
}

RoundId Project::latest_round() const {
    const auto latest = std::max_element(rounds.begin(), rounds.end(), started_before);
    return latest == rounds.end() ? RoundId{} : latest->id;
}

std::vector<const Round*> Project::rounds_by_start() const {
    std::vector<const Round*> sorted;
    for (const Round& round : rounds) sorted.push_back(&round);
    std::ranges::sort(sorted, [](const Round* left, const Round* right) {
        return started_before(*left, *right);
    });
    return sorted;
}

RoundId Project::done_in(TranscriptId transcript, CoderId coder) const {
    const Round* latest = nullptr;  // copies that were merged may say it of two rounds
    for (const Round& round : rounds)
        if (done.contains({round.id, transcript, coder}) &&
            (!latest || started_before(*latest, round)))
            latest = &round;
    return latest ? latest->id : RoundId{};
}

bool Project::is_done(TranscriptId transcript, CoderId coder) const {
    return static_cast<bool>(done_in(transcript, coder));
}

std::string Project::text_under(const Coding& coding) const {
    return quote_of(turns(coding.transcript), coding.spans);
}

std::vector<const Turn*> turns_said_by(const Project& project, const Speaker& speaker) {
    std::vector<const Turn*> turns;
    for (const Turn& turn : project.turns(speaker.transcript))
        if (turn.speaker == speaker.id) turns.push_back(&turn);
    return turns;
}

std::string turn_name(const Transcript& transcript, const Turn& turn) {
    return transcript.name + ":" + std::to_string(turn.number);
}

std::vector<TextSpan> settled_spans(std::vector<TextSpan> spans, const std::vector<Turn>& turns) {
    const auto place = [&](const TextSpan& span) {
        const Turn* turn = turn_among(turns, span.turn);
        TANDEM_CHECK(turn, "a span names a turn of its transcript");
        return std::pair(turn, span.begin);
    };
    std::sort(spans.begin(), spans.end(), [&](const TextSpan& a, const TextSpan& b) {
        return a.turn == b.turn ? a.begin < b.begin : place(a) < place(b);
    });
    return united(spans, [&](const TextSpan& span) -> const std::string& {
        return turn_among(turns, span.turn)->text;
    });
}

std::string quote_of(const std::vector<Turn>& turns, const std::vector<TextSpan>& spans) {
    std::string quote;
    for (const TextSpan& span : spans) {
        const Turn* turn = turn_among(turns, span.turn);
        TANDEM_CHECK(turn, "a span names a turn of its transcript");
        if (!quote.empty()) quote += " … ";
        quote += slice(turn->text, span.begin, span.end);
    }
    return quote;
}

}  // namespace tandem
