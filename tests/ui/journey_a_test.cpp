// A research assistant corrects two machine-made drafts by keyboard only, and hears one of them.
#include <fstream>
#include <imgui_internal.h>
#include <iterator>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/analysis/import_comparison.h"
#include "tandem/analysis/review_progress.h"
#include "tandem/app/export_table.h"
#include "tandem/base/child_process.h"
#include "tandem/exchange/csv.h"
#include "tandem/tables/comparison_table.h"

#include "source_folder.h"
#include "ui/listening_desktop.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt, kShift = ImGuiMod_Shift;

std::string drafts() {
    return tandem::test::source_folder() + "/examples/stigma-ibh/drafts/";
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Fix {
    std::string_view words, with;
};

// What was planted in a draft, as somebody finds it who knows what was said.
struct Draft {
    std::string name;
    std::string_view swapped;                   // the interviewer's, though the draft says not
    std::vector<std::string_view> other_turns;  // where the interviewer speaks within a turn
    std::vector<Fix> fixes;
    std::vector<std::string_view> unclear;
    std::string_view watched;  // the button that replaces the recurring error
    std::string_view words;    // of the comparison
    std::string_view rest;
};

const Draft kPatient{"PT11",
                     "What do you think made you",
                     {"Did that change", "Anything I didn"},
                     {{"visits were thursdays", "visits were Thursdays"},
                      {"some body was bound", "somebody was bound"},
                      {"buses brake", "buses break"},
                      {"certain lean", "sertraline"},
                      {"Their was a sheet", "There was a sheet"},
                      {"on the creature", "on the creeper"},
                      {"I’m a numbers", "I’m not a numbers"},
                      {"care at Larkfield", "care at [Clinic A]"},
                      {"vehicle in February", "vehicle in [month]"},
                      {"thought, Walt", "thought, [coworker]"},
                      {"But Kay has", "But [daughter] has"},
                      {"out in Nevada", "out in [state]"},
                      {"see Kay’s new", "see [daughter]’s new"},
                      {"Tom Ruiz", "[second coworker]"}},
                     {"the tunnel on Route", "creeper"},
                     "Replace these 3",
                     "10 words changed of ",
                     "2 turns split and 0 joined, 10 placeholders, 2 unclear"};

const Draft kPhysician{"HP02",
                       "What reactions do you",
                       {"Do you think it", "And sharing your"},
                       {{"pressure, what ever", "pressure, whatever"},
                        {"learn the weighting", "learn the waiting"},
                        {"who here me", "who hear me"},
                        {"check my steroid", "check my thyroid"},
                        {"has Diabetes", "has diabetes"},
                        {"a salaam alaikum", "السلام عليكم"},
                        {"I do exempt", "I don’t exempt"},
                        {"I’m against", "I’m not against"},
                        {"about Danny", "about [patient’s son]"},
                        {"in March and", "in [month] and"},
                        {"from Somalia", "from [country]"},
                        {"to Duluth", "to [city]"},
                        {"since June", "since [month]"}},
                       {},
                       "Replace it",
                       "11 words changed of ",
                       "2 turns split and 0 joined, 5 placeholders, 0 unclear"};

class JourneyATest : public ListeningDesktopTest {
 protected:
    JourneyATest() {
        const std::string study = folder + "/drafts.tandem";
        desktop->show(Workspace::create(study, "Stigma", "Ana", still_clock()), study);
        frames();
        write("Noor");
        press(ImGuiKey_Enter);
    }

    bool is_at(std::string_view label) {
        for (const RobotItem& item : robot.items())
            if (item.label == label && item.id == ImGui::GetFocusID()) return true;
        return false;
    }
    // Goes on with Tab and the arrow keys until the keyboard is there.
    void reach(std::string_view label) {
        for (int i = 0; i < 300; ++i) {
            if (is_at(label)) return;
            robot.key(i < 150 ? ImGuiKey_Tab : ImGuiKey_DownArrow);
        }
        std::string at = "nowhere";
        for (const RobotItem& item : robot.items())
            if (item.id == ImGui::GetFocusID()) at = item.label;
        ADD_FAILURE() << "the keyboard does not reach '" << label << "', it is at " << at;
    }
    void press_at(std::string_view label) {
        reach(label);
        press(ImGuiKey_Enter);
    }
    // Ctrl+F, the words, back to the text: they are selected.
    void select(std::string_view words) {
        press(kCtrl | ImGuiKey_F);
        write(words);
        press(ImGuiKey_Enter);
        press(ImGuiKey_Escape);
    }
    void type_over(const Fix& fix) {
        select(fix.words);
        write(fix.with);
        press(kCtrl | ImGuiKey_Enter);
        EXPECT_TRUE(has_words(fix.with)) << fix.words;
    }
    void to_the_checklist() { press(kCtrl | ImGuiKey_F6); }

    TranscriptId draft() { return state().transcript; }
    bool has_words(std::string_view words) {
        for (const Turn& turn : project().turns(draft()))
            if (turn.text.find(words) != std::string::npos) return true;
        return false;
    }
    const Turn& turn_with(std::string_view words) {
        for (const Turn& turn : project().turns(draft()))
            if (turn.text.find(words) != std::string::npos) return turn;
        ADD_FAILURE() << "nobody says " << words;
        return project().turns(draft()).front();
    }
    std::string_view speaker_of(std::string_view words) {
        return project().speaker_label(turn_with(words));
    }
    TranscriptState& state() { return desktop->state().transcript; }

    void import(const std::string& name);
    void open(const Draft& which);
    void name_the_speakers(const Draft& which);
    void give_turns_to_who_speaks(const Draft& which);
    void mark_unclear(const Draft& which);
    void watch_for_an_error();
    void replace_a_name();
    void review_and_finish();
    void compare(const Draft& which);
    void expect_the_answer_key();
    void attach_a_recording();
};

void JourneyATest::import(const std::string& name) {
    press(kCtrl | ImGuiKey_I);
    press(kCtrl | ImGuiKey_A);
    write(drafts() + name + ".txt");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("Import these files?"));
    EXPECT_TRUE(robot.sees("transcript, otter, "));
    for (int i = 0; i < 4 && !is_at("Import"); ++i) press(kCtrl | ImGuiKey_F6);
    press_at("Import");
    ASSERT_NE(project().find_transcript(name), nullptr) << said();
}

