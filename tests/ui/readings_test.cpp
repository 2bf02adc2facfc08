// What a reflexive study shows beside the Agreement page, instead of figures.
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

class ReflexiveStudy : public DesktopTest {
 protected:
    // Of one passage each has a reading; others are one coder's alone.
    ReflexiveStudy() {
        become("Ana");
        declare("reflexive");
        code("PT06", 1, "Ten minutes later", "Jumping to treatment");
        code("PT06", 4, "I went home", "It must be physical");
        done("PT06");
        become("Ben");
        code("PT06", 2, "No.", "Closing the record");
        code("PT06", 4, "went home", "Closing the record");
    }
    void open_page(AgreementView view = AgreementView::Codes) {
        desktop->perform(ShowAgreement{view});
        frames();
    }
    void declare(std::string approach, std::string reason = "") {
        desktop->perform(Command{DeclareApproach{std::move(approach), std::move(reason)}});
        frames();
    }
};

TEST_F(ReflexiveStudy, ShowsPassagesThatBothReadDifferently) {
    open_page();
    EXPECT_TRUE(robot.sees("TWO READINGS"));
    EXPECT_TRUE(robot.sees("There is none yet.")) << "Ben is not done";
    done("PT06");
    frames();
    EXPECT_TRUE(robot.sees("“I went home”"));
    EXPECT_TRUE(robot.sees("Ana: It must be physical"));
    EXPECT_TRUE(robot.sees("Ben: Closing the record"));
    EXPECT_FALSE(robot.has_item("Passage PT06:2")) << "one coder alone marked it";
    for (const char* gone : {"WHERE THEY DIFFER", "place", "missed", "Places", "Figures",
                             "Walk through them", "With boundaries"})
        EXPECT_FALSE(robot.sees(gone)) << gone;
    robot.click("Passage PT06:5");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript);
    EXPECT_EQ(desktop->state().transcript.selection_begin(), (TextPlace{4, {5}}));
    EXPECT_EQ(desktop->state().transcript.selection_end(), (TextPlace{4, {16}}));
    robot.key(ImGuiMod_Alt | ImGuiKey_LeftArrow);
    frames();
    EXPECT_TRUE(robot.sees("TWO READINGS"));
}

TEST_F(ReflexiveStudy, CountsNoFigureForAnyPart) {
    done("PT06");
    desktop->count_on_the_spot(0);
    open_page();
    desktop->finish_jobs();
    frames();
    EXPECT_TRUE(robot.has_item("Passage PT06:5"));
    waits_for_work = false;
    const auto counts = [&](AgreementView view) {
        desktop->perform(ShowAgreement{view});
        frames(1);
        return !desktop->jobs().idle();
    };
    for (const AgreementView view : {AgreementView::Codes, AgreementView::Coders,
                                     AgreementView::Rounds, AgreementView::Lesson})
        EXPECT_FALSE(counts(view)) << static_cast<int>(view);
    declare("codebook", "The journal asks for figures.");
    desktop->finish_jobs();
    EXPECT_TRUE(counts(AgreementView::Coders)) << "there they are counted";
    desktop->finish_jobs();
}

TEST_F(ReflexiveStudy, AWalkThroughDisagreementsEndsWhenItBecomesOne) {
    done("PT06");
    declare("codebook", "The journal asks for figures.");
    open_page();
    desktop->perform(WalkTo{0});
    frames();
    EXPECT_TRUE(robot.has_item("Next (J)"));
    declare("reflexive", "After all we do not measure.");
    EXPECT_FALSE(robot.has_item("Next (J)"));
    EXPECT_TRUE(robot.sees("TWO READINGS"));
}

}  // namespace
}  // namespace tandem::ui::test
