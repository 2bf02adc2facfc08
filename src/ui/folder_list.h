// The contents of a folder, for the program's own file dialog.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/file_chooser.h"

namespace tandem::ui {

struct FolderEntry {
    std::string name;   // the bytes of the file system, which need not be UTF-8
    std::string shown;  // as text
    bool is_folder = false;
    std::int64_t bytes = 0, changed_ms = 0;
};

struct FolderList {
    std::vector<FolderEntry> entries;  // folders first, then by name
    std::string problem;               // a sentence, when the folder could not be read
};

FolderList list_folder(const std::string& folder);

// "/home/ana/stu" → "/home/ana/" and "stu". "~" at the beginning is the home; what does not begin
// at the root begins in `base`.
struct TypedPath {
    std::string folder;  // ends in "/"
    std::string name;    // empty after a "/"
    std::string whole() const { return folder + name; }
};
TypedPath read_path(std::string_view typed, const std::string& base);

std::string home_folder();
// "/home/ana/" → "/home/"; "/" stays.
std::string parent_of(const std::string& folder);
bool is_folder(const std::string& path);
bool exists(const std::string& path);

bool has_ending(std::string_view name, const FileKind& kind);
// Places in `list` of what is to be shown: folders and files of the kind, those beginning with or
// holding what was typed (case and accents apart); hidden ones if asked for or typed.
std::vector<std::size_t> shown_entries(const FolderList& list, const FileKind& kind,
                                       std::string_view typed, bool hidden);
// What all names that begin with `typed` have in common, a "/" behind the name of the only one if
// it is a folder; `typed` itself when nothing can be added.
std::string completed(const FolderList& list, std::string_view typed);

// A sentence if it could not be made.
std::optional<std::string> make_folder(const std::string& path);

}  // namespace tandem::ui
