// Long work off the frame: order, progress, cancelling, errors. Nothing sleeps: the work is held at
// a step until the test has looked.
#include "ui/jobs.h"

#include <semaphore>
#include <vector>

#include "tandem/base/error.h"

#include "ui/desktop_robot.h"
#include "ui/held_work.h"

namespace tandem::ui::test {
namespace {

Ending guard(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const Error& error) {
        return {error.what(), error.kind() == ErrorKind::Cancelled};
    }
}

Job counting(std::string title, int to, std::vector<std::string>& log) {
    Job job;
    job.title = title;
    job.work = [to](const Steps& steps) {
        for (int i = 1; i <= to; ++i) step(steps, i, to);
    };
    job.finish = [title, &log](const Ending& ending) {
        log.push_back(title + (ending.well()      ? " done"
                               : ending.cancelled ? " cancelled"
                                                  : ending.error));
    };
    return job;
}

TEST(Jobs, RunOneAfterTheOtherAndShowHowFarTheyAre) {
    std::vector<std::string> log;
    HeldWork held;
    Jobs jobs(guard);
    held.hold(jobs, 2);
    jobs.add(counting("First", 3, log));
    jobs.add(counting("Second", 3, log));
    ASSERT_TRUE(jobs.progress());
    EXPECT_EQ(jobs.progress()->title, "First");
    EXPECT_EQ(jobs.progress()->waiting, 1);
    jobs.tend();
    held.wait();
    EXPECT_EQ(jobs.progress()->done, 1);
    EXPECT_EQ(jobs.progress()->total, 3);
    EXPECT_FALSE(jobs.progress()->cancelled);
    EXPECT_TRUE(log.empty());
    held.release();
    jobs.finish_all();
    EXPECT_EQ(log, (std::vector<std::string>{"First done", "Second done"}));
    EXPECT_FALSE(jobs.progress());
    EXPECT_TRUE(jobs.idle());
}

TEST(Jobs, CancelEndsTheOneThatIsShown) {
    std::vector<std::string> log;
    HeldWork held;
    Jobs jobs(guard);
    held.hold(jobs, 2);
    jobs.add(counting("First", 5, log));
    jobs.add(counting("Second", 1, log));
    jobs.tend();
    held.wait();
    jobs.cancel();
    EXPECT_TRUE(jobs.progress()->cancelled);
    held.release();
    jobs.finish_all();
    EXPECT_EQ(log, (std::vector<std::string>{"First cancelled", "Second done"}));
}

TEST(Jobs, CancelTakesOneThatWaitsOutOfTheQueue) {
    std::vector<std::string> log;
    Jobs jobs(guard);
    jobs.add(counting("", 1, log));
    jobs.add(counting("Named", 1, log));
    jobs.cancel();
    EXPECT_EQ(log, (std::vector<std::string>{"Named cancelled"}));
    jobs.cancel();  // nothing is shown: nothing to cancel
    jobs.finish_all();
    EXPECT_EQ(log, (std::vector<std::string>{"Named cancelled", " done"}));
}

TEST(Jobs, AnErrorEndsOneJobAndNotTheOthers) {
    std::vector<std::string> log;
    Jobs jobs(guard);
    Job wrong = counting("Wrong", 1, log);
    wrong.work = [](const Steps&) { throw Error(ErrorKind::Storage, ": the disk is full"); };
    Job unprepared = counting("Unprepared", 1, log);
    unprepared.prepare = []() -> bool { throw Error(ErrorKind::Storage, ": no text"); };
    jobs.add(std::move(wrong));
    jobs.add(std::move(unprepared));
    jobs.add(counting("Last", 1, log));
    jobs.finish_all();
    EXPECT_EQ(log, (std::vector<std::string>{"Wrong: the disk is full", "Unprepared: no text",
                                             "Last done"}));
}

TEST(Jobs, ArePreparedFrameByFrame) {
    std::vector<std::string> log;
    Jobs jobs(guard);
    int frames = 0, woken = 0;
    jobs.wake_by([&woken] { ++woken; });
    Job job = counting("Slowly", 0, log);
    job.prepare = [&frames] { return ++frames == 3; };
    jobs.add(std::move(job));
    jobs.tend();
    jobs.tend();
    EXPECT_EQ(frames, 2);
    EXPECT_EQ(woken, 2);  // each asks for another frame
    EXPECT_TRUE(log.empty());
    jobs.finish_all();
    EXPECT_EQ(frames, 3);
    EXPECT_EQ(log, (std::vector<std::string>{"Slowly done"}));
}

TEST(Jobs, GoingAwayEndsTheWork) {
    std::vector<std::string> log;
    HeldWork held;
    std::optional<Jobs> jobs(guard);
    held.hold(*jobs, 1);
    jobs->add(counting("First", 1000000, log));
    jobs->tend();
    held.wait();
    held.release();
    jobs.reset();
    EXPECT_TRUE(log.empty());
}

}  // namespace
}  // namespace tandem::ui::test
