#include "tandem/tables/relations_table.h"

#include <gtest/gtest.h>

#include "fixtures.h"
#include "table_text.h"

namespace tandem {
namespace {

TEST(RelationsTable, NamesTheTurnsOfTheSupport) {
    const auto study = fixtures::stigma_study();
    const auto codings = study->codings();
    const CodingId visit = codings.at(0)->id, over_two_turns = codings.at(3)->id;
    study->add_relation(study->code("t1"), "answered by", study->code("t5"),
                        {visit, over_two_turns}, "They say so themselves.");
    const Table table = relations_table(study->project, codings, study->relations());
    EXPECT_EQ(lines_of(table),
              (std::vector<std::string>{
                  "Professionals as a source of stigma | answered by | Patient-centered "
                  "communication | PT06:2; PT06:3–4 | They say so themselves."}));
    EXPECT_TRUE(table.notes.empty());
}

TEST(RelationsTable, HidesWhatTheReaderMayNotSee) {
    const auto study = fixtures::stigma_study();
    const auto codings = study->codings();
    study->add_relation(study->code("t1"), "answered by", study->code("t5"),
                        {codings.at(0)->id, codings.at(1)->id, {9999}});
    const std::vector<const Coding*> open = {codings.at(0)};
    const Table table = relations_table(study->project, open, study->relations());
    EXPECT_EQ(table.rows.at(0).cells.at(3).text, "PT06:2");
    EXPECT_EQ(table.notes.at(0),
              "2 supporting codings not printed: removed, lost, or not open to the reader.");
}

TEST(RelationsTable, NamesATurnOnceWhoeverMarkedIt) {
    const auto study = fixtures::stigma_study();
    const CodeId code = study->code("t1");
    study->code_words(study->coder("Ana"), code, study->turn("PT06", 2), "I came in");
    study->code_words(study->coder("Ben"), code, study->turn("PT06", 2), "I came in");
    const auto codings = study->codings();
    const std::size_t last = codings.size() - 1;
    study->add_relation(code, "answered by", study->code("t5"),
                        {codings.at(last - 1)->id, codings.at(last)->id});
    const Table table = relations_table(study->project, codings, study->relations());
    EXPECT_EQ(table.rows.at(0).cells.at(3).text, "PT06:2");
}

}  // namespace
}  // namespace tandem
