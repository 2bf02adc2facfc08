#include "ui/folder_list.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <filesystem>
#include <sys/stat.h>

#include "tandem/text/fold.h"
#include "tandem/text/utf8.h"

namespace tandem::ui {
namespace {

// With U+FFFD in place of the first byte that makes it no UTF-8.
std::string without_first_fault(const std::string& bytes) {
    std::size_t good = 0;
    for (std::size_t end = 1; end <= bytes.size(); ++end)
        if (is_valid_utf8(std::string_view(bytes).substr(0, end))) good = end;
    return bytes.substr(0, good) + "\uFFFD" + bytes.substr(good + 1);
}

// A path for a sentence or a row; what is no UTF-8 is shown as U+FFFD.
std::string as_text(std::string_view bytes) {
    std::string text(bytes);
    while (!is_valid_utf8(text)) text = without_first_fault(text);
    return text;
}

bool before(const FolderEntry& a, const FolderEntry& b) {
    if (a.is_folder != b.is_folder) return a.is_folder;
    const std::string x = fold(a.shown), y = fold(b.shown);
    return x != y ? x < y : a.name < b.name;
}

}  // namespace

FolderList list_folder(const std::string& folder) {
    FolderList list;
    DIR* directory = ::opendir(folder.c_str());
    if (!directory) {
        list.problem =
            "The folder " + as_text(folder) + " cannot be read: " + std::strerror(errno) + ".";
        return list;
    }
    while (const dirent* found = ::readdir(directory)) {
        FolderEntry entry;
        entry.name = found->d_name;
        if (entry.name == "." || entry.name == "..") continue;
        struct stat about {};
        // What cannot be looked at, a broken link for one, is no file that could be opened.
        if (::fstatat(::dirfd(directory), found->d_name, &about, 0) != 0) continue;
        entry.is_folder = S_ISDIR(about.st_mode);
        if (!entry.is_folder && !S_ISREG(about.st_mode)) continue;
        entry.bytes = about.st_size;
        entry.changed_ms = static_cast<std::int64_t>(about.st_mtime) * 1000;
        entry.shown = as_text(entry.name);
        list.entries.push_back(std::move(entry));
    }
    ::closedir(directory);
    std::ranges::sort(list.entries, before);
    return list;
}

std::string home_folder() {
    const char* home = std::getenv("HOME");
    std::string folder = home && home[0] == '/' ? home : "/";
    if (folder.back() != '/') folder += '/';
    return folder;
}

TypedPath read_path(std::string_view typed, const std::string& base) {
    std::string path(typed);
    if (path == "~" || path.starts_with("~/"))
        path = home_folder() + (path.size() > 2 ? path.substr(2) : "");
    else if (!path.starts_with('/'))
        path = (base.ends_with('/') ? base : base + "/") + path;
    const std::size_t slash = path.rfind('/');
    return {path.substr(0, slash + 1), path.substr(slash + 1)};
}

std::string parent_of(const std::string& folder) {
    const std::size_t end = folder.find_last_not_of('/');
    if (end == std::string::npos) return "/";
    return folder.substr(0, folder.rfind('/', end) + 1);
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool has_ending(std::string_view name, const FileKind& kind) {
    if (kind.endings.empty()) return true;
    std::string lower(name);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return std::ranges::any_of(kind.endings,
                               [&](const std::string& each) { return lower.ends_with(each); });
}

std::vector<std::size_t> shown_entries(const FolderList& list, const FileKind& kind,
                                       std::string_view typed, bool hidden) {
    const std::string wanted = fold(typed);
    std::vector<std::size_t> begin, hold;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const FolderEntry& entry = list.entries[i];
        if (entry.name.starts_with('.') && !hidden && !typed.starts_with('.')) continue;
        if (!entry.is_folder && !has_ending(entry.name, kind)) continue;
        const std::string name = fold(entry.shown);
        if (name.starts_with(wanted))
            begin.push_back(i);
        else if (name.find(wanted) != std::string::npos)
            hold.push_back(i);
    }
    begin.insert(begin.end(), hold.begin(), hold.end());
    return begin;
}

std::string completed(const FolderList& list, std::string_view typed) {
    if (typed.empty()) return {};
    std::optional<std::string> common;
    bool only = true, folder = false;
    for (const FolderEntry& entry : list.entries) {
        if (!entry.shown.starts_with(typed)) continue;
        if (!common) {
            common = entry.shown;
            folder = entry.is_folder;
            continue;
        }
        only = false;
        const auto [end, other] = std::ranges::mismatch(*common, entry.shown);
        common->erase(end, common->end());
    }
    if (!common) return std::string(typed);
    // Not in the middle of a letter.
    while (!common->empty() && !is_valid_utf8(*common)) common->pop_back();
    if (only && folder) *common += '/';
    return *common;
}

std::optional<std::string> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0777) == 0) return std::nullopt;
    if (errno == EEXIST) return "“" + as_text(path) + "” is there already.";
    return "The folder " + as_text(path) + " could not be made: " + std::strerror(errno) + ".";
}

}  // namespace tandem::ui
