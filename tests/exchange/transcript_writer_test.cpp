// Whatever is written is read again as the same turns, or the writer says what is not.
#include "tandem/exchange/transcript_writer.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "tandem/base/error.h"
#include "tandem/base/random.h"

#include "exchange/zip_reader.h"
#include "transcript_fixtures.h"

namespace tandem {
namespace {

using fixtures::turn;
using fixtures::Turns;

const Turns kTalk = {
    turn("Interviewer", 0, 4'250, "So, how did it begin?"),
    turn("Ana Soto", 5'000, 61'500, "With 'no --> yes'.\nAnd <i>so</i> on & on."),
    turn("Ana Soto", 62'000, 63'000, "Note: I said that."),
    turn("Interviewer", 3'723'450, 3'725'000, "Right."),
};

std::string join(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) out += sentence + "\n";
    return out;
}

TEST(TranscriptWriter, WebVttNamesVoicesAndEscapes) {
    const TranscriptFile file = write_transcript(kTalk, "PT06", "vtt");
    EXPECT_EQ(file.bytes,
              "WEBVTT - PT06\n\nNOTE Each caption is a turn (Tandem)\n\n"
              "00:00:00.000 --> 00:00:04.250\n<v Interviewer>So, how did it begin?\n\n"
              "00:00:05.000 --> 00:01:01.500\n<v Ana Soto>With 'no --&gt; yes'.\n"
              "And &lt;i&gt;so&lt;/i&gt; on &amp; on.\n\n"
              "00:01:02.000 --> 00:01:03.000\n<v Ana Soto>Note: I said that.\n\n"
              "01:02:03.450 --> 01:02:05.000\n<v Interviewer>Right.\n");
    EXPECT_EQ(join(file.warnings), "");
    const ParsedTranscript read = read_transcript(file.bytes, "PT06.vtt");
    EXPECT_EQ(read.turns, kTalk);
    EXPECT_EQ(read.title, "PT06");
    EXPECT_EQ(read.format, "vtt");
}

TEST(TranscriptWriter, SubRipNamesSpeakersAndEscapesOnlyWhatItMust) {
    const Turns talk = {
        turn("Interviewer", 0, 4'250, "So?"),
        turn("Ana Soto", 5'000, 61'500, "AT&T <b>is</b> &lt; {\\an8} 1:02 --> 1:03, a < b."),
        turn("Interviewer", 61'600, 62'000, "Right."),
    };
    const TranscriptFile file = write_transcript(talk, "PT06", "srt");
    EXPECT_EQ(file.bytes,
              "1\n00:00:00,000 --> 00:00:04,250\nInterviewer: So?\n\n"
              "2\n00:00:05,000 --> 00:01:01,500\nAna Soto: AT&T &lt;b>is&lt;/b> &amp;lt; "
              "&#123;\\an8} 1:02 --&gt; 1:03, a < b.\n\n"
              "3\n00:01:01,600 --> 00:01:02,000\nInterviewer: Right.\n");
    EXPECT_EQ(join(file.warnings), "");
    EXPECT_EQ(read_transcript(file.bytes, "PT06.srt").turns, talk);
}

TEST(TranscriptWriter, SubRipHasNoLinesThatAreReadAsSpeakers) {
    const TranscriptFile file = write_transcript(
        {turn("Ana", 0, 1'000, "I went.\nThen: nothing.\nSo."), turn("Ben", 1'000, 2'000, "Hm.")},
        "PT06", "srt");
    EXPECT_NE(file.bytes.find("Ana: I went. Then: nothing.\nSo.\n"), std::string::npos);
    EXPECT_EQ(read_transcript(file.bytes, "a").turns.size(), 2u);
    EXPECT_EQ(file.warnings.size(), 1u);
}

TEST(TranscriptWriter, TextIsLaidOutAsOtterDoes) {
    const Turns talk = {
        turn("Interviewer", 0, -1, "So, how did it begin?"),
        turn("Ana Soto", 65'000, -1, "Well.\nIt did."),
        turn("Ana Soto", -1, -1, "And then."),
        turn("Interviewer", 3'723'000, -1, "Right."),
    };
    const TranscriptFile text = write_transcript(talk, "PT06", "txt");
    EXPECT_EQ(text.bytes,
              "Interviewer  0:00\nSo, how did it begin?\n\nAna Soto  1:05\nWell.\nIt did.\n\n"
              "Ana Soto  \nAnd then.\n\nInterviewer  1:02:03\nRight.\n");
    EXPECT_EQ(join(text.warnings), "");
    const ParsedTranscript read = read_transcript(text.bytes, "PT06.txt");
    EXPECT_EQ(read.turns, talk);
    EXPECT_EQ(read.format, "otter");
    const TranscriptFile document = write_transcript(talk, "PT06", "docx");
    EXPECT_EQ(join(document.warnings), "");
    EXPECT_EQ(read_transcript(document.bytes, "PT06.docx").turns, talk);
    const std::string xml = *ZipReader(document.bytes, "PT06.docx").read("word/document.xml");
    EXPECT_NE(xml.find("Ana Soto  01:05</w:t>"), std::string::npos);
    EXPECT_NE(xml.find("Well.</w:t><w:br/>"), std::string::npos);
}

TEST(TranscriptWriter, SaysWhatAFormatCannotCarry) {
    EXPECT_EQ(join(write_transcript(kTalk, "PT06", "txt").warnings),
              "Turn 4: the time is in whole seconds in the file.\n"
              "Turns 1, 2, 3, 4: txt has no place for when a turn ends.\n");
    EXPECT_EQ(join(write_transcript({turn("Ana", 1'000, -1, "a\n\nb"), turn("", -1, -1, "c"),
                                     turn("Ben", 5'000, -1, "d")},
                                    "PT06", "vtt")
                       .warnings),
              "Turn 2: there is no time; the file has one, evenly between the neighbours'.\n"
              "Turns 1, 2, 3: no end is known; in the file they last until the next turn.\n"
              "Turn 1: the words do not come back exactly; vtt cannot carry empty lines, spaces "
              "around lines, or what looks like its own marks.\n");
    EXPECT_EQ(join(write_transcript({turn("Ana", 1'000, -1, "a"), turn("", 2'000, -1, "c")}, "PT06",
                                    "txt")
                       .warnings),
              "Turn 2: nobody is named; the file says 'Unknown Speaker'.\n");
    Turns split = {turn("Ana", 1'000, 3'000, "a"), turn("Ben", 3'000, 5'000, "b")};
    for (ParsedTurn& each : split) each.approximate = true;
    EXPECT_EQ(join(write_transcript(split, "PT06", "srt").warnings),
              "Turns 1, 2: a time is approximate; the file does not say so.\n");
}

TEST(TranscriptWriter, GivesCaptionsTimesBetweenTheirNeighbours) {
    const TranscriptFile file = write_transcript(
        {turn("A", -1, -1, "a"), turn("B", 4'000, -1, "b"), turn("A", -1, -1, "c"),
         turn("B", -1, -1, "d"), turn("A", 10'000, 12'000, "e"), turn("B", -1, -1, "12345")},
        "PT06", "vtt");
    const Turns read = read_transcript(file.bytes, "a").turns;
    EXPECT_EQ(read, (Turns{turn("A", 0, 4'000, "a"), turn("B", 4'000, 6'000, "b"),
                           turn("A", 6'000, 8'000, "c"), turn("B", 8'000, 10'000, "d"),
                           turn("A", 10'000, 12'000, "e"), turn("B", 10'000, 10'300, "12345")}));
}

TEST(TranscriptWriter, RefusesWhatCannotBeWritten) {
    const auto problem = [](const Turns& turns, std::string_view format) -> std::string {
        try {
            write_transcript(turns, "PT06", format);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(problem({turn("A", -1, -1, "a")}, "vtt"),
              "Cannot write PT06 as vtt: captions need times, and no turn of it has one. Choose "
              "txt or docx.");
    EXPECT_EQ(problem({}, "txt"), "Cannot write PT06 as txt: it has no turns.");
    EXPECT_EQ(problem(kTalk, "odt"),
              "Cannot write PT06 as 'odt': that format is not known. Choose one of txt, docx, vtt, "
              "srt.");
}

TEST(TranscriptWriter, TextThatBeginsLikeAnotherKindOfFileIsSaid) {
    const TranscriptFile file =
        write_transcript({turn("", -1, -1, "{\"segments\": [1]}")}, "PT06", "txt");
    ASSERT_EQ(file.warnings.size(), 1u);
    EXPECT_NE(file.warnings[0].find("another kind"), std::string::npos);
}

// ---- Odd turns, made at random
// -------------------------------------------------------------------

const std::vector<std::string> kNames = {"Interviewer", "Ana Soto", "Dr. Lee (SL)",
                                         "P12",         "محمد",     "Zoë 👩🏽‍⚕️",
                                         "王小明",      "O'Neil"};
const std::vector<std::string> kOddNames = {"<b>",     "Note",    "a: b", "x --> y",  "12",
                                            "R&amp;D", "{\\an8}", "0:05", "Ana  0:05"};
const std::vector<std::string> kWords = {
    "I could not say it.", "שלום עולם",         "لم أستطع أن أقول",  "👩‍👩‍👧 family",
    "it was 10:30 or so",  "e\u0301\u0301",     "non\u00a0breaking", "a\u200bb\u2060",
    "tab\tinside",         "Why - \"because\"?"};
const std::vector<std::string> kOddWords = {"-->",
                                            "0:01 --> 0:02",
                                            "00:00:01.000 --> 00:00:04.000",
                                            "Ana Soto: hello",
                                            "Ana Soto  0:05",
                                            "Ana Soto  ",
                                            "WEBVTT",
                                            "NOTE this",
                                            "&amp; &lt;v Ben&gt; &#65;",
                                            "<v Ben>so</v> <i>x</i> <00:01.000>",
                                            "{\\an8}{\\b1}x",
                                            "Transcribed by https://otter.ai",
                                            "Ana Soto started transcription",
                                            "SPEAKERS",
                                            "12",
                                            "[00:05] then",
                                            "# not a heading",
                                            "**bold**",
                                            "A & B < C > D"};

// Turns by turns: names, words and times from the lists.
Turns random_turns(Random& random, const std::vector<std::string>& names,
                   const std::vector<std::string>& words, std::int64_t unit_ms, bool ends) {
    Turns out;
    std::int64_t now = 0;
    const std::size_t count = 2 + random.below(8);
    const auto any = [&random](const std::vector<std::string>& list) {
        return list[random.below(list.size())];
    };
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = any(words);
        for (std::size_t n = random.below(3); n > 0; --n) {
            text += (random.below(2) == 0 ? "\n" : " ") + any(words);
        }
        const std::int64_t start = now + static_cast<std::int64_t>(random.below(90)) * unit_ms;
        now = start + static_cast<std::int64_t>(random.below(90)) * unit_ms;
        out.push_back(turn(any(names), start, ends ? now : -1, text));
    }
    return out;
}

std::vector<std::string> both(std::vector<std::string> a, const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

void expect_same(const Turns& turns, const char* format, int round) {
    const TranscriptFile file = write_transcript(turns, "PT06", format);
    EXPECT_EQ(join(file.warnings), "") << format << " " << round << "\n" << file.bytes;
    EXPECT_EQ(read_transcript(file.bytes, "PT06").turns, turns) << format << " " << round;
}

TEST(TranscriptWriter, WebVttCarriesAnyWordsAndNames) {
    Random random(1);
    std::vector<std::string> names = both(kNames, kOddNames);
    names.push_back("");
    for (int round = 0; round < 1000 && !HasFailure(); ++round) {
        expect_same(random_turns(random, names, both(kWords, kOddWords), 7, true), "vtt", round);
    }
}

TEST(TranscriptWriter, DocumentCarriesAnyWords) {
    Random random(2);
    for (int round = 0; round < 200 && !HasFailure(); ++round) {
        expect_same(random_turns(random, kNames, kWords, 1000, false), "docx", round);
    }
}

TEST(TranscriptWriter, TextCarriesWordsWithoutMarks) {
    Random random(3);
    for (int round = 0; round < 1000 && !HasFailure(); ++round) {
        expect_same(random_turns(random, kNames, kWords, 1000, false), "txt", round);
    }
}

// Captions of one speaker that follow each other are joined, and lines are a matter of the screen.
TEST(TranscriptWriter, SubRipCarriesLinesOfSpeakersInTurn) {
    Random random(5);
    for (int round = 0; round < 1000 && !HasFailure(); ++round) {
        Turns turns = random_turns(random, kNames, kWords, 7, true);
        for (std::size_t i = 0; i < turns.size(); ++i) {
            turns[i].speaker = kNames[i % kNames.size()];
            std::replace(turns[i].text.begin(), turns[i].text.end(), '\n', ' ');
        }
        expect_same(turns, "srt", round);
    }
}

// The rest: what does not come back is said, and nothing else is.
TEST(TranscriptWriter, SaysExactlyWhatDoesNotComeBack) {
    Random random(4);
    std::vector<std::string> names = both(kNames, kOddNames);
    names.push_back("");
    std::vector<std::string> words = both(kWords, kOddWords);
    words.insert(words.end(), {"a\n\nb", " c ", "d\u2028e", "x\x01", "y\f"});
    int same = 0;
    for (int round = 0; round < 1000; ++round) {
        Turns turns = random_turns(random, names, words, 250, random.below(2) == 0);
        for (ParsedTurn& each : turns) {
            if (random.below(4) == 0) each.start_ms = each.end_ms = std::nullopt;
        }
        turns[0].start_ms = 0;
        for (const std::string& format : transcript_file_formats()) {
            if (format == "docx" && round % 10 != 0) continue;
            const TranscriptFile file = write_transcript(turns, "PT06", format);
            const Turns read = read_transcript(file.bytes, "PT06").turns;
            EXPECT_EQ(file.warnings.empty(), read == turns) << join(file.warnings) << file.bytes;
            same += read == turns ? 1 : 0;
        }
    }
    EXPECT_GT(same, 0);
}

}  // namespace
}  // namespace tandem
