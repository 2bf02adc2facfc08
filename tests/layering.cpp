#include "layering.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace tandem::layering {

static constexpr std::size_t kLongestFile = 800;
static constexpr std::size_t kLongestFunction = 60;

// How the libraries of the table's last column are recognised: a header that begins so.
static const std::multimap<std::string, std::string>& library_headers() {
    static const std::multimap<std::string, std::string> headers = {
        {"nlohmann-json", "nlohmann/"},
        {"libsodium", "sodium"},
        {"ICU", "unicode/"},
        {"Boost.Math", "boost/"},
        {"SQLite", "sqlite3"},
        {"libzip", "zip.h"},
        {"pugixml", "pugixml"},
        {"libxlsxwriter", "xlsxwriter"},
        {"md4c", "md4c"},
        {"gumbo", "gumbo"},
        {"CLI11", "CLI/"},
        {"ImGui", "imgui"},
        {"ImGui", "misc/cpp/imgui"},
        {"ImGui", "backends/imgui"},
        {"HarfBuzz", "hb"},
        {"HarfBuzz", "harfbuzz/"},
        {"FreeType", "ft2build.h"},
        {"FreeType", "freetype"},
        {"fontconfig", "fontconfig/"},
        {"GLFW", "GLFW/"},
        {"EGL", "EGL/"},
        {"OpenGL", "GL/"},
        {"OpenGL", "GLES"},
        {"stb", "stb"},
        {"sd-bus", "systemd/sd-bus"},
    };
    return headers;
}

// Part of the system, not of a library: allowed everywhere.
static bool is_system_header(const std::string& header) {
    static const std::set<std::string> posix = {"dirent.h", "fcntl.h",  "poll.h",   "pwd.h",
                                                "signal.h", "spawn.h",  "unistd.h", "termios.h",
                                                "time.h",   "stdlib.h", "errno.h",  "dlfcn.h"};
    return header.find_first_of("./") == std::string::npos || header.starts_with("sys/") ||
           posix.contains(header);
}

static std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

static std::vector<std::string> parts(std::string_view text, char separator) {
    std::vector<std::string> result;
    std::istringstream stream{std::string(text)};
    for (std::string part; std::getline(stream, part, separator);) result.push_back(trimmed(part));
    return result;
}

// "ImGui; GLFW, EGL in `ui/desktop_main.cpp` only" → the three, the last two with their place.
static std::vector<Outside> read_outside(const std::string& cell) {
    std::vector<Outside> result;
    const std::string plain = std::regex_replace(cell, std::regex(R"(\([^)]*\))"), "");
    for (const std::string& group : parts(plain, ';')) {
        std::smatch match;
        std::string names = group, only_in;
        if (std::regex_match(group, match, std::regex(R"((.*) in `([^`]+)` only)"))) {
            names = match[1];
            only_in = "src/" + match[2].str();
        }
        for (const std::string& name : parts(names, ','))
            if (name != "std" && name != "–") result.push_back({name, only_in});
    }
    return result;
}

std::vector<FolderRule> read_layer_table(std::string_view markdown) {
    std::vector<FolderRule> rules;
    bool inside = false;
    for (const std::string& line : parts(markdown, '\n')) {
        if (line == "| folder | may include | from outside |") {
            inside = true;
        } else if (inside && !line.starts_with("|")) {
            break;
        } else if (inside && !line.starts_with("|---")) {
            const auto cells = parts(line, '|');  // the first is what stands before the first bar
            if (cells.size() < 4) continue;
            FolderRule rule{cells[1], {}, read_outside(cells[3])};
            if (cells[2] == "all above") {
                for (const FolderRule& above : rules) rule.may_include.push_back(above.folder);
            } else if (cells[2] != "–") {
                rule.may_include = parts(cells[2], ',');
            }
            rules.push_back(rule);
        }
    }
    return rules;
}

// Where the literal that begins at `at` ends (past its closing quote); its contents to `content`.
static std::size_t skip_literal(std::string_view text, std::size_t at, std::string& content) {
    if (text[at] == '"' && at > 0 && text[at - 1] == 'R') {
        const auto open = text.find('(', at);
        const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
        const auto end = std::min(text.find(close, open), text.size());
        content = text.substr(open + 1, end - open - 1);
        return std::min(end + close.size(), text.size());
    }
    const char quote = text[at++];
    while (at < text.size() && text[at] != quote) {
        if (text[at] == '\\') content += text[at++];
        if (at < text.size()) content += text[at++];
    }
    return std::min(at + 1, text.size());
}

