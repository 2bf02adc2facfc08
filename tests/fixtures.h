// Small studies in memory, for tests of everything above the model.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/random.h"
#include "tandem/model/project.h"

namespace tandem::fixtures {

// A Project that can be added to. Not copyable: the project fetches turns from it.
class Study {
 public:
    Study();
    Study(const Study&) = delete;
    Study& operator=(const Study&) = delete;

    Project project;

    CoderId add_coder(std::string name);
    ParticipantId add_participant(std::string label, std::string group);
    void set_attribute(ParticipantId participant, std::string_view name, std::string_view type,
                       std::string value);
    TranscriptId add_transcript(std::string name, ParticipantId participant = {});
    SpeakerId add_speaker(TranscriptId transcript, std::string label, bool interviewer);
    // Appends a turn.
    TurnId add_turn(TranscriptId transcript, SpeakerId speaker, std::string text);
    CodeId add_code(std::string name, CodeId parent = {}, std::string level = "code",
                    std::string kinds = "barrier", std::string alias = "");
    void edit_code(const Code& code) { project.codes.put(code); }
    CodingId add_coding(CoderId coder, CodeId code, std::vector<TextSpan> spans,
                        std::string kind = "", std::string voice = "");
    // The words in the turn, found by their text (the first time they occur).
    CodingId code_words(CoderId coder, CodeId code, TurnId turn, std::string_view words);
    TextSpan words(TurnId turn, std::string_view words) const;
    RelationId add_relation(CodeId from, std::string kind, CodeId to, std::vector<CodingId> support,
                            std::string memo = "");

    QuestionId add_question(std::string key, std::string wording = "", std::string group = "");
    void ask(TurnId turn, QuestionId question);

    TurnId turn(std::string_view transcript, std::int64_t number) const;
    CodeId code(std::string_view alias_or_name) const;
    CoderId coder(std::string_view name) const;
    std::vector<TranscriptId> transcripts() const;
    // All codings, as if everything were open.
    std::vector<const Coding*> codings() const;
    std::vector<const Relation*> relations() const;

 private:
    std::int64_t next_ = 1;
    std::shared_ptr<std::map<TranscriptId, std::vector<Turn>>> turns_;
};

// Coders Ana (1) and Ben (2); PT06 (patient, woman, 41) and HP02 (professional, physician);
// a codebook of shipped shape, 3 frames to codes; texts in Latin, Arabic, Hindi and emoji.
//   PT06: 1 interviewer, 2–4 patient;  HP02: 1 interviewer, 2–3 professional.
// What is coded by whom stands in fixtures.cpp beside the texts.
std::unique_ptr<Study> stigma_study();

// Random texts, codebook and codings, for holding fast code against slow code.
struct RandomShape {
    int transcripts = 3, turns = 6, codes = 6, codings = 30;
};
std::unique_ptr<Study> random_study(Random& random, const RandomShape& shape = {});

}  // namespace tandem::fixtures