void JourneyATest::open(const Draft& which) {
    press(kCtrl | ImGuiKey_K);
    write(which.name);
    press(ImGuiKey_Enter);
    ASSERT_EQ(draft(), project().find_transcript(which.name)->id);
    if (state().way != Way::Correct) press(ImGuiKey_F2);
    ASSERT_EQ(state().way, Way::Correct);
}

void JourneyATest::name_the_speakers(const Draft& which) {
    to_the_checklist();
    press_at("I correct it");
    for (const auto& [label, name] :
         {std::pair{"Speaker 1", std::string("Interviewer")}, std::pair{"Speaker 2", which.name}}) {
        press_at(std::string("Speaker: ") + label);
        press_at("Rename");
        press(kCtrl | ImGuiKey_A);
        write(name);
        press(ImGuiKey_Enter);
        EXPECT_TRUE(robot.has_item(std::string("Speaker: ") + name));
    }
    press_at("Speaker: Speaker 3");
    press_at("All turns to");
    reach(which.name);
    press(ImGuiKey_Enter);
    EXPECT_FALSE(robot.has_item("Speaker: Speaker 3")) << "nobody of that name speaks";
    EXPECT_EQ(speakers_in(project(), draft()).size(), 2u);
}

void JourneyATest::give_turns_to_who_speaks(const Draft& which) {
    select(which.swapped);
    press(kCtrl | ImGuiKey_1);
    EXPECT_EQ(speaker_of(which.swapped), "Interviewer");
    for (const std::string_view words : which.other_turns) {
        const std::size_t turns = project().turns(draft()).size();
        select(words);
        press(ImGuiKey_LeftArrow);
        press(kCtrl | ImGuiKey_Slash);
        ASSERT_EQ(project().turns(draft()).size(), turns + 1) << said();
        EXPECT_TRUE(turn_with(words).text.starts_with(words));
        EXPECT_TRUE(turn_with(words).approximate);
        press(kCtrl | ImGuiKey_1);
        EXPECT_EQ(speaker_of(words), "Interviewer");
    }
}

