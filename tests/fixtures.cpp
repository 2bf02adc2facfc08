#include "fixtures.h"

#include <algorithm>
#include <utility>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

namespace tandem::fixtures {

Study::Study() : turns_(std::make_shared<std::map<TranscriptId, std::vector<Turn>>>()) {
    project.title = "Invented interviews";
    project.rounds.put({.id = {next_++}, .guid = {}, .name = "Round 1"});
    project.set_turn_source([turns = turns_](TranscriptId id) { return (*turns)[id]; });
}

CoderId Study::add_coder(std::string name) {
    const CoderId id{static_cast<std::int64_t>(project.coders.size()) + 1};
    project.coders.put({.id = id, .guid = {}, .name = std::move(name)});
    return id;
}

ParticipantId Study::add_participant(std::string label, std::string group) {
    const ParticipantId id{next_++};
    project.participants.put(
        {.id = id, .guid = {}, .label = std::move(label), .group = std::move(group)});
    return id;
}

void Study::set_attribute(ParticipantId participant, std::string_view name, std::string_view type,
                          std::string value) {
    const Attribute* attribute = project.find_attribute(name);
    const AttributeId id = attribute ? attribute->id : AttributeId{next_++};
    if (!attribute)
        project.attributes.put(
            {.id = id, .guid = {}, .name = std::string(name), .type = std::string(type)});
    project.attribute_values[{participant, id}] = std::move(value);
}

TranscriptId Study::add_transcript(std::string name, ParticipantId participant) {
    Transcript transcript;
    transcript.id = {next_++};
    transcript.name = std::move(name);
    transcript.participant = participant;
    transcript.format = "plain";
    project.transcripts.put(transcript);
    (*turns_)[transcript.id];
    return transcript.id;
}

SpeakerId Study::add_speaker(TranscriptId transcript, std::string label, bool interviewer) {
    const SpeakerId id{next_++};
    project.speakers.put({.id = id,
                          .guid = {},
                          .transcript = transcript,
                          .label = std::move(label),
                          .interviewer = interviewer});
    return id;
}

TurnId Study::add_turn(TranscriptId transcript, SpeakerId speaker, std::string text) {
    std::vector<Turn>& turns = (*turns_)[transcript];
    Turn turn;
    turn.id = {next_++};
    turn.transcript = transcript;
    turn.number = static_cast<std::int64_t>(turns.size()) + 1;
    turn.speaker = speaker;
    turn.text = std::move(text);
    turns.push_back(turn);
    project.forget_turns(transcript);
    return turn.id;
}

CodeId Study::add_code(std::string name, CodeId parent, std::string level, std::string kinds,
                       std::string alias) {
    Code code;
    code.id = {next_++};
    code.parent = parent;
    code.position = static_cast<std::int64_t>(project.codes.size());
    code.name = std::move(name);
    code.alias = std::move(alias);
    code.level = std::move(level);
    code.kinds = std::move(kinds);
    project.codes.put(code);
    return code.id;
}

CodingId Study::add_coding(CoderId coder, CodeId code, std::vector<TextSpan> spans,
                           std::string kind, std::string voice) {
    TANDEM_CHECK(!spans.empty(), "a new coding has words");
    Coding coding;
    coding.id = {next_++};
    coding.coder = coder;
    coding.coded_as = code;
    for (const auto& [transcript, turns] : *turns_)
        for (const Turn& turn : turns)
            if (turn.id == spans.front().turn) coding.transcript = transcript;
    TANDEM_CHECK(coding.transcript, "the words are in a transcript");
    coding.round = project.latest_round();
    coding.kind = std::move(kind);
    coding.voice = std::move(voice);
    coding.spans = std::move(spans);
    coding.quote = project.text_under(coding);
    project.put_coding(coding);
    return coding.id;
}

TextSpan Study::words(TurnId turn, std::string_view words) const {
    for (const auto& [transcript, turns] : *turns_) {
        for (const Turn& candidate : turns) {
            if (candidate.id != turn) continue;
            const std::size_t at = candidate.text.find(words);
            TANDEM_CHECK(at != std::string::npos, "the words are in the turn");
            const CodePoints begin = code_point_at(candidate.text, at);
            return {turn, begin, begin + length(words)};
        }
    }
    TANDEM_CHECK(false, "the turn is in the study");
    return {};
}

CodingId Study::code_words(CoderId coder, CodeId code, TurnId turn, std::string_view text) {
    return add_coding(coder, code, {words(turn, text)});
}

QuestionId Study::add_question(std::string key, std::string wording, std::string group) {
    const QuestionId id{next_++};
    project.questions.put({.id = id,
                           .guid = {},
                           .key = std::move(key),
                           .wording = std::move(wording),
                           .group = std::move(group),
                           .position = id.value});
    return id;
}

void Study::ask(TurnId turn, QuestionId question) {
    project.asked[turn] = {question, {}, 0, turn};
}

RelationId Study::add_relation(CodeId from, std::string kind, CodeId to,
                               std::vector<CodingId> support, std::string memo) {
    const RelationId id{next_++};
    project.relations.put({.id = id,
                           .guid = {},
                           .from = from,
                           .to = to,
                           .kind = std::move(kind),
                           .coder = {},
                           .memo = std::move(memo),
                           .support = std::move(support),
                           .deleted = false});
    return id;
}

TurnId Study::turn(std::string_view transcript, std::int64_t number) const {
    const Transcript* found = project.find_transcript(transcript);
    TANDEM_CHECK(found, "the transcript is in the study");
    const Turn* row = project.find_turn_number(found->id, number);
    TANDEM_CHECK(row, "the turn is in the transcript");
    return row->id;
}

CodeId Study::code(std::string_view alias_or_name) const {
    const auto found = project.find_codes(alias_or_name);
    TANDEM_CHECK(found.size() == 1, "one code has that name");
    return found.front()->id;
}

CoderId Study::coder(std::string_view name) const {
    const Coder* found = project.find_coder(name);
    TANDEM_CHECK(found, "the coder is in the study");
    return found->id;
}

std::vector<TranscriptId> Study::transcripts() const {
    std::vector<TranscriptId> ids;
    for (const Transcript& transcript : project.transcripts) ids.push_back(transcript.id);
    return ids;
}

std::vector<const Relation*> Study::relations() const {
    std::vector<const Relation*> all;
    for (const Relation& relation : project.relations)
        if (!relation.deleted) all.push_back(&relation);
    return all;
}

std::vector<const Coding*> Study::codings() const {
    std::vector<const Coding*> all;
    for (const Coding& coding : project.codings()) all.push_back(&coding);
    return all;
}

namespace {

void add_codebook(Study& study) {
    const CodeId barriers = study.add_code("Barriers", {}, "frame", "barrier", "barriers");
    const CodeId t1 =
        study.add_code("Professionals as a source of stigma", barriers, "theme", "barrier", "t1");
    const CodeId s1 = study.add_code("Overmedicalizing", t1, "subtheme", "barrier", "s1");
    study.add_code("Jumping to treatment", s1, "code", "barrier", "a01");
    study.add_code("Insensitive remarks", t1, "code", "barrier", "a04");
    const CodeId t4 = study.add_code("Self-stigma", barriers, "theme", "barrier", "t4");
    study.add_code("Needing help means weakness", t4, "code", "barrier", "a11");
    study.add_code("It must be physical", t4, "code", "barrier", "a13");
    const CodeId facilitators =
        study.add_code("Facilitators", {}, "frame", "facilitator", "facilitators");
    const std::string either = "facilitator;recommendation";
    const CodeId t5 =
        study.add_code("Patient-centered communication", facilitators, "theme", either, "t5");
    study.add_code("Closing the record", t5, "code", either, "a18");
    study.add_code("Recommendations", {}, "frame", "recommendation", "recommendations");
    for (const auto& [alias, derivation] :
         {std::pair("t1", "heading"), std::pair("t4", "heading"), std::pair("t5", "heading"),
          std::pair("s1", "inferred"), std::pair("a01", "text")}) {
        Code code = *study.project.codes.find(study.code(alias));
        code.derivation = derivation;
        code.definition = "Definition of " + code.name;
        study.edit_code(code);
    }
}

void add_interviews(Study& study) {
    const ParticipantId patient = study.add_participant("PT06", "patient");
    study.set_attribute(patient, "gender", "category", "woman");
    study.set_attribute(patient, "age", "whole", "41");
    const TranscriptId pt06 = study.add_transcript("PT06", patient);
    const SpeakerId asks = study.add_speaker(pt06, "Interviewer", true);
    const SpeakerId pt = study.add_speaker(pt06, "PT06", false);
    study.add_turn(pt06, asks, "What happened at the first visit?");
    study.add_turn(pt06, pt,
                   "I came in because I was not sleeping. Ten minutes later I had a diagnosis. "
                   "Nobody had asked me what I thought it was.");
    study.add_turn(
        pt06, pt,
        "She said “it is nothing”, and 🙅🏽‍♀️ waved it off. كنت أخجل من "
        "طلب "
        "المساعدة.");
    study.add_turn(pt06, pt, "It must be my back. मुझे लगा यह शारीरिक है।");

    const ParticipantId physician = study.add_participant("HP02", "professional");
    study.set_attribute(physician, "gender", "category", "woman");
    study.set_attribute(physician, "role", "category", "physician");
    const TranscriptId hp02 = study.add_transcript("HP02", physician);
    const SpeakerId asks_too = study.add_speaker(hp02, "Interviewer", true);
    const SpeakerId hp = study.add_speaker(hp02, "HP02", false);
    study.add_turn(hp02, asks_too, "What do you hear at the desk?");
    study.add_turn(hp02, hp, "You hear it at the desk. “Oh, her again.” They whisper.");
    study.add_turn(hp02, hp, "I shut the laptop. They notice, and then we start over, properly.");
}

}  // namespace

std::unique_ptr<Study> stigma_study() {
    auto study = std::make_unique<Study>();
    const CoderId ana = study->add_coder("Ana");
    const CoderId ben = study->add_coder("Ben");
    add_codebook(*study);
    add_interviews(*study);
    const TurnId visit = study->turn("PT06", 2);
    const TurnId shame = study->turn("PT06", 3);
    const TurnId back = study->turn("PT06", 4);
    const TurnId desk = study->turn("HP02", 2);
    const TurnId laptop = study->turn("HP02", 3);
    const auto code = [&](std::string_view alias) { return study->code(alias); };

    // Both, other boundaries.
    study->code_words(ana, code("a01"), visit, "Ten minutes later I had a diagnosis.");
    study->code_words(ben, code("a01"), visit, "minutes later I had a diagnosis. Nobody had asked");
    // The same words, two codes of one theme; Ben's goes on into the next turn.
    study->code_words(ana, code("a11"), shame, "كنت أخجل من طلب المساعدة.");
    study->add_coding(
        ben, code("a13"),
        {study->words(shame, "المساعدة."), study->words(back, "It must be my back.")});
    // The theme against the code under it.
    study->code_words(ana, code("t4"), back, "मुझे लगा यह शारीरिक है।");
    study->code_words(ben, code("a13"), back, "यह शारीरिक");
    // Ana alone; then both, in another kind.
    study->code_words(ana, code("a04"), desk, "“Oh, her again.”");
    study->add_coding(ana, code("a18"), {study->words(laptop, "I shut the laptop.")}, "facilitator",
                      "first-hand");
    study->add_coding(ben, code("a18"), {study->words(laptop, "I shut the laptop.")},
                      "recommendation", "first-hand");
    return study;
}

namespace {

constexpr std::string_view kPieces[] = {"word ", "Yes. ",     "e\u0301tude ", "👩🏽‍⚕️ ",
                                        "नहीं। ", "لا أعرف؟ ", "שלום! ",       "我不知道。",
                                        "Dr. ",  "  ",        "\n",           "\u2003",
                                        "…",     "3.5 ",      "\"no\" "};

std::string random_text(Random& random) {
    std::string text;
    for (std::uint64_t left = random.below(14); left > 0; --left)
        text += kPieces[random.below(std::size(kPieces))];
    return text;
}

void add_random_coding(Random& random, Study& study, CoderId coder, CodeId code,
                       TranscriptId transcript) {
    std::vector<TextSpan> spans;
    for (const Turn& turn : study.project.turns(transcript)) {
        const std::int64_t size = length(turn.text).value;
        if (size == 0 || random.below(3) > 0) continue;
        const auto begin =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size)));
        const auto most = static_cast<std::uint64_t>(size - begin);
        const auto end = begin + 1 + static_cast<std::int64_t>(random.below(most));
        spans.push_back({turn.id, {begin}, {end}});
        if (spans.size() == 2) break;
    }
    if (spans.empty()) return;
    constexpr const char* kKinds[] = {"", "barrier", "facilitator"};
    study.add_coding(coder, code, std::move(spans), kKinds[random.below(3)],
                     random.below(4) == 0 ? "first-hand" : "");
}

}  // namespace

