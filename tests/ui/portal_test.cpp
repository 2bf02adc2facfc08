// The portal at the other end of a socket: what it is asked, and what its answers become.
#include "ui/portal/portal.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

#include "ui/portal/messages.h"
#include "ui/portal/waker.h"
#include "ui/window_icon.h"

namespace tandem::ui {
namespace {

constexpr const char* kHandle = "/org/freedesktop/portal/desktop/request/test/tandem1";

// A portal that notes the questions it is asked and answers when it is told to.
struct FakePortal {
    sd_bus* bus = nullptr;
    std::uint32_t scheme = 0, contrast = 0;
    bool refuses = false;
    std::string asked, parent, title, label, folder, name, patterns;
    bool several = false;
    int closed = 0;

    explicit FakePortal(int socket) {
        sd_id128_t id{};
        sd_id128_randomize(&id);
        EXPECT_GE(sd_bus_new(&bus), 0);
        EXPECT_GE(sd_bus_set_fd(bus, socket, socket), 0);
        EXPECT_GE(sd_bus_set_server(bus, 1, id), 0);
        EXPECT_GE(sd_bus_set_anonymous(bus, 1), 0);
        EXPECT_GE(sd_bus_start(bus), 0);
        sd_bus_add_filter(bus, nullptr, on_message, this);
    }
    ~FakePortal() { close(); }
    void close() {
        if (bus) sd_bus_close(bus);
        bus = sd_bus_unref(bus);
    }
    void process() {
        while (bus && sd_bus_process(bus, nullptr) > 0) {
        }
    }

    static int on_message(sd_bus_message* message, void* self, sd_bus_error*) {
        auto& fake = *static_cast<FakePortal*>(self);
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.Settings", "Read"))
            return fake.read_setting(message);
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.Request", "Close")) {
            ++fake.closed;
            return sd_bus_reply_method_return(message, "");
        }
        if (!sd_bus_message_is_method_call(message, "org.freedesktop.portal.FileChooser", nullptr))
            return 0;
        if (fake.refuses)
            return sd_bus_reply_method_errorf(message, SD_BUS_ERROR_UNKNOWN_INTERFACE, "none");
        fake.read_question(message);
        return sd_bus_reply_method_return(message, "o", kHandle);
    }
    int read_setting(sd_bus_message* message) {
        const char *space = nullptr, *key = nullptr;
        sd_bus_message_read(message, "ss", &space, &key);
        EXPECT_STREQ(space, "org.freedesktop.appearance");
        const bool is_scheme = std::string_view(key) == "color-scheme";
        return sd_bus_reply_method_return(message, "v", "v", "u", is_scheme ? scheme : contrast);
    }
    void read_question(sd_bus_message* message) {
        asked = sd_bus_message_get_member(message);
        const char *window = nullptr, *words = nullptr;
        ASSERT_GT(sd_bus_message_read(message, "ss", &window, &words), 0);
        parent = window;
        title = words;
        ASSERT_GT(sd_bus_message_enter_container(message, 'a', "{sv}"), 0);
        while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
            const char* key = nullptr;
            sd_bus_message_read(message, "s", &key);
            read_option(message, key);
            sd_bus_message_exit_container(message);
        }
    }
    void read_option(sd_bus_message* message, std::string_view key) {
        const char* words = nullptr;
        int flag = 0;
        if (key == "accept_label" || key == "current_name") {
            ASSERT_GT(sd_bus_message_read(message, "v", "s", &words), 0);
            (key == "accept_label" ? label : name) = words;
        } else if (key == "multiple") {
            ASSERT_GT(sd_bus_message_read(message, "v", "b", &flag), 0);
            several = flag != 0;
        } else if (key == "current_folder") {
            const void* bytes = nullptr;
            std::size_t size = 0;
            ASSERT_GT(sd_bus_message_enter_container(message, 'v', "ay"), 0);
            ASSERT_GT(sd_bus_message_read_array(message, 'y', &bytes, &size), 0);
            sd_bus_message_exit_container(message);
            folder.assign(static_cast<const char*>(bytes), size);
        } else if (key == "filters") {
            read_filters(message);
        } else {
            sd_bus_message_skip(message, "v");
        }
    }
    void read_filters(sd_bus_message* message) {
        ASSERT_GT(sd_bus_message_enter_container(message, 'v', "a(sa(us))"), 0);
        ASSERT_GT(sd_bus_message_enter_container(message, 'a', "(sa(us))"), 0);
        while (sd_bus_message_enter_container(message, 'r', "sa(us)") > 0) {
            const char* words = nullptr;
            sd_bus_message_read(message, "s", &words);
            patterns += std::string(words) + ":";
            sd_bus_message_enter_container(message, 'a', "(us)");
            std::uint32_t kind = 9;
            while (sd_bus_message_read(message, "(us)", &kind, &words) > 0)
                patterns += std::to_string(kind) + words + " ";
            sd_bus_message_exit_container(message);
            sd_bus_message_exit_container(message);
        }
        sd_bus_message_exit_container(message);
        sd_bus_message_exit_container(message);
    }

