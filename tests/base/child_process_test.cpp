// Programs are started with nothing but what they are given, and end with their owner.
#include "tandem/base/child_process.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tandem {
namespace {

TEST(ChildProcess, SaysHowItEnded) {
    EXPECT_EQ(run_child({"no-such-program-here"}, "").end, ChildEnd::Missing);
    const ChildResult copied = run_child({"cat"}, "a\nb");
    EXPECT_EQ(copied.end, ChildEnd::Done);
    EXPECT_EQ(copied.output, "a\nb");
    EXPECT_EQ(run_child({"false"}, "").status, 1);
    EXPECT_EQ(run_child({"yes"}, "").end, ChildEnd::TooMuch);
}

TEST(ChildProcess, InheritsNoFileOfOurs) {
    const int leaky = open("/dev/null", O_RDONLY);  // without O_CLOEXEC, as some libraries do
    ASSERT_GE(leaky, 0);
    const ChildResult listed = run_child({"ls", "/proc/self/fd"}, "");
    close(leaky);
    // The three, and the folder that ls itself opens.
    EXPECT_EQ(listed.output, "0\n1\n2\n3\n");
}

TEST(ChildProcess, EndsWithItsOwner) {
    std::array<int, 2> ends{};
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    {
        auto child = ChildProcess::start({"cat"}, {ends[1], -1, ends[1]}, {});
        close(ends[1]);
        ASSERT_TRUE(child);
    }
    // Only the child had the other end: it is closed when the child is gone.
    pollfd ready{ends[0], POLLIN, 0};
    ASSERT_EQ(poll(&ready, 1, 10000), 1);
    char byte = 0;
    EXPECT_EQ(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

TEST(ChildProcess, RelativeFoldersOfThePathAreNotSearched) {
    const std::string path = std::getenv("PATH");
    setenv("PATH", "bin:.:", 1);
    const std::string found = find_program("sh");
    setenv("PATH", path.c_str(), 1);
    EXPECT_EQ(found, "");
    EXPECT_NE(find_program("sh"), "");
}

}  // namespace
}  // namespace tandem