Split split_source(std::string_view text) {
    Split split;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const std::string_view two = text.substr(at, 2);
        // 1'000'000 is a number: a quote after a digit and before one opens nothing.
        const bool digit_mark = c == '\'' && at > 0 && at + 1 < text.size() &&
                                std::isxdigit(static_cast<unsigned char>(text[at - 1])) &&
                                std::isxdigit(static_cast<unsigned char>(text[at + 1]));
        if (two == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (two == "/*") {
            at = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
        } else if ((c == '"' || c == '\'') && !digit_mark) {
            std::string content;
            at = skip_literal(text, at, content);
            if (c == '"') split.literals.push_back(content);
            split.code += c;
            split.code += c;
        } else {
            split.code += c;
            ++at;
        }
    }
    return split;
}

// "include/tandem/model/span.h" and "src/model/span.cpp" are both of the folder model.
static std::string folder_of(const std::string& path) {
    const auto segments = parts(path, '/');
    if (path.starts_with("src/") && segments.size() > 2) return segments[1];
    if (path.starts_with("include/tandem/") && segments.size() > 3) return segments[2];
    return {};
}

static bool is_public(const std::string& path) {
    return path.starts_with("include/");
}

static std::vector<std::string> includes_of(const SourceFile& file) {
    static const std::regex include(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<std::string> result;
    std::istringstream lines(file.text);
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, include)) result.push_back(match[1]);
    return result;
}

static const FolderRule* find_rule(const std::vector<FolderRule>& rules,
                                   const std::string& folder) {
    const auto found = std::ranges::find(rules, folder, &FolderRule::folder);
    return found == rules.end() ? nullptr : &*found;
}

static std::string library_of(const std::string& header) {
    for (const auto& [library, beginning] : library_headers())
        if (header.starts_with(beginning)) return library;
    return {};
}

static void check_library(const FolderRule& rule, const SourceFile& file, const std::string& header,
                          Faults& faults) {
    const std::string library = library_of(header);
    if (library.empty()) {
        if (!is_system_header(header))
            faults.push_back(file.path + " includes " + header + ", which no table names");
        return;
    }
    const bool allowed = std::ranges::any_of(rule.outside, [&](const Outside& outside) {
        return outside.library == library && file.path.starts_with(outside.only_in);
    });
    if (!allowed)
        faults.push_back(file.path + " includes " + header + ": " + library + " is not for it");
    else if (is_public(file.path) && library != "nlohmann-json")
        faults.push_back(file.path + " is public and includes " + header);
}

// The folder an own header belongs to, or nothing if `header` is a library's.
static std::string folder_of_header(const std::vector<FolderRule>& rules, const std::string& header,
                                    const std::string& from, const std::set<std::string>& paths) {
    const auto segments = parts(header, '/');
    if (segments.size() > 2 && segments[0] == "tandem") return segments[1];
    if (segments.size() > 1 && find_rule(rules, segments[0])) return segments[0];
    if (paths.contains("src/" + from + "/" + header)) return from;
    // Beside the includer, in a folder below: "rows.h" from src/ui/panels/.
    const std::string tail = "/" + header, place = "src/" + from + "/";
    const bool own = std::ranges::any_of(paths, [&](const std::string& path) {
        return path.starts_with(place) && path.ends_with(tail);
    });
    return own ? from : std::string();
}

static void check_own(const FolderRule& rule, const SourceFile& file, const std::string& header,
                      const std::string& target, Faults& faults) {
    const bool public_header = header.starts_with("tandem/");
    if (target == rule.folder) {
        if (is_public(file.path) && !public_header)
            faults.push_back(file.path + " is public and includes the private " + header);
        return;
    }
    if (std::ranges::find(rule.may_include, target) == rule.may_include.end())
        faults.push_back(file.path + " includes " + header + ": " + rule.folder +
                         " may not include " + target);
    else if (!public_header)
        faults.push_back(file.path + " includes " + header + ", private to " + target +
                         ": move it to include/tandem/" + target + "/");
}

Faults include_faults(const std::vector<FolderRule>& rules, const std::vector<SourceFile>& files) {
    Faults faults;
    for (const FolderRule& rule : rules)
        for (const Outside& outside : rule.outside)
            if (!library_headers().contains(outside.library))
                faults.push_back("the table names " + outside.library +
                                 ", whose headers this test does not know");
    std::set<std::string> paths, used_elsewhere;
    for (const SourceFile& file : files) paths.insert(file.path);
    for (const SourceFile& file : files) {
        const FolderRule* rule = find_rule(rules, folder_of(file.path));
        if (!rule) {
            faults.push_back(file.path + " is in no folder of the table");
            continue;
        }
        for (const std::string& header : includes_of(file)) {
            const std::string target = folder_of_header(rules, header, rule->folder, paths);
            if (target.empty())
                check_library(*rule, file, header, faults);
            else
                check_own(*rule, file, header, target, faults);
            // What a public header includes is as public as the header.
            if (target != rule->folder || is_public(file.path))
                used_elsewhere.insert("include/" + header);
        }
    }
    for (const SourceFile& file : files)
        if (is_public(file.path) && !used_elsewhere.contains(file.path))
            faults.push_back(file.path + " is included by no other folder: move it to src/" +
                             folder_of(file.path) + "/");
    return faults;
}

