// export.
#include <optional>
#include <ostream>

#include "tandem/app/corrections.h"
#include "tandem/app/export_files.h"
#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

void export_all(const Session& session, const std::string& what, const std::string& path) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    if (what == "codings") {
        const CodingsExport codings = export_codings(project, viewer_of(workspace));
        write_export(path, codings.csv);
        session.out << "Wrote " << counted(codings.codings, "coding", "codings") << " to " << path
                    << ".\n";
        if (codings.lost > 0)
            session.out << counted(codings.lost, "coding has", "codings have")
                        << " no words any more and stayed out.\n";
        session.print_hidden_note(workspace);
        return;
    }
    write_export(path,
                 what == "codebook" ? export_codebook(project) : export_participants(project));
    session.out << "Wrote the " << what << " to " << path << ".\n";
}

void print_warnings(const Session& session, const std::string& name,
                    const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings)
        session.out << "  " << (name.empty() ? "" : name + ": ") << warning << "\n";
}

void export_transcript_to(const Session& session, const std::string& name,
                          const std::string& path) {
    const std::string format = transcript_format_of(path);
    const Workspace workspace = session.open_for_reading();
    const Transcript& transcript = find_transcript(workspace.project(), name);
    const TranscriptFile file = export_transcript(workspace.project(), transcript.id, format);
    write_export(path, file.bytes);
    session.out << "Wrote " << name << " as it reads now to " << path << ".\n";
    print_warnings(session, "", file.warnings);
}

void export_original(const Session& session, const std::string& name, const std::string& path) {
    const Workspace workspace = session.open_for_reading();
    const Transcript& transcript = find_transcript(workspace.project(), name);
    write_export(path, workspace.original_bytes(transcript.id));
    session.out << "Wrote the file of " << name << " as it was imported to " << path << ".\n";
}

// All transcripts, or all the files they came from.
void export_folder(const Session& session, const std::string& what, const std::string& folder,
                   const std::string& format) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    const bool originals = what == "originals";
    const auto files = originals ? original_files(project) : transcript_files(project, format);
    std::vector<std::pair<std::string, std::vector<std::string>>> warnings;
    write_folder(folder, files, [&](const FolderFile& file) {
        if (originals) return workspace.original_bytes(file.transcripts[0]);
        TranscriptFile made = export_transcript(project, file.transcripts[0], format);
        warnings.emplace_back(file.name, std::move(made.warnings));
        return std::move(made.bytes);
    });
    session.out << "Wrote " << counted(static_cast<std::int64_t>(files.size()), "file", "files")
                << " to " << folder << ".\n";
    for (const auto& [name, list] : warnings) print_warnings(session, name, list);
}

// Of one transcript, or of all.
void export_changes(const Session& session, const std::string& name, const std::string& path) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    std::optional<TranscriptId> only;
    if (!name.empty()) only = find_transcript(project, name).id;
    const std::vector<Correction> corrections = corrections_of(workspace, only);
    write_export(path, corrections_file(project, corrections, path));
    session.out << "Wrote "
                << counted(static_cast<std::int64_t>(corrections.size()), "correction",
                           "corrections")
                << (name.empty() ? "" : " of " + name) << " to " << path << ".\n";
}

// "codings" from "codings-ana.csv".
std::string kind_of_export(const std::string& path) {
    const std::string file = path.substr(path.rfind('/') + 1);
    for (const char* kind : {"codings", "codebook", "participants"})
        if (file.starts_with(kind)) return kind;
    return "";
}

void export_as_asked(const Session& session, const std::vector<std::string>& words,
                     const std::string& format) {
    const std::string& first = words.front();
    if (first == "original" || first == "transcript") {
        if (words.size() != 3)
            throw CLI::ValidationError("export " + first, "needs a transcript and a file");
        (first == "original" ? export_original : export_transcript_to)(session, words[1], words[2]);
        return;
    }
    if (first == "originals" || first == "transcripts") {
        if (words.size() != 2) throw CLI::ValidationError("export " + first, "needs a folder");
        export_folder(session, first, words[1], format);
        return;
    }
    if (first == "changes") {
        if (words.size() < 2) throw CLI::ValidationError("export changes", "needs a file");
        export_changes(session, words.size() == 3 ? words[1] : "", words.back());
        return;
    }
    const std::string kind = kind_of_export(first);
    const bool named = words.size() == 2 && kind == first;
    if (kind.empty() || words.size() > (named ? 2u : 1u))
        throw CLI::ValidationError("export",
                                   "say what: codings, codebook, participants, original, "
                                   "transcript, originals, transcripts or changes");
    export_all(session, kind, words.back());
}

}  // namespace

void add_export_verbs(CLI::App& parser, Session& session) {
    struct Options {
        std::vector<std::string> words;
        std::string format = "txt";
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(
        parser, session, "export",
        "Write codings, codebook or participants as CSV, transcripts as TXT, DOCX, WebVTT or SRT, "
        "the files they came from, or what was corrected in them.",
        "tandem export stigma.tandem codings.csv\n"
        "  tandem export stigma.tandem codebook to-share.csv\n"
        "  tandem export stigma.tandem transcript PT06 PT06.vtt\n"
        "  tandem export stigma.tandem transcripts to-share --format docx\n"
        "  tandem export stigma.tandem original PT06 PT06-as-imported.txt\n"
        "  tandem export stigma.tandem changes PT06 corrections.csv");
    verb->add_option("WHAT", options->words,
                     "FILE named codings…, codebook… or participants…; or one of these words and "
                     "FILE; or original|transcript NAME FILE; or originals|transcripts FOLDER; "
                     "or changes [NAME] FILE")
        ->required()
        ->expected(1, 3);
    add_value(*verb, "--format", options->format, "Of all transcripts: txt, docx, vtt or srt")
        ->check(CLI::IsMember(transcript_file_formats()));
    verb->callback(
        [&session, options] { export_as_asked(session, options->words, options->format); });
}

}  // namespace tandem::cli
