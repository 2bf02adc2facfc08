// Passages and segments from CSV files, and what is refused with its line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tandem/app/measure.h"
#include "tandem/base/error.h"

namespace tandem::testing {
namespace {

struct MeasurePassages : ::testing::Test {
    std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) /
                                   ("measure_passages_" + std::to_string(::getpid()));

    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(folder / name) << text;
        return (folder / name).string();
    }

    MeasureRequest passages(const std::string& name, const std::string& rows,
                            const std::string& lengths = "document,length\nP1,100\nP2,50\n") const {
        MeasureRequest request;
        request.name = name;
        request.spans = file("spans.csv", "document,coder,code,begin,end\n" + rows);
        request.lengths = file("lengths.csv", lengths);
        return request;
    }

    MeasureRequest segments(const std::string& name, const std::string& rows) const {
        MeasureRequest request;
        request.name = name;
        request.segments = file("segments.csv", rows);
        return request;
    }

    // What an Error says, without the folder.
    std::string complaint(const MeasureRequest& request) const {
        try {
            measure(request);
        } catch (const Error& error) {
            std::string words = error.what();
            for (std::size_t at = words.find(folder.string()); at != std::string::npos;
                 at = words.find(folder.string()))
                words.erase(at, folder.string().size() + 1);
            return words;
        }
        return "no complaint";
    }
};

TEST_F(MeasurePassages, ReadsPassagesOfSeveralDocuments) {
    // Two coders, codes by code point, a document where only the length is known.
    const Measured figure = measure(passages("u-alpha",
                                             "P1,Ana,trust,0,20\nP1,Ben,trust,5,20\n"
                                             "P1,Ben,fear,40,50\n"));
    ASSERT_TRUE(figure.value.has_value()) << figure.why_not;
    EXPECT_EQ(figure.n_units, 3);
    EXPECT_EQ(figure.n_coders, 2);
    EXPECT_EQ(figure.n_pairable, 150);
    ASSERT_EQ(figure.by_value.size(), 2u);
    EXPECT_EQ(figure.by_value[0].name, "fear");
    EXPECT_EQ(figure.why_no_interval, "at least 4 transcripts are needed, there are 2");
}

TEST_F(MeasurePassages, CodersWithoutARowAreNamed) {
    MeasureRequest request = passages("u-alpha", "P1,Ana,trust,0,20\n");
    EXPECT_EQ(measure(request).why_not, "one coder only: agreement is between two or more");
    request.coders = {"Ana", "Ben"};
    EXPECT_TRUE(measure(request).value.has_value());
    request.coders = {"Ben", "Cleo"};
    EXPECT_EQ(complaint(request),
              "Cannot read 'spans.csv': line 2 has coder 'Ana', whom --coders does not name.");
}

TEST_F(MeasurePassages, OverlappingCodesAreRefusedAndOneCodeIsNot) {
    MeasureRequest request =
        passages("cu-alpha", "P1,Ana,a,0,20\nP1,Ana,b,10,30\nP1,Ben,a,0,20\nP2,Ben,a,0,5\n");
    EXPECT_TRUE(measure(request).why_not.starts_with(
        "passages of different codes by one coder overlap (Ana in P1: “a” 0-20 and “b” 10-30)"))
        << measure(request).why_not;
    request.name = "u-alpha";
    request.codes = {"a"};
    EXPECT_TRUE(measure(request).value.has_value());
    request.codes = {"c"};
    EXPECT_EQ(complaint(request), "No passage has the code 'c'.");
}

