#include "study.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string_view>
#include <tuple>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

namespace tandem::bench {

namespace {

constexpr std::array<std::string_view, 60> kWords = {
    "the",       "and",     "I",       "to",         "you",      "that",      "of",
    "a",         "it",      "they",    "know",       "was",      "like",      "in",
    "so",        "but",     "we",      "my",         "have",     "not",       "said",
    "then",      "doctor",  "clinic",  "because",    "people",   "depressed", "when",
    "just",      "would",   "about",   "there",      "medicine", "naïve",     "nurse’s",
    "diagnosis", "family",  "afraid",  "husband",    "told",     "nobody",    "listened",
    "waiting",   "room",    "café",    "pressure",   "sleep",    "therapist", "referral",
    "insurance", "another", "visit",   "record",     "name",     "happened",  "twenty",
    "minutes",   "pain",    "treated", "differently"};

std::string label(std::string_view prefix, int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return std::string(prefix) + digits;
}

void add_codes(Workspace& study) {
    ImportCodebook book;
    for (int frame = 0; frame < 6; ++frame) {
        Code top;
        top.name = label("Frame ", frame);
        top.level = "frame";
        const int parent = static_cast<int>(book.codes.size());
        book.codes.push_back(top);
        book.parents.push_back(-1);
        for (int i = 0; i < 9; ++i) {
            Code code;
            code.name = label("Theme ", frame * 9 + i);
            code.level = "theme";
            book.codes.push_back(code);
            book.parents.push_back(parent);
        }
    }
    book.file_name = "codes.csv";
    study.run(book);
}

void add_transcripts(Workspace& study, int count, int words) {
    constexpr int kBatch = 50;  // one journal record holds a batch
    for (int first = 0; first < count; first += kBatch) {
        ImportTranscripts command;
        for (int i = first; i < std::min(count, first + kBatch); ++i)
            command.files.push_back(transcript_file(i, words));
        study.run(command);
    }
}

void add_codings(Workspace& study, TranscriptId transcript, int count, Random& random) {
    ImportCodings command;
    command.file_name = "codings.csv";
    // The same coder, code and words a second time would be refused.
    std::set<std::tuple<int, CodeId, TurnId, CodePoints, CodePoints>> seen;
    for (int i = 0; i < count; ++i) {
        ApplyCode one = some_coding(study.project(), transcript, random);
        while (
            !seen.insert({i % 2, one.code, one.spans[0].turn, one.spans[0].begin, one.spans[0].end})
                 .second)
            one = some_coding(study.project(), transcript, random);
        command.lines.push_back({i + 2, transcript, one.spans[0].turn, one.spans[0].begin,
                                 one.spans[0].end, one.code, i % 2 ? "Ben" : "Ana", "", "", "",
                                 ""});
    }
    study.run(command);
}

}  // namespace

Clock bench_clock() {
    auto now = std::make_shared<std::int64_t>(1'780'000'000'000);
    return {[now] { return *now += 1000; }, 1};
}

std::string otter_text(Random& random, int words) {
    std::string text;
    int second = 0;
    bool asks = true;
    for (int written = 0; written < words; asks = !asks) {
        const int size = asks ? 5 + static_cast<int>(random.below(30))
                              : 60 + static_cast<int>(random.below(160));
        text += asks ? "Interviewer  " : "Participant  ";
        const std::string seconds = std::to_string(second % 60);
        text += std::to_string(second / 60) + (seconds.size() < 2 ? ":0" : ":") + seconds + "\n";
        for (int i = 0; i < size; ++i) {
            if (i) text += i % 12 ? " " : ". ";
            text += kWords[random.below(kWords.size())];
        }
        text += ".\n\n";
        written += size;
        second += size / 2;
    }
    return text;
}

ImportTranscripts::File transcript_file(int number, int words) {
    Random random(1000 + static_cast<std::uint64_t>(number));
    ImportTranscripts::File file;
    file.name = file.participant = label("PT", number);
    file.file_name = file.name + ".txt";
    file.bytes = otter_text(random, words);
    file.parsed = read_transcript(file.bytes, file.file_name);
    return file;
}

std::string study_path(const std::string& folder, const Size& size) {
    const std::string path = folder + "/" + size.name + ".tandem";
    if (std::filesystem::exists(path)) return path;
    std::fprintf(stderr, "Making the study %s (once)\n", size.name.c_str());
    const std::string unfinished = path + "-unfinished";
    std::filesystem::remove(unfinished);
    {
        Workspace study = Workspace::create(unfinished, size.name, "Ana", bench_clock());
        add_codes(study);
        add_transcripts(study, size.transcripts, size.words_each);
        Random random(7);
        std::vector<TranscriptId> transcripts;
        for (const Transcript& each : study.project().transcripts) transcripts.push_back(each.id);
        for (const TranscriptId id : transcripts) add_codings(study, id, size.codings_each, random);
        for (const char* coder : {"Ana", "Ben"}) {
            study.set_actor(coder);
            // The last stays open, so that there is one to code in.
            for (std::size_t i = 0; i + 1 < transcripts.size(); ++i)
                study.run(DeclareDone{transcripts[i]});
        }
    }
    std::filesystem::rename(unfinished, path);
    return path;
}

ApplyCode some_coding(const Project& project, TranscriptId transcript, Random& random) {
    const auto& turns = project.turns(transcript);
    const Turn& turn = turns[random.below(turns.size())];
    std::vector<std::size_t> spaces{std::string::npos};  // bytes; npos: before the first word
    for (std::size_t at = 0; (at = turn.text.find(' ', at)) != std::string::npos; ++at)
        spaces.push_back(at);
    const std::size_t first = random.below(spaces.size());
    const std::size_t last = std::min(first + 2 + random.below(29), spaces.size());
    const std::size_t begin = spaces[first] + 1;
    const std::size_t end = last < spaces.size() ? spaces[last] : turn.text.size();
    const std::string_view text = turn.text;
    ApplyCode command;
    command.transcript = transcript;
    command.spans = {{turn.id, length(text.substr(0, begin)), length(text.substr(0, end))}};
    std::vector<CodeId> themes;
    for (const Code& code : project.codes)
        if (code.parent) themes.push_back(code.id);
    command.code = themes[random.below(themes.size())];
    return command;
}

}  // namespace tandem::bench
