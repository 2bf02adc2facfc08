#include "ui/portal/portal.h"

#include <optional>
#include <string_view>
#include <systemd/sd-bus.h>
#include <utility>

#include "ui/portal/messages.h"

namespace tandem::ui {
namespace {

constexpr const char* kPortal = "org.freedesktop.portal.Desktop";
constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kSettings = "org.freedesktop.portal.Settings";
constexpr const char* kAppearance = "org.freedesktop.appearance";
constexpr std::uint64_t kPatience = 10'000'000;  // microseconds that a call may take

struct OpenDialog {
    FileQuestion question;
    std::string token;   // ends the path of the request
    std::string handle;  // that path, once the portal has said it
};

// "u", or a variant of it, or a variant of that: the portal's Read wraps twice.
std::optional<std::uint32_t> read_number(sd_bus_message* message) {
    const char* contents = nullptr;
    char type = 0;
    while (sd_bus_message_peek_type(message, &type, &contents) > 0 && type == SD_BUS_TYPE_VARIANT)
        if (sd_bus_message_enter_container(message, SD_BUS_TYPE_VARIANT, contents) < 0)
            return std::nullopt;
    std::uint32_t number = 0;
    if (type != SD_BUS_TYPE_UINT32 || sd_bus_message_read(message, "u", &number) < 0)
        return std::nullopt;
    return number;
}

}  // namespace

// The static functions are sd-bus's callbacks; their `self` is this.
struct Portal::State {
    sd_bus* bus = nullptr;
    bool on_bus = false;  // else one program at the end of a socket
    SystemLooks looks;
    int looks_awaited = 0;
    std::optional<OpenDialog> dialog;
    std::optional<FileAnswer> answer;
    int dialogs = 0;

    ~State() { disconnect(); }
    const char* sender() const { return on_bus ? kPortal : nullptr; }
    static State& of(void* self) { return *static_cast<State*>(self); }

    void disconnect() {
        if (bus) sd_bus_close(bus);
        bus = sd_bus_unref(bus);
        looks_awaited = 0;
        if (dialog) fail();
    }
    void fail() {
        dialog.reset();
        answer = FileAnswer{{}, true};
    }

    void begin();
    void note_look(std::string_view key, std::optional<std::uint32_t> value);
    void ask_look(const char* key, sd_bus_message_handler_t handler);
    bool ask(const FileQuestion& question, const std::string& parent);
    void withdraw();

