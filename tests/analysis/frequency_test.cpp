#include "tandem/analysis/frequency.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

Frequencies count(const Study& study) {
    return count_frequencies(study.project, study.codings(), study.transcripts());
}

const CodeFrequency& of(const Frequencies& frequencies, CodeId code) {
    return *std::ranges::find(frequencies.codes, code, &CodeFrequency::code);
}

TEST(Frequency, OfTheSmallStudy) {
    const auto study = fixtures::stigma_study();
    const Frequencies counts = count(*study);
    EXPECT_EQ(counts.groups, (std::vector<std::string>{"patient", "professional"}));
    EXPECT_EQ(counts.participants, 2);
    EXPECT_EQ(counts.participants_by_group, (std::vector<int>{1, 1}));
    EXPECT_EQ(counts.transcripts, 2);
    EXPECT_EQ(of(counts, study->code("a01")).own, (CodeCount{2, 1, 1, 1}));
    EXPECT_EQ(of(counts, study->code("a13")).own, (CodeCount{2, 2, 1, 1}));
    EXPECT_EQ(of(counts, study->code("t4")).own, (CodeCount{1, 1, 1, 1}));
    // t4 with a11 and a13: a11 shares words with the first a13, t4 with the second.
    EXPECT_EQ(of(counts, study->code("t4")).total, (CodeCount{4, 2, 1, 1}));
    const CodeFrequency& barriers = of(counts, study->code("barriers"));
    EXPECT_EQ(barriers.own, (CodeCount{}));
    EXPECT_EQ(barriers.total, (CodeCount{7, 4, 2, 2}));
    EXPECT_EQ(barriers.total_by_group[0], (CodeCount{6, 3, 1, 1}));
    EXPECT_EQ(barriers.total_by_group[1], (CodeCount{1, 1, 1, 1}));
    EXPECT_EQ(counts.codes.size(), study->project.codes.size());
}

TEST(Frequency, OnlyTheTranscriptsAskedFor) {
    const auto study = fixtures::stigma_study();
    const std::vector<TranscriptId> one = {study->transcripts().at(1)};
    const Frequencies counts = count_frequencies(study->project, study->codings(), one);
    EXPECT_EQ(counts.participants_by_group, (std::vector<int>{0, 1}));
    EXPECT_EQ(of(counts, study->code("a01")).own.codings, 0);
    EXPECT_EQ(of(counts, study->code("a18")).own.codings, 2);
}

TEST(Frequency, OneParticipantInTwoTranscriptsCountsOnce) {
    Study study;
    const CoderId ana = study.add_coder("Ana");
    const ParticipantId person = study.add_participant("P1", "");
    const CodeId code = study.add_code("Code");
    for (const char* name : {"P1a", "P1b", "note"}) {
        const bool is_note = std::string(name) == "note";
        const TranscriptId transcript =
            study.add_transcript(name, is_note ? ParticipantId{} : person);
        study.code_words(ana, code, study.add_turn(transcript, {}, "words"), "words");
    }
    const Frequencies counts = count(study);
    EXPECT_EQ(counts.groups, (std::vector<std::string>{""}));
    EXPECT_EQ(counts.participants, 1);
    EXPECT_EQ(of(counts, code).own, (CodeCount{3, 3, 3, 1}));
    EXPECT_EQ(of(counts, code).own_by_group.at(0), (CodeCount{2, 2, 2, 1}));
    EXPECT_EQ(group_of(study.project, study.transcripts().at(2)), "");
}

TEST(Frequency, TotalsAreThoseOfAllCodesBelow) {
    Random random(4);
    for (int round = 0; round < 50; ++round) {
        const auto study = fixtures::random_study(random);
        for (const CodeFrequency& row : count(*study).codes) {
            CodeCount slow;
            std::set<TranscriptId> transcripts;
            for (const Coding& coding : study->project.codings()) {
                if (!study->project.is_under(coding.code, row.code)) continue;
                ++slow.codings;
                transcripts.insert(coding.transcript);
            }
            EXPECT_EQ(row.total.codings, slow.codings);
            EXPECT_EQ(row.total.transcripts, static_cast<int>(transcripts.size()));
            EXPECT_EQ(row.total.participants, static_cast<int>(transcripts.size()));
            CodeCount groups;
            for (const CodeCount& group : row.total_by_group) {
                groups.codings += group.codings;
                groups.passages += group.passages;
                groups.participants += group.participants;
            }
            EXPECT_EQ(groups.codings, row.total.codings);
            EXPECT_EQ(groups.passages, row.total.passages);
            EXPECT_EQ(groups.participants, row.total.participants);
        }
    }
}

}  // namespace
}  // namespace tandem
