#include "app/import_names.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "tandem/base/error.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 26> kOtherKinds = {
    "aac",  "aif",  "aiff", "amr",    "avi",  "bmp", "flac", "gif", "heic",
    "jpeg", "jpg",  "m4a",  "m4v",    "mkv",  "mov", "mp3",  "mp4", "mpg",
    "ogg",  "opus", "png",  "tandem", "tiff", "wav", "webm", "wma"};

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "'" : ", '") + name + "'";
    return out;
}

bool is_same_file(const std::filesystem::path& a, const std::string& b) {
    std::error_code problem;
    return !b.empty() && std::filesystem::equivalent(a, b, problem);
}

// The files directly in a folder; the others' names go into the lists.
struct FolderContents {
    std::vector<std::string> files, folders, other_kinds;
};

FolderContents contents_of(const std::string& folder, const std::string& without) {
    FolderContents out;
    std::error_code problem;
    std::filesystem::directory_iterator entries(folder, problem);
    if (problem)
        throw Error(ErrorKind::Storage,
                    "Cannot read the folder '" + folder + "': " + problem.message() + ".");
    for (const auto& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(".") || name.starts_with("~$") || is_same_file(entry.path(), without))
            continue;
        const std::string kind = extension_of(name);
        const bool other =
            std::find(kOtherKinds.begin(), kOtherKinds.end(), kind) != kOtherKinds.end();
        if (entry.is_directory(problem))
            out.folders.push_back(name);
        else if (other)
            out.other_kinds.push_back(name);
        else
            out.files.push_back(entry.path().string());
    }
    for (auto* list : {&out.files, &out.folders, &out.other_kinds})
        std::sort(list->begin(), list->end());
    return out;
}

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Both in small letters.
bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word_character(text[at - 1])) &&
            (end == text.size() || !is_word_character(text[end])))
            return true;
    }
    return false;
}

bool names_file(const ParsedParticipants::Person& person, const std::string& file,
                const std::string& stem) {
    return std::ranges::any_of(person.values, [&](const auto& value) {
        const std::string column = in_small_letters(value.first);
        const std::string name = in_small_letters(value.second);
        return (column == "file" || column == "transcript") && (name == file || name == stem);
    });
}

}  // namespace

std::vector<std::string> files_to_import(const std::vector<std::string>& paths,
                                         const std::string& without,
                                         std::vector<std::string>& remarks) {
    std::vector<std::string> out;
    std::error_code problem;
    for (const std::string& path : paths) {
        if (!std::filesystem::is_directory(path, problem)) {
            out.push_back(path);
            continue;
        }
        const FolderContents contents = contents_of(path, without);
        if (contents.files.empty())
            throw Error(ErrorKind::BadInput, "The folder '" + path + "' has no file to import.");
        out.insert(out.end(), contents.files.begin(), contents.files.end());
        if (!contents.other_kinds.empty())
            remarks.push_back("Recordings, pictures and studies in '" + path +
                              "' were left out: " + listed(contents.other_kinds) + ".");
        if (!contents.folders.empty())
            remarks.push_back("Folders in '" + path +
                              "' were not looked into: " + listed(contents.folders) + ".");
    }
    return out;
}

std::optional<std::string> participant_of_file(const ParsedParticipants& list,
                                               std::string_view file_name) {
    const std::string file = in_small_letters(std::string(file_name));
    const std::string stem = std::filesystem::path(file).stem().string();
    std::vector<std::string> named, same, within;
    for (const ParsedParticipants::Person& person : list.people) {
        const std::string label = in_small_letters(person.label);
        if (names_file(person, file, stem)) named.push_back(person.label);
        if (label == stem) same.push_back(person.label);
        if (holds_word(stem, label)) within.push_back(person.label);
    }
    for (const auto& found : {named, same, within}) {
        if (found.size() == 1) return found[0];
        if (!found.empty()) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace tandem