    static int on_scheme(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_contrast(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_look_changed(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_handle(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_response(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_owner_changed(sd_bus_message* message, void* self, sd_bus_error*);
};

// --- How the desktop looks ----------------------------------------------------------------------

void Portal::State::note_look(std::string_view key, std::optional<std::uint32_t> value) {
    if (value && key == "color-scheme") looks.dark = *value == 1;
    if (value && key == "contrast") looks.high_contrast = *value == 1;
}

void Portal::State::ask_look(const char* key, sd_bus_message_handler_t handler) {
    sd_bus_message* call = nullptr;
    if (sd_bus_message_new_method_call(bus, &call, kPortal, kPath, kSettings, "Read") >= 0 &&
        sd_bus_message_append(call, "ss", kAppearance, key) >= 0 &&
        sd_bus_call_async(bus, nullptr, call, handler, this, kPatience) >= 0)
        ++looks_awaited;
    sd_bus_message_unref(call);
}

int Portal::State::on_scheme(sd_bus_message* message, void* self, sd_bus_error*) {
    --of(self).looks_awaited;
    if (!sd_bus_message_is_method_error(message, nullptr))
        of(self).note_look("color-scheme", read_number(message));
    return 0;
}

int Portal::State::on_contrast(sd_bus_message* message, void* self, sd_bus_error*) {
    --of(self).looks_awaited;
    if (!sd_bus_message_is_method_error(message, nullptr))
        of(self).note_look("contrast", read_number(message));
    return 0;
}

int Portal::State::on_look_changed(sd_bus_message* message, void* self, sd_bus_error*) {
    const char *space = nullptr, *key = nullptr;
    if (sd_bus_message_read(message, "ss", &space, &key) > 0 &&
        std::string_view(space) == kAppearance)
        of(self).note_look(key, read_number(message));
    return 0;
}

// --- File dialogs -------------------------------------------------------------------------------

bool Portal::State::ask(const FileQuestion& question, const std::string& parent) {
    if (!bus) return false;
    withdraw();
    answer.reset();
    const std::string token = "tandem" + std::to_string(++dialogs);
    sd_bus_message* call = file_question(bus, question, parent, token);
    const bool sent =
        call && sd_bus_call_async(bus, nullptr, call, on_handle, this, kPatience) >= 0;
    sd_bus_message_unref(call);
    if (sent) dialog = OpenDialog{question, token, ""};
    return sent;
}

void Portal::State::withdraw() {
    if (!dialog) return;
    if (bus && !dialog->handle.empty())
        sd_bus_call_method_async(bus, nullptr, kPortal, dialog->handle.c_str(),
                                 "org.freedesktop.portal.Request", "Close", nullptr, nullptr, "");
    dialog.reset();
}

// The portal has the question: where the answer will come from, or that there will be none.
int Portal::State::on_handle(sd_bus_message* message, void* self, sd_bus_error*) {
    State& state = of(self);
    if (!state.dialog) return 0;
    const char* handle = nullptr;
    if (sd_bus_message_is_method_error(message, nullptr) ||
        sd_bus_message_read(message, "o", &handle) <= 0)
        state.fail();
    else if (std::string_view(handle).ends_with("/" + state.dialog->token))
        state.dialog->handle = handle;
    return 0;
}

int Portal::State::on_response(sd_bus_message* message, void* self, sd_bus_error*) {
    State& state = of(self);
    const char* path = sd_bus_message_get_path(message);
    if (!state.dialog || !path || !std::string_view(path).ends_with("/" + state.dialog->token))
        return 0;
    state.answer = read_response(message, state.dialog->question);
    state.dialog.reset();
    return 0;
}

// A portal that ends takes its dialogs with it.
int Portal::State::on_owner_changed(sd_bus_message* message, void* self, sd_bus_error*) {
    const char *name = nullptr, *before = nullptr, *now = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &now) > 0 && *before && !*now &&
        of(self).dialog)
        of(self).fail();
    return 0;
}

// --- The connection -----------------------------------------------------------------------------

void Portal::State::begin() {
    sd_bus_match_signal_async(bus, nullptr, sender(), kPath, kSettings, "SettingChanged",
                              on_look_changed, nullptr, this);
    sd_bus_match_signal_async(bus, nullptr, sender(), nullptr, "org.freedesktop.portal.Request",
                              "Response", on_response, nullptr, this);
    if (on_bus)
        sd_bus_add_match_async(bus, nullptr,
                               "type='signal',sender='org.freedesktop.DBus',"
                               "interface='org.freedesktop.DBus',member='NameOwnerChanged',"
                               "arg0='org.freedesktop.portal.Desktop'",
                               on_owner_changed, nullptr, this);
    ask_look("color-scheme", on_scheme);
    ask_look("contrast", on_contrast);
}

Portal::Portal() : state_(std::make_unique<State>()) {
    state_->on_bus = true;
    if (sd_bus_open_user(&state_->bus) < 0) return;
    state_->begin();
}

Portal::Portal(int socket) : state_(std::make_unique<State>()) {
    if (sd_bus_new(&state_->bus) < 0) return;
    if (sd_bus_set_fd(state_->bus, socket, socket) < 0 ||
        sd_bus_set_anonymous(state_->bus, 1) < 0 || sd_bus_start(state_->bus) < 0) {
        state_->bus = sd_bus_unref(state_->bus);
        return;
    }
    state_->begin();
}

Portal::~Portal() = default;

bool Portal::connected() const {
    return state_->bus != nullptr;
}

int Portal::descriptor() const {
    return state_->bus ? sd_bus_get_fd(state_->bus) : -1;
}

void Portal::process() {
    int more = 1;
    while (state_->bus && more > 0) more = sd_bus_process(state_->bus, nullptr);
    if (more < 0) state_->disconnect();
}

const SystemLooks& Portal::looks() const {
    return state_->looks;
}

void Portal::wait_for_looks(std::chrono::milliseconds most) {
    using Now = std::chrono::steady_clock;
    const auto end = Now::now() + most;
    while (process(), state_->looks_awaited > 0) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - Now::now());
        if (left.count() <= 0) return;
        if (sd_bus_wait(state_->bus, static_cast<std::uint64_t>(left.count())) < 0) return;
    }
}

FileChooser Portal::file_chooser(std::string parent) {
    FileChooser chooser;
    chooser.ask = [this, parent = std::move(parent)](const FileQuestion& question) {
        return state_->ask(question, parent);
    };
    chooser.take_answer = [this] { return std::exchange(state_->answer, std::nullopt); };
    chooser.withdraw = [this] { state_->withdraw(); };
    return chooser;
}

}  // namespace tandem::ui