    void answer(std::uint32_t response, const char* one = nullptr, const char* other = nullptr,
                const char* path = kHandle) {
        sd_bus_message* signal = nullptr;
        sd_bus_message_new_signal(bus, &signal, path, "org.freedesktop.portal.Request", "Response");
        const int uris = one ? (other ? 2 : 1) : 0;
        if (uris == 2)
            sd_bus_message_append(signal, "ua{sv}", response, 2, "choices", "s", "x", "uris", "as",
                                  2, one, other);
        else if (uris == 1)
            sd_bus_message_append(signal, "ua{sv}", response, 1, "uris", "as", 1, one);
        else
            sd_bus_message_append(signal, "ua{sv}", response, 0);
        EXPECT_GE(sd_bus_send(bus, signal, nullptr), 0);
        sd_bus_message_unref(signal);
    }
    void change_look(const char* key, std::uint32_t value) {
        EXPECT_GE(sd_bus_emit_signal(bus, "/org/freedesktop/portal/desktop",
                                     "org.freedesktop.portal.Settings", "SettingChanged", "ssv",
                                     "org.freedesktop.appearance", key, "u", value),
                  0);
    }
};

class PortalTest : public ::testing::Test {
 protected:
    PortalTest() {
        std::array<int, 2> ends{};
        EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()),
                  0);
        fake = std::make_unique<FakePortal>(ends[0]);
        portal = std::make_unique<Portal>(ends[1]);
        chooser = portal->file_chooser("x11:2a");
    }
    // Both sides in turn until nothing is on the way any more.
    void settle() {
        for (int i = 0; i < 20; ++i) {
            portal->process();
            fake->process();
        }
    }
    static FileQuestion question() {
        return {FileAsk::OpenSeveral,       "Wählen", "Import", "/tmp/é", "",
                {{"Text", {".txt", ".7z"}}}};
    }

    std::unique_ptr<FakePortal> fake;
    std::unique_ptr<Portal> portal;
    FileChooser chooser;
};

TEST_F(PortalTest, ReadsAndFollowsTheLooksOfTheDesktop) {
    fake->scheme = 1;
    fake->contrast = 1;
    EXPECT_EQ(portal->looks(), SystemLooks());
    settle();
    EXPECT_EQ(portal->looks(), (SystemLooks{true, true}));
    fake->change_look("color-scheme", 2);
    fake->change_look("accent-color", 7);
    settle();
    EXPECT_EQ(portal->looks(), (SystemLooks{false, true}));
    fake->change_look("contrast", 0);
    settle();
    EXPECT_EQ(portal->looks(), SystemLooks());
}

TEST_F(PortalTest, AsksForSeveralFiles) {
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    EXPECT_EQ(fake->asked, "OpenFile");
    EXPECT_EQ(fake->parent, "x11:2a");
    EXPECT_EQ(fake->title, "Wählen");
    EXPECT_EQ(fake->label, "Import");
    EXPECT_EQ(fake->folder, std::string("/tmp/é\0", 8));
    EXPECT_TRUE(fake->several);
    EXPECT_EQ(fake->patterns, "Text:0*.[tT][xX][tT] 0*.7[zZ] Every file:0* ");
    EXPECT_FALSE(chooser.take_answer().has_value());
    fake->answer(0, "file:///tmp/%C3%A9%20%25/a.txt", "file:///b.txt");
    settle();
    const auto answer = chooser.take_answer();
    ASSERT_TRUE(answer.has_value());
    EXPECT_FALSE(answer->failed);
    EXPECT_EQ(answer->paths, (std::vector<std::string>{"/tmp/é %/a.txt", "/b.txt"}));
    EXPECT_FALSE(chooser.take_answer().has_value()) << "an answer is given once";
}