std::unique_ptr<Study> random_study(Random& random, const RandomShape& shape) {
    auto study = std::make_unique<Study>();
    const std::vector<CoderId> coders = {study->add_coder("Ana"), study->add_coder("Ben"),
                                         study->add_coder("Cem")};
    std::vector<CodeId> codes;
    for (int i = 0; i < shape.codes; ++i) {
        const CodeId parent =
            codes.empty() || random.below(2) == 0 ? CodeId{} : codes[random.below(codes.size())];
        codes.push_back(study->add_code("Code " + std::to_string(i), parent));
    }
    for (int i = 0; i < shape.transcripts; ++i) {
        const ParticipantId person = study->add_participant(
            "P" + std::to_string(i), random.below(2) == 0 ? "patient" : "professional");
        const TranscriptId transcript = study->add_transcript("T" + std::to_string(i), person);
        const SpeakerId asks = study->add_speaker(transcript, "Interviewer", true);
        const SpeakerId tells = study->add_speaker(transcript, "Speaker", false);
        for (int turn = 0; turn < shape.turns; ++turn) {
            const std::uint64_t who = random.below(3);
            study->add_turn(transcript,
                            who == 0   ? asks
                            : who == 1 ? tells
                                       : SpeakerId{},
                            random_text(random));
        }
    }
    const std::vector<TranscriptId> transcripts = study->transcripts();
    std::vector<QuestionId> questions;
    for (int i = 0; i < 4; ++i) questions.push_back(study->add_question("Q" + std::to_string(i)));
    GuideQuestion removed = *study->project.questions.find(questions.back());
    removed.deleted = true;
    study->project.questions.put(removed);
    for (const TranscriptId transcript : transcripts)
        for (const Turn& turn : study->project.turns(transcript))
            if (random.below(4) == 0) study->ask(turn.id, questions[random.below(4)]);
    for (int i = 0; i < shape.codings; ++i)
        add_random_coding(random, *study, coders[random.below(coders.size())],
                          codes[random.below(codes.size())],
                          transcripts[random.below(transcripts.size())]);
    return study;
}

}  // namespace tandem::fixtures