Faults place_faults(const std::vector<SourceFile>& files) {
    static const std::regex sql(
        R"(\bSELECT\s|\bINSERT (OR \w+ )?INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE FROM\b|\bCREATE TABLE\b)");
    static const std::regex a_catch(R"(\bcatch\s*\()"), imgui(R"(\bIm(Gui|Vec[24]|Draw)\w*)");
    Faults faults;
    for (const SourceFile& file : files) {
        const Split split = split_source(file.text);
        const std::string folder = folder_of(file.path);
        for (const std::string& literal : split.literals)
            if (folder != "store" && std::regex_search(literal, sql))
                faults.push_back(file.path + " holds SQL, which only store may: \"" + literal +
                                 "\"");
        if (file.path != "src/cli/main.cpp" && file.path != "src/ui/desktop.cpp" &&
            std::regex_search(split.code, a_catch))
            faults.push_back(file.path + " catches; only cli/main.cpp and ui/desktop.cpp may");
        if (folder != "ui" && std::regex_search(split.code, imgui))
            faults.push_back(file.path + " uses ImGui, which only ui may");
    }
    return faults;
}

// Functions that stand at the left margin: from their first line to the brace at the margin.
static void check_functions(const SourceFile& file, Faults& faults) {
    static const std::regex begins(
        R"(^(?!namespace|struct|class|enum|union|using|extern)[A-Za-z\[])");
    std::istringstream lines(file.text);
    std::string first;
    std::size_t number = 0, began = 0;
    bool in_body = false;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (began == 0 && std::regex_search(line, begins)) {
            began = number;
            first = line;
        }
        if (began == 0) continue;
        const bool ends =
            in_body ? line.starts_with("}") : line.ends_with(";") || line.ends_with("}");
        const std::size_t length = number - began + 1;
        if (ends && line == "}" && length > kLongestFunction)
            faults.push_back(file.path + ":" + std::to_string(began) + " is a function of " +
                             std::to_string(length) + " lines: " + first);
        in_body = !ends && (in_body || line.ends_with("{"));
        if (ends) began = 0;
    }
}

Faults length_faults(const std::vector<SourceFile>& files) {
    Faults faults;
    for (const SourceFile& file : files) {
        const auto lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
        if (lines > kLongestFile)
            faults.push_back(file.path + " has " + std::to_string(lines) + " lines: split it");
        if (!file.path.starts_with("tests/")) check_functions(file, faults);
    }
    return faults;
}

namespace {

// The types of one source that stand in named namespaces alone, with these: "tandem::ui::Button".
class TypeFinder {
 public:
    std::vector<std::string> find(std::string_view text) {
        const Split split = split_source(text);
        std::istringstream lines(split.code);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with('#')) continue;
            for (const char c : line) take(c);
            take(' ');
        }
        return std::move(types_);
    }

 private:
    void take(char c) {
        if (c == '{') {
            open();
        } else if (c == '}' && !scopes_.empty()) {
            scopes_.pop_back();
        } else if (c != ';') {
            statement_ += c;
            return;
        }
        statement_.clear();
    }

    void open() {
        static const std::regex kNamespace("^\\s*(?:inline )?namespace\\s*([\\w:]*)\\s*$");
        static const std::regex kType(
            "(?:^|>)\\s*(?:struct|class|union|enum|enum "
            "class)\\s+(\\w+)(?:\\s+final)?\\s*(?::[^:].*)?$");
        std::smatch found;
        if (std::regex_match(statement_, found, kNamespace)) {
            scopes_.push_back(found[1]);
            return;
        }
        const bool is_named = std::ranges::find(scopes_, "") == scopes_.end();
        if (is_named && std::regex_search(statement_, found, kType)) {
            std::string name;
            for (const std::string& scope : scopes_) name += scope + "::";
            types_.push_back(name + found[1].str());
        }
        scopes_.push_back("");  // what is inside a type or function has a name of its own
    }

    std::vector<std::string> scopes_;
    std::string statement_;
    std::vector<std::string> types_;
};

}  // namespace

Faults type_faults(const std::vector<SourceFile>& files) {
    Faults faults;
    std::map<std::string, std::string> known;
    for (const SourceFile& file : files)
        for (const std::string& type : TypeFinder().find(file.text)) {
            const auto [first, fresh] = known.emplace(type, file.path);
            if (!fresh)
                faults.push_back(file.path + " has a type " + type + ", and so has " +
                                 first->second +
                                 ": give one another name, or hide it in a "
                                 "namespace without a name");
        }
    return faults;
}

}  // namespace tandem::layering
