#include "ui/desktop_robot.h"

#include <atomic>
#include <filesystem>
#include <unistd.h>

namespace tandem::ui::test {
namespace {

ParsedTurn turn(std::string speaker, std::int64_t start_ms, std::string text) {
    ParsedTurn made;
    made.speaker = std::move(speaker);
    made.start_ms = start_ms;
    made.text = std::move(text);
    return made;
}

ImportTranscripts transcripts() {
    ImportTranscripts import;
    ImportTranscripts::File patient;
    patient.name = patient.participant = "PT06";
    patient.file_name = "PT06.txt";
    patient.bytes = "the original of PT06";
    patient.parsed.format = "otter";
    patient.parsed.encoding = "UTF-8";
    patient.parsed.turns = {
        turn("Interviewer", 1000, "What happened at the first visit?"),
        turn("PT06", 14000,
             "I came in because I was not sleeping. Ten minutes later I had a diagnosis. Nobody "
             "had asked me what I thought it was."),
        turn("PT06", 40000,
             "She closed the laptop. كنت أخجل من طلب المساعدة. मुझे लगा। "
             "🙅🏽‍♀️ "
             "No."),
        turn("Interviewer", 60000, "And then?"), turn("PT06", 65000, "Then I went home.")};
    ImportTranscripts::File physician = patient;
    physician.name = physician.participant = "HP02";
    physician.file_name = "HP02.txt";
    physician.bytes = "the original of HP02";
    physician.parsed.turns = {turn("Interviewer", 0, "What do you hear at the desk?"),
                              turn("HP02", 4000, "I shut the laptop. They notice.")};
    import.files = {patient, physician};
    return import;
}

ImportCodebook codebook() {
    ImportCodebook import;
    const auto add = [&](std::string name, std::string level, int parent) {
        Code code;
        code.name = std::move(name);
        code.level = std::move(level);
        code.kinds = "barrier;facilitator";
        code.definition = "What " + code.name + " means.";
        import.codes.push_back(code);
        import.parents.push_back(parent);
    };
    add("Self-stigma", "theme", -1);
    add("Closing the record", "code", 0);
    add("Jumping to treatment", "code", 0);
    add("It must be physical", "code", 0);
    import.file_name = "codebook.csv";
    return import;
}

std::string fresh_folder() {
    static std::atomic<int> made{0};
    const auto folder =
        std::filesystem::temp_directory_path() /
        ("tandem-desktop-test-" + std::to_string(getpid()) + "-" + std::to_string(++made));
    std::filesystem::create_directories(folder);
    return folder.string();
}

}  // namespace

Clock still_clock() {
    return {[] { return std::int64_t{1'760'000'000'000}; }, 7};
}

DesktopTest::DesktopTest() : folder(fresh_folder()), path(folder + "/study.tandem") {
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    Workspace study = Workspace::create(path, "A small study", "", still_clock());
    study.run(Command{transcripts()});
    study.run(Command{codebook()});
    desktop = std::make_unique<Desktop>(still_clock(), 1.0f, false);
    desktop->show(std::move(study), path);
    robot.run([this] {
        desktop->frame();
        if (waits_for_work) desktop->finish_jobs();
    });
}

DesktopTest::~DesktopTest() {
    desktop.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

void DesktopTest::become(const std::string& name) {
    desktop->perform(AskWho{});
    frames();
    robot.click("Your name");
    robot.type(name);
    robot.key(ImGuiKey_Enter);
    frames();
}

ImVec2 DesktopTest::point(int turn, std::int64_t at) {
    const TranscriptState& state = desktop->state().transcript;
    const auto found = state.laid.find(turn);
    if (found == state.laid.end()) {
        ADD_FAILURE() << "turn " << turn << " is not in sight";
        return {};
    }
    const Paragraph& words = found->second.words;
    const Caret caret = words.caret({at});
    const float gap = state.heights.height(turn) - words.height();
    const float top = static_cast<float>(state.heights.top(turn) - state.scroll) + gap;
    return {state.column.x + caret.x,
            state.column.y + top + (static_cast<float>(caret.line) + 0.5f) * state.line_height};
}

void DesktopTest::drag_over(int turn, std::string_view words) {
    const auto& turns = project().turns(desktop->state().transcript.transcript);
    const std::string& text = turns.at(static_cast<std::size_t>(turn)).text;
    const std::size_t at = text.find(words);
    ASSERT_NE(at, std::string::npos) << "'" << words << "' is not in '" << text << "'";
    const std::int64_t begin = code_point_at(text, at).value;
    robot.drag(point(turn, begin), point(turn, begin + length(words).value));
}

void DesktopTest::press(ImGuiKeyChord chord, int times) {
    for (int i = 0; i < times; ++i) robot.key(chord);
    frames();
}

void DesktopTest::write(std::string_view words) {
    robot.type(words);
    frames();
}

void DesktopTest::code_as(std::string_view letters) {
    robot.key(ImGuiKey_Enter);
    frames();
    robot.type(letters);
    robot.key(ImGuiKey_Enter);
    frames();
}

void DesktopTest::declare_done() {
    robot.click("Declare done");
    frames();
}

void DesktopTest::code(std::string_view transcript, int turn, std::string_view words,
                       std::string_view name) {
    const Transcript* in = project().find_transcript(transcript);
    const Turn& row = project().turns(in->id).at(static_cast<std::size_t>(turn));
    const std::size_t at = row.text.find(words);
    ASSERT_NE(at, std::string::npos) << words;
    const CodePoints begin = code_point_at(row.text, at);
    ApplyCode apply;
    apply.code = project().find_codes(name).front()->id;
    apply.transcript = in->id;
    apply.spans = {{row.id, begin, begin + length(words)}};
    desktop->perform(Command{apply});
}

void DesktopTest::done(std::string_view transcript) {
    desktop->perform(Command{DeclareDone{project().find_transcript(transcript)->id}});
}

const Coding* DesktopTest::only_coding() {
    EXPECT_EQ(project().codings().size(), 1u);
    return project().codings().empty() ? nullptr : &*project().codings().begin();
}

std::string DesktopTest::quote_of_only() {
    const Coding* coding = only_coding();
    return coding ? project().text_under(*coding) : "";
}

}  // namespace tandem::ui::test
