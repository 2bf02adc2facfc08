#include "tandem/analysis/passages.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "fixtures.h"

namespace tandem {
namespace {

using fixtures::Study;

struct OneTurn {
    Study study;
    CoderId ana = study.add_coder("Ana"), ben = study.add_coder("Ben");
    TranscriptId transcript = study.add_transcript("P");
    TurnId turn = study.add_turn(transcript, {}, "0123456789012345678901234567890123456789");
    CodeId code = study.add_code("Code"), other = study.add_code("Other");

    CodingId add(CoderId coder, CodeId with, std::int64_t begin, std::int64_t end) {
        return study.add_coding(coder, with, {{turn, {begin}, {end}}});
    }
    std::vector<Passage> find() { return find_passages(study.project, study.codings()); }
};

TEST(Passages, OverlappingCodingsOfACodeAreOne) {
    OneTurn text;
    const CodingId bens = text.add(text.ben, text.code, 5, 30);
    const CodingId anas = text.add(text.ana, text.code, 0, 10);
    const auto passages = text.find();
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].codings.size(), 2U);
    EXPECT_EQ(passages[0].codings[0]->id, bens);
    EXPECT_EQ(passages[0].printed->id, anas);  // the first coder's, though shorter
    const std::vector<CoderId> both = {text.ana, text.ben};
    EXPECT_TRUE(marked_by_all(passages[0], both));
}

TEST(Passages, OfOneCoderTheLongerIsPrinted) {
    OneTurn text;
    text.add(text.ana, text.code, 0, 10);
    const CodingId longer = text.add(text.ana, text.code, 9, 25);
    text.add(text.ana, text.code, 20, 36);  // as long, but later
    const auto passages = text.find();
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].printed->id, longer);
    const std::vector<CoderId> both = {text.ana, text.ben};
    EXPECT_FALSE(marked_by_all(passages[0], both));
}

TEST(Passages, TouchingWordsAndOtherCodesStayApart) {
    OneTurn text;
    text.add(text.ben, text.other, 0, 10);
    text.add(text.ana, text.code, 10, 20);
    text.add(text.ben, text.code, 0, 10);
    const auto passages = text.find();
    ASSERT_EQ(passages.size(), 3U);
    EXPECT_EQ(passages[0].code, text.code);  // where the words begin, then the code
    EXPECT_EQ(passages[1].code, text.other);
    EXPECT_EQ(passages[2].printed->coder, text.ana);
}

TEST(Passages, ALongSpanReachesPastAShortOne) {
    OneTurn text;
    text.add(text.ana, text.code, 0, 30);
    text.add(text.ben, text.code, 2, 4);
    text.add(text.ben, text.code, 20, 25);
    EXPECT_EQ(text.find().size(), 1U);
}

TEST(Passages, LostCodingsAreInNone) {
    OneTurn text;
    text.add(text.ana, text.code, 0, 30);
    Coding lost = *text.study.codings().front();
    lost.spans.clear();
    lost.state = CodingState::Lost;
    text.study.project.put_coding(lost);
    EXPECT_TRUE(text.find().empty());
}

TEST(Passages, CodersAreListedOnce) {
    OneTurn text;
    text.add(text.ben, text.code, 0, 3);
    text.add(text.ana, text.code, 0, 3);
    text.add(text.ben, text.code, 8, 9);
    EXPECT_EQ(coders_of(text.study.codings()), (std::vector<CoderId>{text.ana, text.ben}));
}

using Characters = std::set<std::pair<TurnId, std::int64_t>>;

Characters characters_of(const Coding& coding) {
    Characters found;
    for (const TextSpan& span : coding.spans)
        for (auto at = span.begin.value; at < span.end.value; ++at) found.emplace(span.turn, at);
    return found;
}

// Joins sets of characters until none shares one with another.
std::set<std::set<CodingId>> group_slowly(const Study& study, CodeId code) {
    std::vector<std::pair<Characters, std::set<CodingId>>> groups;
    for (const Coding& coding : study.project.codings()) {
        if (coding.code != code) continue;
        std::pair<Characters, std::set<CodingId>> joined{characters_of(coding), {coding.id}};
        std::erase_if(groups, [&](const auto& group) {
            const bool shares = std::ranges::any_of(
                group.first, [&](const auto& at) { return joined.first.contains(at); });
            if (shares) joined.second.insert(group.second.begin(), group.second.end());
            return shares;
        });
        // Only now: what one group adds must not draw in another that this coding does not touch.
        for (const CodingId id : joined.second)
            joined.first.merge(characters_of(*study.project.codings().find(id)));
        groups.push_back(std::move(joined));
    }
    std::set<std::set<CodingId>> result;
    for (auto& group : groups) result.insert(std::move(group.second));
    return result;
}

TEST(Passages, AreTheGroupsThatShareCharacters) {
    Random random(99);
    for (int round = 0; round < 100; ++round) {
        const auto study = fixtures::random_study(random, {.codes = 3, .codings = 40});
        std::map<CodeId, std::set<std::set<CodingId>>> found;
        for (const Passage& passage : find_passages(study->project, study->codings())) {
            std::set<CodingId> ids;
            for (const Coding* coding : passage.codings) ids.insert(coding->id);
            EXPECT_TRUE(ids.contains(passage.printed->id));
            found[passage.code].insert(ids);
        }
        for (const Code& code : study->project.codes)
            EXPECT_EQ(found[code.id], group_slowly(*study, code.id));
    }
}

}  // namespace
}  // namespace tandem
