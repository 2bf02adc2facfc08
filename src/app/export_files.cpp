#include "tandem/app/export_files.h"

#include <unordered_map>

#include "tandem/app/find.h"
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

// "1:02:03", "0:05".
std::string clock_time(std::int64_t ms) {
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::int64_t seconds = ms / 1000;
    const std::int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
    return (hours > 0 ? std::to_string(hours) + ":" + two(minutes) : std::to_string(minutes)) +
           ":" + two(seconds % 60);
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

std::string export_transcript(const Project& project, TranscriptId transcript) {
    std::string out;
    for (const Turn& turn : project.turns(transcript)) {
        std::string head(project.speaker_label(turn));
        if (turn.start_ms) head += (head.empty() ? "" : "  ") + clock_time(*turn.start_ms);
        if (!head.empty()) out += head + "\n";
        out += turn.text + "\n\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

void write_export(const std::string& path, std::string_view bytes) {
    write_file(path, bytes);
}

}  // namespace tandem
