#include "tandem/store/project_file.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "tandem/base/error.h"

#include "app/study.h"
#include "store/schema.h"

namespace tandem::test {
namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void make_study(const std::string& path) {
    Workspace workspace = Workspace::create(path, "Night shifts", "Ana", test_clock());
    workspace.run(
        transcripts({{"PT01", {"I|How was it?", "P|I could not say it, not there."}},
                     {"PT02",
                      {"I|And you?",
                       "P|हम नहीं बोले। 👩‍👩‍👧 لم يكن."}}}));
    workspace.run(AddCode{"Silence", {}, "code", "", "Words withheld"});
    workspace.run(apply(workspace, "PT01", 2, "could not say it", "Silence"));
    workspace.run(apply(workspace, "PT02", 2, "👩‍👩‍👧", "Silence"));
    workspace.run(WriteMemo{"study", workspace.project().guid, "reflexive", "Why silence?"});
}

TEST(Schema, DescriptionSaysWhatTheTablesAre) {
    Connection connection(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "a schema");
    create_schema(connection);
    for (const TableSpec& table : study_tables()) {
        Statement row(connection, "SELECT name,pk FROM pragma_table_info(?) ORDER BY cid");
        row.bind(1, table.name);
        for (const ColumnSpec& column : table.columns) {
            ASSERT_TRUE(row.step()) << table.name;
            EXPECT_EQ(row.text(0), column.name) << table.name;
            const bool key = column.kind == ColumnKind::Key || column.identifies;
            EXPECT_EQ(row.integer(1) > 0, key) << table.name << "." << column.name;
        }
        EXPECT_FALSE(row.step()) << table.name;
    }
    require_schema(connection);
}

TEST(Schema, AnythingMoreIsRefused) {
    Connection connection(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "a schema");
    create_schema(connection);
    connection.execute("CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM coding; END");
    EXPECT_THROW(require_schema(connection), Error);
}

TEST(ProjectFile, OpensWhatItIsAndNothingElse) {
    Folder folder;
    EXPECT_THROW(ProjectFile::open(folder.path("none.tandem")), Error);
    write(folder.path("text.tandem"), std::string(5000, 'x'));
    EXPECT_THROW(ProjectFile::open(folder.path("text.tandem")), Error);
    write(folder.path("empty.tandem"), "");
    EXPECT_THROW(ProjectFile::open(folder.path("empty.tandem")), Error);
    {
        Connection other(folder.path("other.tandem"), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                         "other");
        other.execute("CREATE TABLE t(x)");
    }
    EXPECT_THROW(ProjectFile::open(folder.path("other.tandem")), Error);
}

TEST(ProjectFile, SideFileThatNamesASuperJournalIsRefused) {
    Folder folder;
    const std::string path = folder.path("study.tandem");
    make_study(path);
    write(path + "-journal",
          std::string(512, '\0') + std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8));
    EXPECT_THROW(ProjectFile::open(path), Error);
    EXPECT_TRUE(std::filesystem::exists(path + "-journal"));
}

TEST(ProjectFile, ReplayingTheJournalGivesTheSameTables) {
    Folder folder;
    const std::string path = folder.path("study.tandem");
    make_study(path);
    const auto file = ProjectFile::open(path);
    const auto replayed = ProjectFile::in_memory();
    replayed->replay(*file);
    EXPECT_EQ(replayed->dump(), file->dump());
    EXPECT_TRUE(file->check().empty());
}

// What `check` says of a file; opening may refuse it already.
std::vector<std::string> findings_of(const std::string& path) {
    try {
        return ProjectFile::open(path)->check();
    } catch (const Error& error) {
        return {error.what()};
    }
}

TEST(Check, NamesTheTurnTheCodingAndTheJournalEntryThatWasChanged) {
    Folder folder;
    const std::string path = folder.path("study.tandem");
    const auto finding = [&](const char* sql) {
        std::filesystem::remove(path);
        make_study(path);
        {
            Connection connection(path, SQLITE_OPEN_READWRITE, path);
            connection.execute(sql);
        }
        std::string all;
        for (const std::string& line : findings_of(path)) all += line + "\n";
        return all;
    };
    EXPECT_EQ(finding("SELECT 1"), "");
    EXPECT_NE(finding("UPDATE turn SET text='I could not say it, not hare.' WHERE id=2")
                  .find("turn 2 of PT01"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE coding SET quote='could not say is' WHERE id=1").find("Silence"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE span SET begin=begin+1 WHERE coding=1").find("Silence"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE journal SET at=at+1 WHERE number=3").find("Journal entry 3"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE journal SET changeset=x'00' WHERE number=4").find("Journal entry 4"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE original SET bytes=x'00'").find("original file of PT01"),
              std::string::npos);
    EXPECT_NE(finding("UPDATE memo SET target=x'00'").find("Memo 1"), std::string::npos);
    EXPECT_NE(finding("DELETE FROM coding WHERE id=2").find("not in the file"), std::string::npos);
}

// Every flipped bit is found, unless nothing that the study holds has changed (free space).
TEST(Check, FindsAFlippedBitAnywhere) {
    Folder folder;
    const std::string path = folder.path("study.tandem"), bad = folder.path("bad.tandem");
    make_study(path);
    const std::string whole = read(path);
    const auto everything = [](const std::string& at) {
        const auto file = ProjectFile::open(at);
        std::vector<std::string> lines = file->dump();
        file->each_entry(1, [&](const JournalEntry& entry) {
            lines.push_back(entry.record + to_hex(entry.hash));
            return true;
        });
        return lines;
    };
    const auto before = everything(path);
    Random random(99);
    int found = 0;
    for (int trial = 0; trial < 400; ++trial) {
        std::string bytes = whole;
        const std::size_t at = random.below(bytes.size());
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        std::filesystem::remove(bad + "-journal");
        write(bad, bytes);
        if (!findings_of(bad).empty()) {
            ++found;
            continue;
        }
        EXPECT_EQ(everything(bad), before) << "byte " << at << " of " << whole.size();
    }
    EXPECT_GT(found, 15);  // most of a small file is free space
}

}  // namespace
}  // namespace tandem::test