void JourneyATest::mark_unclear(const Draft& which) {
    for (const std::string_view words : which.unclear) {
        select(words);
        press(kCtrl | ImGuiKey_U);
        press(kCtrl | ImGuiKey_Enter);
    }
    const auto unclear = unclear_places(project(), draft());
    ASSERT_EQ(unclear.size(), which.unclear.size());
    for (std::size_t i = 0; i < unclear.size(); ++i)
        EXPECT_EQ(unclear[i].mark.words, which.unclear[i]);
}

void JourneyATest::watch_for_an_error() {
    to_the_checklist();
    reach("Wrong words");
    write("IBS");
    reach("Right words");
    write("IBH");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("IBS → IBH"));
}

void JourneyATest::replace_a_name() {
    press(kCtrl | ImGuiKey_H);
    write("Doctor Renner");
    press(ImGuiKey_Tab);
    write("[Doctor R]");
    EXPECT_TRUE(robot.sees("3 places in 1 transcript"));
    press_at("Replace 3 chosen");
    EXPECT_TRUE(has_words("That wasn’t [Doctor R]"));
    press(kAlt | ImGuiKey_LeftArrow);
    ASSERT_EQ(desktop->state().page, Page::Transcript);
}

void JourneyATest::review_and_finish() {
    press(ImGuiKey_F2);
    press(kCtrl | ImGuiKey_Home);
    press(ImGuiKey_F2);
    const int turns = static_cast<int>(project().turns(draft()).size());
    for (int i = 0; i < 3 * turns && review_coverage(project(), draft()).percent() < 100; ++i)
        press(kCtrl | ImGuiKey_Enter);
    EXPECT_EQ(review_coverage(project(), draft()).percent(), 100);
    to_the_checklist();
    press_at("Set to corrected");
    EXPECT_EQ(review_of(project(), draft()).status, "corrected") << said();
}

void JourneyATest::compare(const Draft& which) {
    press(kAlt | ImGuiKey_9);
    ASSERT_EQ(desktop->state().page, Page::Compare);
    EXPECT_TRUE(robot.sees(which.name + " beside how it was imported"));
    EXPECT_TRUE(robot.sees(which.words));
    EXPECT_TRUE(robot.sees(which.rest));
    EXPECT_TRUE(robot.sees(std::string("Noor: ") + std::string(which.words)));
    press(kAlt | ImGuiKey_LeftArrow);
}

// Turn, what, original and corrected of each row; "TIME" for the times, as in the key.
std::vector<std::string> differences_in(const std::string& csv, const std::vector<int>& columns) {
    std::vector<std::string> out;
    for (const CsvRow& row : read_csv(csv, "differences")) {
        std::string line;
        for (const int column : columns) {
            std::string field = row.fields.at(static_cast<std::size_t>(column));
            const std::size_t time = field.find("? 00:");
            if (field.starts_with("[unclear: ") && time != std::string::npos)
                field = field.substr(0, time) + "? TIME]";
            line += (line.empty() ? "" : " | ") + field;
        }
        out.push_back(line);
    }
    out.erase(out.begin());
    return out;
}

