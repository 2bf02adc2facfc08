#include "ui/portal/messages.h"

#include <algorithm>

#include "ui/folder_list.h"

namespace tandem::ui {
namespace {

// Collects whether every step of building a message went well.
struct Writer {
    sd_bus_message* message;
    bool good = true;

    void check(int result) { good = good && result >= 0; }
    void open(char type, const char* contents) {
        check(sd_bus_message_open_container(message, type, contents));
    }
    void close() { check(sd_bus_message_close_container(message)); }
    void text(const std::string& value) {
        check(sd_bus_message_append_basic(message, SD_BUS_TYPE_STRING, value.c_str()));
    }

    // One entry of a{sv} whose value is written by `write`.
    template <class Write>
    void option(const char* name, const char* type, Write write) {
        open(SD_BUS_TYPE_DICT_ENTRY, "sv");
        text(name);
        open(SD_BUS_TYPE_VARIANT, type);
        write();
        close();
        close();
    }
    void option(const char* name, const std::string& value) {
        option(name, "s", [&] { text(value); });
    }
    void option(const char* name, bool value) {
        option(name, "b", [&] { check(sd_bus_message_append(message, "b", value ? 1 : 0)); });
    }
    // A path is bytes with a zero behind them.
    void path_option(const char* name, const std::string& path) {
        option(name, "ay", [&] {
            check(sd_bus_message_append_array(message, SD_BUS_TYPE_BYTE, path.c_str(),
                                              path.size() + 1));
        });
    }
    void kind(const FileKind& kind) {
        open(SD_BUS_TYPE_STRUCT, "sa(us)");
        text(kind.name);
        open(SD_BUS_TYPE_ARRAY, "(us)");
        const auto pattern = [&](const std::string& glob) {
            check(sd_bus_message_append(message, "(us)", 0U, glob.c_str()));
        };
        for (const std::string& ending : kind.endings) pattern(pattern_of_ending(ending));
        if (kind.endings.empty()) pattern("*");
        close();
        close();
    }
};

void write_options(Writer& writer, const FileQuestion& question, const std::string& token) {
    writer.open(SD_BUS_TYPE_ARRAY, "{sv}");
    writer.option("handle_token", token);
    writer.option("accept_label", question.accept);
    writer.option("modal", true);
    if (question.ask == FileAsk::OpenSeveral) writer.option("multiple", true);
    if (!question.folder.empty()) writer.path_option("current_folder", question.folder);
    if (question.ask == FileAsk::Save) writer.option("current_name", question.name);
    writer.option("filters", "a(sa(us))", [&] {
        writer.open(SD_BUS_TYPE_ARRAY, "(sa(us))");
        for (const FileKind& kind : question.kinds) writer.kind(kind);
        writer.kind({"Every file", {}});
        writer.close();
    });
    writer.close();
}

int hex_digit(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

// The strings of results["uris"].
std::vector<std::string> read_uris(sd_bus_message* message) {
    std::vector<std::string> uris;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0) return uris;
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        const char* key = nullptr;
        if (sd_bus_message_read(message, "s", &key) < 0) break;
        if (std::string_view(key) != "uris") {
            sd_bus_message_skip(message, "v");
        } else if (sd_bus_message_enter_container(message, 'v', "as") > 0 &&
                   sd_bus_message_enter_container(message, 'a', "s") > 0) {
            const char* uri = nullptr;
            while (sd_bus_message_read(message, "s", &uri) > 0) uris.emplace_back(uri);
            sd_bus_message_exit_container(message);
            sd_bus_message_exit_container(message);
        }
        sd_bus_message_exit_container(message);
    }
    return uris;
}

}  // namespace

sd_bus_message* file_question(sd_bus* bus, const FileQuestion& question, const std::string& parent,
                              const std::string& token) {
    sd_bus_message* message = nullptr;
    if (sd_bus_message_new_method_call(bus, &message, "org.freedesktop.portal.Desktop",
                                       "/org/freedesktop/portal/desktop",
                                       "org.freedesktop.portal.FileChooser",
                                       question.ask == FileAsk::Save ? "SaveFile" : "OpenFile") < 0)
        return nullptr;
    Writer writer{message};
    writer.text(parent);
    writer.text(question.title);
    write_options(writer, question, token);
    if (writer.good) return message;
    sd_bus_message_unref(message);
    return nullptr;
}

std::string path_of_uri(std::string_view uri) {
    constexpr std::string_view kFile = "file://";
    if (!uri.starts_with(kFile)) return {};
    uri.remove_prefix(kFile.size());
    if (uri.starts_with("localhost/")) uri.remove_prefix(std::string_view("localhost").size());
    if (!uri.starts_with('/')) return {};
    std::string path;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        const int high = i + 2 < uri.size() && uri[i] == '%' ? hex_digit(uri[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(uri[i + 2]) : -1;
        if (low < 0) {
            path += uri[i];
            continue;
        }
        path += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return path;
}

std::string pattern_of_ending(std::string_view ending) {
    std::string pattern = "*";
    for (const char letter : ending) {
        if (letter >= 'a' && letter <= 'z')
            pattern += {'[', letter, static_cast<char>(letter - 'a' + 'A'), ']'};
        else
            pattern += letter;
    }
    return pattern;
}

FileAnswer read_response(sd_bus_message* message, const FileQuestion& question) {
    FileAnswer answer;
    std::uint32_t response = 2;
    if (sd_bus_message_read(message, "u", &response) < 0 || response > 1) {
        answer.failed = true;
        return answer;
    }
    if (response == 1) return answer;  // the person chose nothing
    for (const std::string& uri : read_uris(message))
        if (std::string path = path_of_uri(uri); !path.empty())
            answer.paths.push_back(std::move(path));
    answer.failed = answer.paths.empty();
    if (question.ask != FileAsk::Save || answer.failed) return answer;
    // A name without an ending gets one. The dialog did not ask whether that file may be replaced.
    std::string& path = answer.paths.front();
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    if (name.find('.') != std::string_view::npos || question.kinds.empty() ||
        question.kinds.front().endings.empty())
        return answer;
    path += question.kinds.front().endings.front();
    answer.failed = question.may_replace && exists(path);
    return answer;
}

}  // namespace tandem::ui
