#include "tandem/app/export_files.h"

#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/exchange/codebook_files.h"
#include "tandem/exchange/codings_file.h"
#include "tandem/exchange/participants_file.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

std::unordered_map<Guid, std::string> own_memos(const Project& project) {
    std::unordered_map<Guid, CoderId> coder_of;
    for (const Coding& coding : project.codings()) coder_of[coding.guid] = coding.coder;
    std::unordered_map<Guid, std::string> memos;
    for (const Memo& memo : project.memos) {
        if (memo.deleted || memo.about != "coding") continue;
        const auto coder = coder_of.find(memo.target);
        if (coder == coder_of.end() || coder->second != memo.coder) continue;
        std::string& text = memos[memo.target];
        text += (text.empty() ? "" : "\n\n") + memo.text;
    }
    return memos;
}

// "PT06" and "txt": a name that every system takes and that hides nowhere.
std::string safe_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool reserved = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
                              std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        out += reserved ? '_' : c;
    }
    while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.back() = '_';
    if (out.empty() || out.front() == '.') out.insert(0, "_");
    return out;
}

// The name, or with "-2", "-3" … before its extension when it is taken, whatever its capitals.
std::string free_name(const std::string& name, std::set<std::string>& taken) {
    const std::filesystem::path path(name);
    std::string out = name;
    for (int next = 2; !taken.insert(in_small_letters(out)).second; ++next)
        out = path.stem().string() + "-" + std::to_string(next) + path.extension().string();
    return out;
}

std::vector<ParsedTurn> turns_of(const Project& project, TranscriptId transcript) {
    std::vector<ParsedTurn> turns;
    for (const Turn& turn : project.turns(transcript))
        turns.push_back({std::string(project.speaker_label(turn)), turn.start_ms, turn.end_ms,
                         turn.text, 0, turn.approximate});
    return turns;
}

}  // namespace

CodingsExport export_codings(const Project& project, Viewer viewer) {
    CodingsExport out;
    const auto memos = own_memos(project);
    std::unordered_map<CodeId, std::string> names;
    std::vector<CodingLine> lines;
    int joined = 0;
    for (const Coding* coding : visible_codings(project, viewer)) {
        if (coding->spans.empty()) {
            ++out.lost;
            continue;
        }
        ++out.codings;
        const Code* code = project.codes.find(coding->code);
        auto [name, fresh] = names.try_emplace(coding->code);
        if (fresh) name->second = name_to_type(project, *code);
        const std::string key = coding->spans.size() > 1 ? std::to_string(++joined) : "";
        const auto memo = memos.find(coding->guid);
        for (const TextSpan& span : coding->spans) {
            CodingLine line;
            line.transcript = project.transcripts.find(coding->transcript)->name;
            line.turn = project.find_turn(coding->transcript, span.turn)->number;
            line.begin = span.begin.value;
            line.end = span.end.value;
            line.code = name->second;
            line.coder = project.coders.find(coding->coder)->name;
            line.kind = coding->kind;
            line.voice = coding->voice;
            if (memo != memos.end() && &span == &coding->spans.front()) line.memo = memo->second;
            line.coding = key;
            lines.push_back(std::move(line));
        }
    }
    out.csv = write_codings(lines);
    return out;
}

std::string export_codebook(const Project& project) {
    return write_codebook(project);
}

std::string export_participants(const Project& project) {
    return write_participants(project);
}

TranscriptFile export_transcript(const Project& project, TranscriptId transcript,
                                 std::string_view format) {
    return write_transcript(turns_of(project, transcript),
                            project.transcripts.find(transcript)->name, format);
}

std::string transcript_format_of(const std::string& path) {
    const std::string format = extension_of(path);
    std::string list;
    for (const std::string& known : transcript_file_formats()) {
        if (known == format) return format;
        list += (list.empty() ? "." : ", .") + known;
    }
    throw Error(
        ErrorKind::BadInput,
        "Cannot write '" + path + "': a transcript's file name ends with one of " + list + ".");
}

std::vector<FolderFile> transcript_files(const Project& project, std::string_view format) {
    std::vector<FolderFile> files;
    std::set<std::string> taken;
    for (const Transcript* transcript : project.transcripts_by_name())
        files.push_back({free_name(safe_name(transcript->name) + "." + std::string(format), taken),
                         {transcript->id}});
    return files;
}

std::vector<FolderFile> original_files(const Project& project) {
    std::vector<FolderFile> files;
    std::map<Sha256, std::size_t> known;
    std::map<std::string, int> uses;
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const auto [at, fresh] = known.emplace(transcript->original, files.size());
        if (fresh) {
            files.push_back({safe_name(transcript->file_name), {}});
            ++uses[in_small_letters(files.back().name)];
        }
        files[at->second].transcripts.push_back(transcript->id);
    }
    std::set<std::string> taken;
    for (FolderFile& file : files) {
        const Transcript& first = *project.transcripts.find(file.transcripts[0]);
        if (uses[in_small_letters(file.name)] > 1)
            file.name = safe_name(first.name) + " " + file.name;
        file.name = free_name(file.name, taken);
    }
    return files;
}

void write_folder(const std::string& folder, const std::vector<FolderFile>& files,
                  const std::function<std::string(const FolderFile&)>& bytes_of) {
    std::error_code problem;
    const std::filesystem::path path(folder);
    for (const FolderFile& file : files)
        if (std::filesystem::exists(path / file.name, problem))
            throw Error(ErrorKind::Conflict,
                        "'" + (path / file.name).string() +
                            "' is there already. Nothing was written; name a folder without it.");
    std::filesystem::create_directories(path, problem);
    if (!std::filesystem::is_directory(path, problem))
        throw Error(ErrorKind::Storage, "Cannot make the folder '" + folder +
                                            "'. Name one in a place where you can write.");
    for (const FolderFile& file : files) write_file((path / file.name).string(), bytes_of(file));
}

void write_export(const std::string& path, std::string_view bytes) {
    write_file(path, bytes);
}

}  // namespace tandem