TEST_F(PortalTest, ChoosingNothingIsNoFailure) {
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    fake->answer(1);
    settle();
    const auto answer = chooser.take_answer();
    ASSERT_TRUE(answer.has_value());
    EXPECT_TRUE(answer->paths.empty());
    EXPECT_FALSE(answer->failed);
}

TEST_F(PortalTest, ANameWithoutEndingGetsOneAndReplacesNothingUnasked) {
    FileQuestion save = question();
    save.ask = FileAsk::Save;
    save.name = "quotes.txt";
    ASSERT_TRUE(chooser.ask(save));
    settle();
    EXPECT_EQ(fake->asked, "SaveFile");
    EXPECT_EQ(fake->name, "quotes.txt");
    fake->answer(0, "file:///no/such/quotes");
    settle();
    EXPECT_EQ(chooser.take_answer()->paths.at(0), "/no/such/quotes.txt");

    const std::string there =
        (std::filesystem::temp_directory_path() / ("portal-" + std::to_string(getpid()))).string();
    std::ofstream(there + ".txt") << "mine";
    ASSERT_TRUE(chooser.ask(save));
    settle();
    fake->answer(0, ("file://" + there).c_str(), nullptr,
                 "/org/freedesktop/portal/desktop/request/test/tandem2");
    settle();
    EXPECT_TRUE(chooser.take_answer()->failed);
    std::filesystem::remove(there + ".txt");
}

TEST_F(PortalTest, AnswersToOthersAreNotOurs) {
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    fake->answer(0, "file:///b.txt", nullptr,
                 "/org/freedesktop/portal/desktop/request/other/tandem11");
    settle();
    EXPECT_FALSE(chooser.take_answer().has_value());
}

TEST_F(PortalTest, WithoutAFileChooserItFailsAtOnce) {
    fake->refuses = true;
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    const auto answer = chooser.take_answer();
    ASSERT_TRUE(answer.has_value());
    EXPECT_TRUE(answer->failed);
}

TEST_F(PortalTest, APortalThatDiesFailsTheDialog) {
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    fake->close();
    settle();
    EXPECT_FALSE(portal->connected());
    const auto answer = chooser.take_answer();
    ASSERT_TRUE(answer.has_value());
    EXPECT_TRUE(answer->failed);
    EXPECT_FALSE(chooser.ask(question()));
}

TEST_F(PortalTest, AnOpenDialogCanBeWithdrawn) {
    ASSERT_TRUE(chooser.ask(question()));
    settle();
    chooser.withdraw();
    settle();
    EXPECT_EQ(fake->closed, 1);
    fake->answer(0, "file:///b.txt");
    settle();
    EXPECT_FALSE(chooser.take_answer().has_value());
}

TEST(PortalMessages, PathsOfAddresses) {
    EXPECT_EQ(path_of_uri("file:///a/b%2Fc%c3%a9"), "/a/b/cé");
    EXPECT_EQ(path_of_uri("file://localhost/a"), "/a");
    EXPECT_EQ(path_of_uri("file:///a%2"), "/a%2");
    EXPECT_EQ(path_of_uri("file:///%zz"), "/%zz");
    EXPECT_EQ(path_of_uri("file://server/a"), "");
    EXPECT_EQ(path_of_uri("http://server/a"), "");
}

TEST(Wake, OncePerRearm) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    std::array<int, 2> told{};
    ASSERT_EQ(pipe(told.data()), 0);
    char letter = 0;
    {
        Waker waker(ends[0], [&] { EXPECT_EQ(write(told[1], "w", 1), 1); });
        ASSERT_EQ(write(ends[1], "ab", 2), 2);
        ASSERT_EQ(read(told[0], &letter, 1), 1);
        ASSERT_EQ(read(ends[0], &letter, 1), 1);
        waker.rearm();  // "b" is still there
        ASSERT_EQ(read(told[0], &letter, 1), 1);
    }
    for (const int each : {ends[0], ends[1], told[0], told[1]}) close(each);
    const Waker none(-1, [] {});
}

TEST(WindowIcon, IsRoundedAndOpaqueInside) {
    for (const int size : {16, 48, 128}) {
        const auto pixels = window_icon(size);
        ASSERT_EQ(pixels.size(), static_cast<std::size_t>(size * size * 4));
        EXPECT_EQ(pixels[3], 0) << "the corner";
        const std::size_t middle = static_cast<std::size_t>(size * (size / 2) + size / 2) * 4;
        EXPECT_EQ(pixels[middle + 3], 255);
    }
}

}  // namespace
}  // namespace tandem::ui
