#include "study.h"

#include <algorithm>
#include <unistd.h>

#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/base/hash.h"

namespace tandem::test {

namespace fs = std::filesystem;

Folder::Folder() {
    // In memory where there is such a folder: what is tested is not the disk.
    const fs::path base = fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    std::string name = (base / "tandem-test-XXXXXX").string();
    TANDEM_CHECK(mkdtemp(name.data()), "a temporary folder can be made");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Clock test_clock(std::uint64_t seed) {
    auto now = std::make_shared<std::int64_t>(1'780'000'000'000);
    return {[now] { return *now += 1000; }, seed};
}

ImportTranscripts transcripts(
    const std::vector<std::pair<std::string, std::vector<std::string>>>& texts) {
    ImportTranscripts command;
    for (const auto& [name, turns] : texts) {
        ImportTranscripts::File file{name, name, name + ".txt", "", {}};
        file.parsed.format = "text";
        file.parsed.encoding = "UTF-8";
        for (const std::string& turn : turns) {
            const std::size_t bar = turn.find('|');
            file.parsed.turns.push_back({turn.substr(0, bar), {}, {}, turn.substr(bar + 1)});
            file.bytes += turn + "\n";
        }
        command.files.push_back(std::move(file));
    }
    return command;
}

CodeId code_id(const Workspace& workspace, const std::string& name) {
    const auto found = workspace.project().find_codes(name);
    TANDEM_CHECK(found.size() == 1, name.c_str());
    return found.front()->id;
}

TranscriptId transcript_id(const Workspace& workspace, const std::string& name) {
    const Transcript* transcript = workspace.project().find_transcript(name);
    TANDEM_CHECK(transcript, name.c_str());
    return transcript->id;
}

const Turn& turn_of(const Workspace& workspace, const std::string& transcript,
                    std::int64_t number) {
    const Turn* turn =
        workspace.project().find_turn_number(transcript_id(workspace, transcript), number);
    TANDEM_CHECK(turn, "the turn is there");
    return *turn;
}

std::string refusal_of(Workspace& workspace, const Command& command) {
    try {
        workspace.run(command);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

ApplyCode apply(const Workspace& workspace, const std::string& transcript, std::int64_t number,
                const std::string& words, const std::string& code) {
    const Turn& turn = turn_of(workspace, transcript, number);
    const std::size_t at = turn.text.find(words);
    TANDEM_CHECK(at != std::string::npos, words.c_str());
    ApplyCode command;
    command.code = code_id(workspace, code);
    command.transcript = turn.transcript;
    command.spans = {
        {turn.id, code_point_at(turn.text, at), code_point_at(turn.text, at + words.size())}};
    return command;
}

namespace {

std::string span_text(const Coding& coding) {
    std::string text;
    for (const TextSpan& span : coding.spans)
        text += std::to_string(span.turn.value) + "[" + std::to_string(span.begin.value) + "," +
                std::to_string(span.end.value) + ") ";
    return text;
}

std::string code_line(const Code& code) {
    return "code " + std::to_string(code.id.value) + " " + to_string(code.guid) + " " +
           std::to_string(code.parent.value) + "/" + std::to_string(code.position) + " " +
           code.name + "|" + code.alias + "|" + code.level + "|" + code.kinds + "|" +
           code.definition + "|" + code.use_when + "|" + code.do_not_use_when + "|" + code.example +
           "|" + std::to_string(code.merged_into.value);
}

std::string coding_line(const Coding& coding) {
    return "coding " + std::to_string(coding.id.value) + " " + to_string(coding.guid) + " " +
           std::to_string(coding.coder.value) + " " + std::to_string(coding.code.value) + "<" +
           std::to_string(coding.coded_as.value) + " " + coding.kind + "|" + coding.voice + "|" +
           coding.quote + "|" + std::to_string(static_cast<int>(coding.state)) + "|" +
           (coding.negative ? "negative" : "") + (coding.candidate ? "candidate" : "") +
           coding.in_vivo + "|" + span_text(coding);
}

void people_lines(const Project& project, std::vector<std::string>& lines) {
    for (const Coder& row : project.coders)
        lines.push_back("coder " + std::to_string(row.id.value) + " " + row.name);
    for (const Participant& row : project.participants)
        lines.push_back("participant " + std::to_string(row.id.value) + row.label + row.group);
    for (const auto& [key, value] : project.attribute_values)
        lines.push_back("value " + std::to_string(key.first.value) + "," +
                        std::to_string(key.second.value) + value);
    for (const Round& round : project.rounds)
        lines.push_back("round " + std::to_string(round.id.value) + " " + round.name);
    for (const DoneMark& mark : project.done)
        lines.push_back("done " + std::to_string(mark.round.value) + "," +
                        std::to_string(mark.transcript.value) + "," +
                        std::to_string(mark.coder.value));
    for (const OffTopicMark& mark : project.off_topic)
        lines.push_back("off topic " + std::to_string(mark.turn.value) + "," +
                        std::to_string(mark.coder.value));
}

}  // namespace

static void review_lines(const Project& project, std::vector<std::string>& lines) {
    const auto number = [](auto id) { return std::to_string(id.value) + " "; };
    lines.push_back("approach " + project.approach);
    lines.push_back("coverage " + std::to_string(project.coverage));
    for (const auto& [transcript, review] : project.reviews)
        lines.push_back("review " + number(transcript) + number(review.corrector) + review.status +
                        "; " + review.reason + "; " + review.note);
    for (const auto& [turn, mark] : project.reviewed)
        lines.push_back("reviewed " + number(turn) + number(mark.coder) + mark.how +
                        std::to_string(mark.at_ms));
    for (const auto& [turn, heard] : project.second_listens)
        lines.push_back("heard " + number(turn) + number(heard.coder) + heard.text +
                        std::to_string(heard.at_ms));
    for (const WatchEntry& row : project.watch)
        lines.push_back("watch " + number(row.id) + row.wrong + " " + row.right + row.note +
                        (row.deleted ? " deleted" : ""));
    for (const GuideQuestion& row : project.questions)
        lines.push_back("question " + number(row.id) + to_string(row.guid) + row.key + "|" +
                        row.wording + "|" + row.group + std::to_string(row.position) +
                        (row.deleted ? " deleted" : ""));
    for (const auto& [turn, mark] : project.asked)
        lines.push_back("asked " + number(turn) + number(mark.question) + number(mark.coder) +
                        number(mark.marked) + std::to_string(mark.at_ms));
    for (const CoderId person : project.assistants) lines.push_back("assistant " + number(person));
}

std::vector<std::string> picture(const Project& project) {
    std::vector<std::string> lines = {"study " + project.title};
    people_lines(project, lines);
    for (const Transcript& row : project.transcripts) {
        lines.push_back("transcript " + std::to_string(row.id.value) + row.name + row.reading);
        for (const Turn& turn : project.turns(row.id))
            lines.push_back("turn " + std::to_string(turn.id.value) + " " +
                            std::string(project.speaker_label(turn)) + ": " + turn.text);
        for (const CodingId id : project.codings_in(row.id))
            lines.push_back("in " + row.name + " " + std::to_string(id.value));
    }
    for (const Code& row : project.codes) lines.push_back(code_line(row));
    for (const Coding& row : project.codings()) lines.push_back(coding_line(row));
    for (const Coding& row : project.removed_codings())
        lines.push_back("removed " + coding_line(row));
    for (const Memo& row : project.memos)
        lines.push_back("memo " + row.about + to_string(row.target) + row.type + row.text +
                        std::to_string(row.target_row) + "in" +
                        std::to_string(row.transcript.value) + (row.deleted ? " deleted" : ""));
    for (const Relation& row : project.relations) {
        std::string line = "relation " + std::to_string(row.from.value) + row.kind +
                           std::to_string(row.to.value) + row.memo + (row.deleted ? "-" : "");
        for (const CodingId support : row.support) line += " " + std::to_string(support.value);
        lines.push_back(line);
    }
    review_lines(project, lines);
    return lines;
}

}  // namespace tandem::test
