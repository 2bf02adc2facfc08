// Two coders, first session: one hour of coding alone, step by step, by keyboard only.
#include "tandem/analysis/submission.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift, kAlt = ImGuiMod_Alt;

constexpr const char* kQuestion = "And what happens then?";

// HP13 as the interview went: every second turn is a question.
const char* const kAnswers[] = {
    "When somebody cries, I keep my hands off the keys. I want the laptop closed.",
    "With some of them the shutters come down. You see it happen.",
    "Patients tell me that they are ashamed before they even sit down.",
    "I closed the record last week and we only talked.",
    "But there are days when I type through all of it, and nobody minds.",
    "My colleague thinks that it is only about time.",
    "I do not know. It is a long corridor.",
    "The parking is a problem as well.",
    "They moved us to the third floor in spring.",
    "There was no lift for two months.",
    "I would rather speak with them while walking.",
    "A mentor told me to look up first.",
};

ImportTranscripts interview() {
    ImportTranscripts import;
    ImportTranscripts::File file;
    file.name = file.participant = "HP13";
    file.file_name = "HP13.txt";
    file.bytes = "the original of HP13";
    file.parsed.format = "otter";
    file.parsed.encoding = "UTF-8";
    std::int64_t ms = 0;
    for (const char* answer : kAnswers) {
        for (const auto& [speaker, text] :
             {std::pair{"Interviewer", kQuestion}, {"HP13", answer}}) {
            ParsedTurn turn;
            turn.speaker = speaker;
            turn.start_ms = ms += 9000;
            turn.text = text;
            file.parsed.turns.push_back(turn);
        }
    }
    import.files = {file};
    return import;
}

ImportCodebook three_headings() {
    ImportCodebook import;
    for (const auto& [name, kinds] : {std::pair{"Barriers", "barrier"},
                                      {"Facilitators", "facilitator;recommendation"},
                                      {"Recommendations", "recommendation"}}) {
        Code heading;
        heading.name = name;
        heading.level = "frame";
        heading.kinds = kinds;
        import.codes.push_back(heading);
        import.parents.push_back(-1);
    }
    return import;
}

class JourneyBTest : public DesktopTest {
 protected:
    JourneyBTest() {
        const std::string round = folder + "/professionals.tandem";
        Workspace study =
            Workspace::create(round, "Professionals, open round 1", "Min", still_clock());
        study.run(Command{interview()});
        study.run(Command{three_headings()});
        ApplyCode theirs;
        theirs.transcript = study.project().transcripts.begin()->id;
        const Turn& turn = study.project().turns(theirs.transcript).at(1);
        theirs.spans = {{turn.id, {0}, {12}}};
        theirs.code = study.project().find_codes("Barriers").front()->id;
        study.run(Command{theirs});
        desktop->show(std::move(study), round);
        frames();
    }

    // Ctrl+F, the words, back to the text: they are selected.
    void select(std::string_view words) {
        press(kCtrl | ImGuiKey_F);
        write(words);
        press(ImGuiKey_Enter);
        press(ImGuiKey_Escape);
    }
    // The one made last.
    const Coding& coding() { return *std::prev(project().codings().end()); }
    int caret_turn() { return desktop->state().transcript.caret.turn; }

    void begin();
    void code_two_lines();
    void code_in_vivo();
    void set_the_voice();
    void write_a_memo();
    void compare_two_passages();
    void find_a_negative_case();
    void raise_a_concern();
    void go_through_the_rest();
    void submit();
};

void JourneyBTest::begin() {
    EXPECT_TRUE(robot.sees("Who is at work?"));
    write("Sam");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("Professionals, open round 1"));
    press(kCtrl | ImGuiKey_K);
    write("HP13");
    press(ImGuiKey_Enter);
    EXPECT_EQ(desktop->state().transcript.transcript, project().find_transcript("HP13")->id);
    EXPECT_FALSE(robot.sees("Min 1")) << "sealed until both have submitted";
}

void JourneyBTest::code_two_lines() {
    press(kCtrl | ImGuiKey_DownArrow);
    press(kAlt | kShift | ImGuiKey_DownArrow, 2);  // both sentences of the first answer
    press(ImGuiKey_C);
    write("laptop closed");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().find_codes("laptop closed").size(), 1u);
    EXPECT_EQ(project().text_under(coding()), kAnswers[0]);
    press(kAlt | ImGuiKey_F);
    EXPECT_EQ(coding().kind, "facilitator");
}

