// Pictures of the window, so that a change of its look is seen by somebody.
//
// They are kept at half size. With TANDEM_NEW_PICTURES set to a folder, what the window looks like
// now is written there: look at it, and put it in the old one's place if that is meant.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "source_folder.h"
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

// Fonts of another version shift a letter by a pixel here and there; a lost panel or a wrong colour
// moves far more.
constexpr double kTolerance = 0.02;

// Every pixel the mean of four.
Image halved(const Image& image) {
    Image half{image.width / 2, image.height / 2, {}};
    half.rgba.resize(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height) *
                     4);
    const auto at = [&](int x, int y, int channel) {
        return image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                           static_cast<std::size_t>(x)) *
                              4 +
                          static_cast<std::size_t>(channel)];
    };
    std::size_t place = 0;
    for (int y = 0; y < half.height; ++y)
        for (int x = 0; x < half.width; ++x)
            for (int channel = 0; channel < 4; ++channel)
                half.rgba[place++] = static_cast<std::uint8_t>(
                    (at(2 * x, 2 * y, channel) + at(2 * x + 1, 2 * y, channel) +
                     at(2 * x, 2 * y + 1, channel) + at(2 * x + 1, 2 * y + 1, channel) + 2) /
                    4);
    return half;
}

class Pictures : public DesktopTest {
 protected:
    // Two codings that overlap, in the transcript of the patient.
    void code_something() {
        become("Ana");
        robot.click("PT06");
        frames();
        drag_over(1, "Ten minutes later I had a diagnosis.");
        code_as("jump");
        drag_over(1, "later I had a diagnosis. Nobody had asked me");
        code_as("clos");
    }
    // A correction that changes one coding's words and takes those of another.
    void correct_something() {
        code_something();
        drag_over(4, "went home");
        code_as("clos");
        const auto turns = project().turns(project().find_transcript("PT06")->id);
        desktop->perform(Command{CorrectTurn{
            turns[1].transcript, turns[1].id,
            "I came in because I was not sleeping. Twelve minutes later I had a diagnosis. Nobody "
            "had asked me what I thought it was."}});
        desktop->perform(Command{CorrectTurn{turns[4].transcript, turns[4].id, "Then I."}});
        desktop->perform(Command{SetTurnSpeaker{turns[3].transcript, {turns[3].id}, "PT06"}});
    }
    // Ben codes part of the same; both are done.
    void compare_something() {
        code_something();
        declare_done();
        become("Ben");
        drag_over(1, "Ten minutes later I had a diagnosis.");
        code_as("jump");
        drag_over(4, "went home");
        code_as("clos");
        declare_done();
    }

    void expect_picture(const std::string& name) {
        robot.hover({5, 5});
        desktop->state().message = {};
        desktop->state().transcript.since_move = 0.6;  // the caret is between two blinks
        frames(1);
        const Image now = halved(robot.picture(desktop->theme().panel));
        if (const char* wanted = std::getenv("TANDEM_NEW_PICTURES"))
            write_png(now, std::string(wanted) + "/" + name + ".png");
        const std::string known_path =
            tandem::test::source_folder() + "/tests/ui/pictures/" + name + ".png";
        Image known;
        const double difference = read_png(known_path, known) ? rms_difference(now, known) : 1;
        EXPECT_LE(difference, kTolerance)
            << "The window does not look as in " << known_path
            << ". TANDEM_NEW_PICTURES=FOLDER writes what it looks like now.";
    }
};

TEST_F(Pictures, ATranscript) {
    code_something();
    expect_picture("transcript-light");
}

TEST_F(Pictures, ATranscriptInTheDark) {
    code_something();
    desktop->perform(Invoke{CommandId::SwitchTheme});
    expect_picture("transcript-dark");
}

TEST_F(Pictures, SelectedWordsAndTheCodePicker) {
    code_something();
    drag_over(2, "She closed the laptop.");
    robot.key(ImGuiKey_Enter);
    frames();
    expect_picture("code-picker");
}

TEST_F(Pictures, WhichQuestionOfTheGuideIsAsked) {
    code_something();
    for (const auto& [key, wording] :
         {std::pair("Q1", "How did you come here, in your own words?"),
          std::pair("Q2", "Who listened?"), std::pair("Q3", "What did you do next?")})
        desktop->perform(Command{AddQuestion{key, wording}});
    const Transcript& in = *project().find_transcript("PT06");
    desktop->perform(Command{
        MarkAsked{in.id, project().turns(in.id).front().id, find_question(project(), "Q1")->id}});
    frames();
    robot.click_at(point(3, 2));
    desktop->perform(Invoke{CommandId::QuestionAsked});
    frames();
    expect_picture("question-picker");
}

TEST_F(Pictures, TheCorrectWay) {
    code_something();
    robot.click_at(point(1, 5));
    robot.key(ImGuiKey_F2);
    frames();
    robot.type("well ");
    robot.key(ImGuiMod_Ctrl | ImGuiKey_U);
    frames();
    robot.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
    frames();
    expect_picture("correct");
}

TEST_F(Pictures, WhoIsAtWork) {
    desktop->perform(AskWho{});
    frames();
    expect_picture("who");
}