void JourneyATest::expect_the_answer_key() {
    std::vector<ComparedTranscript> compared;
    const auto histories = desktop->workspace()->transcript_histories();
    for (const Draft* each : {&kPatient, &kPhysician}) {
        const TranscriptId id = project().find_transcript(each->name)->id;
        compared.push_back(compare_with_import(project(), id, histories.at(id)));
    }
    const std::string found = table_bytes(comparison_table(project(), compared), "found.csv");
    const std::string key = bytes_of(drafts() + "answer-key.csv");
    EXPECT_EQ(differences_in(found, {1, 2, 3, 4}), differences_in(key, {0, 2, 3, 4}));
}

TEST_F(JourneyATest, TwoDraftsAreCorrectedByKeyboardAlone) {
    import("PT11");
    import("HP02");
    for (const Draft* each : {&kPatient, &kPhysician}) {
        open(*each);
        name_the_speakers(*each);
        give_turns_to_who_speaks(*each);
        if (each == &kPatient)
            watch_for_an_error();
        else
            to_the_checklist();
        press_at(each->watched);
        EXPECT_TRUE(has_words("IBH"));
        EXPECT_FALSE(has_words("IBS"));
        for (const Fix& fix : each->fixes) type_over(fix);
        EXPECT_TRUE(robot.sees(each == &kPatient ? "SECOND LISTEN (1)" : "SECOND LISTEN (2)"));
        mark_unclear(*each);
        if (each == &kPatient) replace_a_name();
        review_and_finish();
        compare(*each);
    }
    expect_the_answer_key();
    EXPECT_TRUE(desktop->workspace()->check().findings.empty());
}

// A beep where each turn begins, every speaker in a pitch of their own.
void JourneyATest::attach_a_recording() {
    std::vector<tandem::test::Beep> beeps;
    for (const Turn& turn : project().turns(draft()))
        beeps.push_back({*turn.start_ms, 300.0 + 100.0 * static_cast<double>(turn.speaker.value)});
    programs.write("PT11.wav", tandem::test::tone_wav(beeps, beeps.back().begin_ms + 10'000));
    press(ImGuiKey_F4);
    press_at("Attach recording…");
    press(kCtrl | ImGuiKey_A);
    write(programs.file("PT11.wav"));
    press(ImGuiKey_Enter);
    ASSERT_EQ(project().media.size(), 1u) << said();
}

TEST_F(JourneyATest, ADraftIsHeardWhileItIsCorrected) {
    if (find_program("mpv").empty())
        GTEST_SKIP() << "mpv is not installed; scripts/install installs it.";
    import("PT11");
    open(kPatient);
    attach_a_recording();
    // The turn at the caret from its beginning, and typing while it goes on.
    select("buses brake");
    press(kShift | ImGuiKey_F4);
    const std::int64_t begin = *turn_with("buses brake").start_ms;
    ASSERT_TRUE(until([&] { return playing().position_ms > begin + 200; }));
    EXPECT_LT(playing().position_ms, begin + 20'000);
    write("buses break");
    press(ImGuiKey_F7, 2);
    EXPECT_FALSE(playing().paused);
    EXPECT_EQ(playing().speed, 1.2);
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_TRUE(has_words("I’ve had buses break down"));
    // Back a little, and there is no doubt about the words; then about others.
    press(ImGuiKey_F4);
    ASSERT_TRUE(playing().paused);
    const std::int64_t there = playing().position_ms;
    press(ImGuiKey_F3);
    EXPECT_LT(playing().position_ms, there);
    ASSERT_TRUE(settled());
    select("the tunnel on Route");
    press(kCtrl | ImGuiKey_U);
    press(kCtrl | ImGuiKey_Enter);
    const auto unclear = unclear_places(project(), draft());
    ASSERT_EQ(unclear.size(), 1u);
    ASSERT_TRUE(unclear[0].mark.at_ms);
    EXPECT_GT(*unclear[0].mark.at_ms, *turn_with("the tunnel on Route").start_ms);
    EXPECT_LT(*unclear[0].mark.at_ms, *turn_with("What do you think made").start_ms);
}

}  // namespace
}  // namespace tandem::ui::test