void JourneyBTest::code_in_vivo() {
    select("the shutters come down");
    press(ImGuiKey_I);
    EXPECT_EQ(coding().in_vivo, "the shutters come down");
    EXPECT_EQ(project().codes.find(coding().code)->name, "the shutters come down");
}

void JourneyBTest::set_the_voice() {
    select("ashamed");
    press(ImGuiKey_Period);  // to the whole sentence
    press(ImGuiKey_C);
    write("patients' shame");
    press(ImGuiKey_Enter);
    EXPECT_EQ(project().text_under(coding()), kAnswers[2]);
    press(ImGuiKey_V);
    EXPECT_EQ(coding().voice, "about-others");
}

void JourneyBTest::write_a_memo() {
    const CodingId about = coding().id;
    press(ImGuiKey_M);
    write("They arrive with it.");
    press(ImGuiKey_Enter);
    write("Nobody asked for it.");
    press(ImGuiKey_Enter);
    write("Is it ours?");
    press(kCtrl | ImGuiKey_Enter);
    ASSERT_EQ(project().memos.size(), 1u);
    const Memo& memo = *project().memos.begin();
    EXPECT_EQ(memo.text, "They arrive with it.\nNobody asked for it.\nIs it ours?");
    EXPECT_EQ(memo.about, "coding");
    EXPECT_EQ(memo.target, project().codings().find(about)->guid);
    press(ImGuiKey_Escape);
}

void JourneyBTest::compare_two_passages() {
    select("I closed the record last week");
    press(ImGuiKey_C);
    write("laptop closed");
    press(ImGuiKey_Enter);
    EXPECT_TRUE(robot.sees("The same thing?"));
    EXPECT_TRUE(robot.sees("When somebody cries"));
    press(kShift | ImGuiKey_F2);
    press(kCtrl | ImGuiKey_A);
    write("closing the record");
    press(ImGuiKey_Enter);
    ASSERT_EQ(project().find_codes("closing the record").size(), 1u);
    EXPECT_TRUE(project().find_codes("laptop closed").empty());
    EXPECT_EQ(project().codings().size(), 5u) << "Min's among them";
}

void JourneyBTest::find_a_negative_case() {
    select("type through all of it");
    press(ImGuiKey_Period);
    press(ImGuiKey_C);
    write("closing the");
    press(ImGuiKey_Enter);
    press(ImGuiKey_X);
    EXPECT_TRUE(coding().negative);
    EXPECT_EQ(project().codes.find(coding().code)->name, "closing the record");
}

void JourneyBTest::raise_a_concern() {
    select("only about time");
    press(ImGuiKey_C);
    write("time");
    press(ImGuiKey_UpArrow);  // the new code stands last
    press(ImGuiKey_Enter);
    press(ImGuiKey_F);
    write("Not sure this is stigma at all.");
    press(kCtrl | ImGuiKey_Enter);
    EXPECT_EQ(std::prev(project().memos.end())->type, kConcern);
    press(ImGuiKey_Escape);
}

void JourneyBTest::go_through_the_rest() {
    press(ImGuiKey_N);
    EXPECT_EQ(caret_turn(), 13) << "the seventh answer is the first without a code";
    EXPECT_TRUE(robot.sees("6 turns left"));
    for (int left = 5; left >= 3; --left) {
        press(ImGuiKey_T);
        EXPECT_TRUE(robot.sees(std::to_string(left) + " turns left"));
        press(ImGuiKey_N);
    }
    EXPECT_EQ(project().off_topic.size(), 3u);
    EXPECT_EQ(caret_turn(), 19);
}

void JourneyBTest::submit() {
    press(kCtrl | ImGuiKey_K);
    write("Declare this transcript done");
    press(ImGuiKey_Enter);
    EXPECT_NE(said().find("6 codings, 4 codes, 1 negative case, 1 concern."), std::string::npos)
        << said();
    EXPECT_NE(said().find("Fingerprint "), std::string::npos) << said();
    press(kAlt | ImGuiKey_5);
    EXPECT_TRUE(robot.sees("HP13")) << "the history tells of it";
    press(kAlt | ImGuiKey_1);
    EXPECT_FALSE(robot.sees("Min 1")) << "Min has not submitted";
}

TEST_F(JourneyBTest, TheFirstSessionByKeyboardAlone) {
    begin();
    code_two_lines();
    code_in_vivo();
    set_the_voice();
    write_a_memo();
    compare_two_passages();
    find_a_negative_case();
    raise_a_concern();
    go_through_the_rest();
    submit();
}

}  // namespace
}  // namespace tandem::ui::test