TEST_F(Pictures, ThePalette) {
    code_something();
    robot.key(ImGuiMod_Ctrl | ImGuiKey_K);
    frames();
    robot.type("clo");
    frames();
    expect_picture("palette");
}

TEST_F(Pictures, TheMenu) {
    code_something();
    robot.key(ImGuiKey_F10);
    frames();
    expect_picture("menu");
}

TEST_F(Pictures, TheKeys) {
    code_something();
    robot.key(ImGuiKey_F1);
    frames();
    expect_picture("keys");
}

TEST_F(Pictures, Agreement) {
    compare_something();
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    expect_picture("agreement");
}

TEST_F(Pictures, TheFiguresOfACode) {
    compare_something();
    desktop->perform(ShowPage{Page::Agreement});
    AgreementState& state = desktop->state().agreement;
    state.query.of_rare = true;
    state.code = project().find_codes("Closing the record").front()->id;
    state.shows_figures = state.what_changes = state.calculation = true;
    frames();
    expect_picture("agreement-figures");
}

TEST_F(Pictures, DeclaringTheApproach) {
    compare_something();
    desktop->perform(Command{DeclareApproach{"codebook"}});
    desktop->perform(ShowPage{Page::Agreement});
    desktop->perform(Invoke{CommandId::DeclareApproach});
    frames();
    robot.click("reflexive");
    frames();
    expect_picture("approach");
}

TEST_F(Pictures, TwoReadings) {
    compare_something();
    desktop->perform(Command{DeclareApproach{"reflexive"}});
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    expect_picture("two-readings");
}

TEST_F(Pictures, WhyTheNumbersDiffer) {
    become("Ana");
    desktop->perform(ShowAgreement{AgreementView::Lesson});
    frames();
    expect_picture("agreement-lesson");
}

TEST_F(Pictures, AWalkThroughDisagreements) {
    compare_something();
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    desktop->perform(WalkTo{0});
    frames();
    expect_picture("walk");
}

TEST_F(Pictures, Themes) {
    compare_something();
    desktop->perform(ShowPage{Page::Themes});
    frames();
    expect_picture("themes");
}

TEST_F(Pictures, Tables) {
    compare_something();
    desktop->perform(ShowPage{Page::Tables});
    desktop->state().tables.folder = "/study/";
    frames();
    expect_picture("tables");
}

TEST_F(Pictures, ChangedCodings) {
    correct_something();
    desktop->perform(ShowPage{Page::Changed});
    frames();
    expect_picture("changed");
}

TEST_F(Pictures, ATranscriptBesideItsImport) {
    correct_something();
    desktop->perform(ShowPage{Page::Compare});
    frames();
    expect_picture("compare");
}

TEST_F(Pictures, ReplacingWords) {
    code_something();
    desktop->state().replace.replacement = {"laptop", "computer"};
    desktop->perform(ShowPage{Page::Replace});
    frames();
    expect_picture("replace");
}

TEST_F(Pictures, Deidentifying) {
    code_something();
    const auto& turns = project().turns(project().find_transcript("PT06")->id);
    const Turn last = turns.back();
    desktop->perform(Command{CorrectTurn{
        last.transcript, last.id,
        "Then I went home to Rivermead. My daughter Kay drove, and Kay said: Rivermead!"}});
    desktop->perform(ShowPage{Page::Deidentify});
    desktop->perform(ListIdentifiers{});
    frames();
    decide_item(desktop->state().deidentify, "Kay", tandem::Choice::Replace, "[daughter]");
    desktop->state().deidentify.chosen = "Kay";
    frames();
    expect_picture("deidentify");
}

TEST_F(Pictures, AnImport) {
    code_something();
    const std::string file = folder + "/PT12.txt";
    std::ofstream(file, std::ios::binary)
        << "Interviewer  0:01\nWhat happened?\n\nPT12  0:14\nI could not say it.\n";
    desktop->perform(ImportPaths{{file}});
    frames();
    expect_picture("import");
}

TEST_F(Pictures, ChoosingTiers) {
    code_something();
    std::string tiers;
    for (const char* name : {"Interviewer", "PT12", "PT12 in English", "Notes"}) {
        const bool hangs = std::string_view(name) == "PT12 in English";
        tiers +=
            std::string("<TIER TIER_ID=\"") + name + "\"" + (hangs ? " PARENT_REF=\"PT12\">" : ">");
        for (const char* words : {"one", "two", "three"})
            tiers += "<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"t\"><ANNOTATION_VALUE>" +
                     std::string(words) + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>";
        tiers += "</TIER>";
    }
    const std::string file = folder + "/PT12.eaf";
    std::ofstream(file, std::ios::binary)
        << "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"t\" TIME_VALUE=\"5\"/>"
           "</TIME_ORDER>"
        << tiers << "</ANNOTATION_DOCUMENT>";
    desktop->perform(ImportPaths{{file}});
    frames();
    robot.click("Tiers: those of speech");
    frames();
    expect_picture("import-tiers");
}

TEST_F(Pictures, History) {
    compare_something();
    desktop->perform(ShowPage{Page::History});
    frames();
    expect_picture("history");
}

}  // namespace
}  // namespace tandem::ui::test
