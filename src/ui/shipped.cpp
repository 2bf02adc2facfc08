#include "ui/shipped.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace tandem::ui {
namespace {

namespace fs = std::filesystem;

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" `*");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" `*") - begin + 1);
}

// Markdown's emphasis is no part of the sentence.
std::string plain(std::string text) {
    std::erase_if(text, [](char letter) { return letter == '*' || letter == '`'; });
    return text;
}

// "| `stigma-ibh.csv` | a | 50 | … | the study of … |" → the number of entries and the last cell.
std::map<std::string, std::string> read_descriptions(const fs::path& readme) {
    std::map<std::string, std::string> about;
    std::ifstream file(readme);
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("| `")) continue;
        std::vector<std::string> cells;
        std::istringstream stream(line.substr(1));
        for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(trimmed(cell));
        if (cells.size() < 4 || !cells[0].ends_with(".csv")) continue;
        about[cells[0]] = cells[2] + " entries, made after " + plain(cells.back()) + ".";
    }
    return about;
}

}  // namespace

std::vector<ShippedCodebook> shipped_codebooks(const std::string& share) {
    std::vector<ShippedCodebook> found;
    if (share.empty()) return found;
    const fs::path folder = fs::path(share) / "codebooks";
    const auto about = read_descriptions(folder / "README.md");
    std::error_code problem;
    for (auto each = fs::directory_iterator(folder, problem); each != fs::directory_iterator();
         each.increment(problem)) {
        if (problem) break;
        if (each->path().extension() != ".csv") continue;
        const auto words = about.find(each->path().filename().string());
        found.push_back({each->path().string(), each->path().stem().string(),
                         words == about.end() ? std::string() : words->second});
    }
    std::ranges::sort(found, {}, &ShippedCodebook::name);
    return found;
}

std::string shipped_example(const std::string& share) {
    if (share.empty()) return {};
    const fs::path path = fs::path(share) / "examples" / "stigma-ibh.tandem";
    std::error_code ignored;
    return fs::exists(path, ignored) ? path.string() : std::string();
}

std::string data_folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && data[0] == '/') return std::string(data) + "/tandem";
    const char* home = std::getenv("HOME");
    return home && home[0] == '/' ? std::string(home) + "/.local/share/tandem" : std::string();
}

std::string copy_whole(const std::string& from, const std::string& to) {
    std::error_code problem;
    fs::create_directories(fs::path(to).parent_path(), problem);
    const std::string unfinished = to + ".unfinished";
    if (!problem) fs::copy_file(from, unfinished, fs::copy_options::overwrite_existing, problem);
    if (!problem)
        fs::permissions(unfinished, fs::perms::owner_write, fs::perm_options::add, problem);
    if (!problem) fs::rename(unfinished, to, problem);
    if (!problem) return {};
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    return "“" + to + "” could not be written: " + problem.message() + ".";
}

}  // namespace tandem::ui