TEST_F(MeasurePassages, RefusesWhatIsMalformedWithItsLine) {
    const auto of = [&](const std::string& row) { return complaint(passages("gamma", row)); };
    const std::string good = "P1,Ana,a,0,20\n";
    EXPECT_EQ(of(good + "P1,Ben,a,90,101\n"),
              "Cannot read 'spans.csv': line 3 has a passage 90-101 beyond the end of document "
              "'P1', which is 100 long.");
    EXPECT_EQ(of(good + "P1,Ben,a,20,10\n"),
              "Cannot read 'spans.csv': line 3 has a passage 20-10 that ends before it begins.");
    EXPECT_EQ(of("P1,Ben,a,10,10\n"),
              "Cannot read 'spans.csv': line 2 has a passage 10-10 that marks nothing.");
    EXPECT_EQ(of("P1,Ben,a,-1,10\n"),
              "Cannot read 'spans.csv': line 2 has a passage -1-10 that begins before 0.");
    EXPECT_EQ(of("P3,Ben,a,0,10\n"),
              "Cannot read 'spans.csv': line 2 names document 'P3', which has no length in "
              "'lengths.csv'.");
    EXPECT_EQ(of(good + good),
              "Cannot read 'spans.csv': line 3 says the same as a line before it.");
    EXPECT_EQ(of("P1,Ben,a,ten,20\n"),
              "Cannot read 'spans.csv': line 2 has 'ten' for the begin, where a whole number must "
              "be.");
    EXPECT_EQ(of("P1,Ben,a,1.5,20\n"),
              "Cannot read 'spans.csv': line 2 has '1.5' for the begin, where a whole number must "
              "be.");
    EXPECT_EQ(of("P1,Ben,,1,20\n"), "Cannot read 'spans.csv': line 2 names no code.");
    EXPECT_EQ(complaint(passages("gamma", good, "document,length\nP1,100\nP1,100\n")),
              "Cannot read 'lengths.csv': line 3 gives document 'P1' a second length.");
    EXPECT_EQ(complaint(passages("gamma", good, "document,length\nP1,-5\n")),
              "Cannot read 'lengths.csv': line 2 has a length below 0 for document 'P1'.");
}

TEST_F(MeasurePassages, AsksForTheDataThatItNeeds) {
    MeasureRequest request = passages("gamma", "P1,Ana,a,0,20\n");
    request.lengths.clear();
    EXPECT_EQ(complaint(request), "--spans needs --lengths FILE.csv: how long each document is.");
    request.spans.clear();
    EXPECT_EQ(complaint(request),
              "The measure gamma is for passages. Name the data: --spans FILE.csv --lengths "
              "FILE.csv, or --segments FILE.csv.");
    request = passages("span-f1", "P1,Ana,a,0,20\n");
    request.match = "nearly";
    EXPECT_EQ(complaint(request),
              "There is no --match 'nearly'. There are exact, exact-without-code, overlap and "
              "iou:0.5.");
    request.match = "iou:2";
    EXPECT_EQ(complaint(request),
              "--match iou:T is a share above 0 and up to 1, such as 0.5, not '2'.");
}

TEST_F(MeasurePassages, MatchesByIntersectionOverUnion) {
    MeasureRequest request = passages("span-f1", "P1,Ana,a,0,20\nP1,Ben,a,10,30\n");
    request.match = "iou:0.33";
    EXPECT_EQ(measure(request).value, 1.0);  // 10 / 30
    request.match = "iou:0.34";
    EXPECT_EQ(measure(request).value, 0.0);
}

TEST_F(MeasurePassages, ReadsSegments) {
    EXPECT_EQ(measure(segments("boundary-similarity", "coder,masses\nA,2|3|6\nB,2|2|7\n")).value,
              0.75);
    EXPECT_EQ(measure(segments("boundary-similarity",
                               "document,coder,masses\n1,A,2|3|6\n1,B,5|6\n2,A,4\n2,B,4\n"))
                  .value,
              0.5);
    const auto of = [&](const std::string& row) {
        return complaint(segments("pk", "coder,masses\nA,2|3|6\n" + row));
    };
    EXPECT_EQ(of("B,2|3|5\n"),
              "Cannot read 'segments.csv': line 3 cuts a text of 10, the line before one of 11.");
    EXPECT_EQ(
        of("B,2|0|9\n"),
        "Cannot read 'segments.csv': line 3 has a segment of 0; a segment is 1 long at least.");
    EXPECT_EQ(of("B,2|x\n"),
              "Cannot read 'segments.csv': line 3 has 'x' for the mass, where a "
              "whole number must be.");
    EXPECT_EQ(of("A,11\n"),
              "Cannot read 'segments.csv': line 3 cuts the text a second time for coder 'A'.");
}

TEST_F(MeasurePassages, EveryMeasureIsListedWithItsSource) {
    const std::vector<MeasureEntry> entries = measure_entries();
    for (const char* name :
         {"u-alpha", "u-alpha-binary", "cu-alpha", "ku-alpha", "alpha-u-1995", "gamma", "gamma-cat",
          "gamma-k", "boundary-similarity", "pk", "windowdiff", "span-f1", "maxqda-kappa"}) {
        const auto found = std::ranges::find(entries, std::string(name), &MeasureEntry::name);
        ASSERT_NE(found, entries.end()) << name;
        EXPECT_FALSE(found->source.empty());
        EXPECT_FALSE(found->needs.empty());
    }
}

}  // namespace
}  // namespace tandem::testing
