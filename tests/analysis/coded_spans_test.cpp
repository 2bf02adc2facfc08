#include "tandem/analysis/coded_spans.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

// P: 1 "0123456789", 2 the interviewer's, 3 "abcde".
struct OneTranscript {
    Study study;
    CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    TranscriptId p = study.add_transcript("P");
    TurnId first = study.add_turn(p, {}, "0123456789");
    TurnId asked = study.add_turn(p, study.add_speaker(p, "Int", true), "Why so?");
    TurnId last = study.add_turn(p, {}, "abcde");
    CodeId top = study.add_code("Top"), code = study.add_code("Code", top);

    CodedSpans spans(const CodedUnitOptions& options = {}) const {
        return code_spans(study.project, study.codings(), std::vector{p}, std::vector{ana, ben},
                          options);
    }
};

using Segments = std::vector<Segment>;

TEST(CodedSpans, TurnsFollowEachOtherWithoutTheInterviewer) {
    OneTranscript one;
    // Over the interviewer's turn: one passage, because its words follow each other.
    one.study.add_coding(one.ana, one.code, {{one.first, {8}, {10}}, {one.last, {0}, {2}}});
    one.study.add_coding(one.ben, one.code, {{one.first, {8}, {10}}});
    one.study.add_coding(one.ben, one.code, {{one.last, {0}, {2}}});
    one.study.add_coding(one.ben, one.code, {{one.asked, {0}, {3}}});
    const CodedSpans coded = one.spans();
    EXPECT_EQ(coded.total, 15);
    EXPECT_EQ(coded.left_out.interviewer_turns, 1);
    ASSERT_EQ(coded.codes, (std::vector{one.top, one.code}));
    const Continuum& document = coded.spans.documents.at(0);
    EXPECT_EQ(document.length, 15);
    EXPECT_EQ(document.coders.at(0), (Segments{{8, 12, 1}}));
    EXPECT_EQ(document.coders.at(1), (Segments{{8, 10, 1}, {10, 12, 1}}));  // two codings stay two

    const CodedSpans all = one.spans({.participant_turns_only = false});
    EXPECT_EQ(all.total, 22);
    EXPECT_EQ(all.spans.documents.at(0).coders.at(0), (Segments{{8, 10, 1}, {17, 19, 1}}));
    EXPECT_EQ(all.spans.documents.at(0).coders.at(1),
              (Segments{{8, 10, 1}, {10, 13, 1}, {17, 19, 1}}));
}

TEST(CodedSpans, RolledUpAPassageCountsForTheCodesAbove) {
    OneTranscript one;
    one.study.add_coding(one.ana, one.code, {{one.first, {1}, {4}}});
    EXPECT_EQ(one.spans({.roll_up = {RollUp::To::Above, 0}}).spans.documents.at(0).coders.at(0),
              (Segments{{1, 4, 0}, {1, 4, 1}}));
    EXPECT_EQ(one.spans({.roll_up = {RollUp::To::Level, 1}}).spans.documents.at(0).coders.at(0),
              (Segments{{1, 4, 0}}));
}

TEST(CodedSpans, OnlySomeCodesAreNumberedAnew) {
    OneTranscript one;
    one.study.add_coding(one.ana, one.top, {{one.first, {0}, {2}}});
    one.study.add_coding(one.ana, one.code, {{one.first, {4}, {6}}});
    const Spans spans = only_codes(one.spans().spans, std::vector{1});
    EXPECT_EQ(spans.codes, (std::vector<std::string>{"Code"}));
    EXPECT_EQ(spans.documents.at(0).coders.at(0), (Segments{{4, 6, 0}}));
    EXPECT_EQ(spans.documents.at(0).length, 15);
}

TEST(CodedSpans, SegmentsAreCutWherePassagesBeginAndEnd) {
    OneTranscript one;
    one.study.add_coding(one.ana, one.code, {{one.first, {0}, {4}}});
    one.study.add_coding(one.ana, one.top, {{one.first, {2}, {6}}});
    const Spans cut = as_segments(one.spans().spans);
    EXPECT_EQ(cut.documents.at(0).coders.at(0),
              (Segments{{0, 2, 0}, {2, 4, 0}, {4, 6, 0}, {6, 15, 0}}));
    EXPECT_EQ(cut.documents.at(0).coders.at(1), (Segments{{0, 15, 0}}));
}

}  // namespace
}  // namespace tandem
