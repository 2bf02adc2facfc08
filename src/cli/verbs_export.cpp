// export.
#include <ostream>

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

void export_one(const Session& session, const std::string& what, const std::string& name,
                const std::string& path) {
    const Workspace workspace = session.open_for_reading();
    const Transcript& transcript = find_transcript(workspace.project(), name);
    write_export(path, what == "original" ? workspace.original_bytes(transcript.id)
                                          : export_transcript(workspace.project(), transcript.id));
    session.out << "Wrote "
                << (what == "original" ? "the file of " + name + " as it was imported"
                                       : name + " as it reads now")
                << " to " << path << ".\n";
}

// "codings" from "codings-ana.csv".
std::string kind_of_export(const std::string& path) {
    const std::string file = path.substr(path.rfind('/') + 1);
    for (const char* kind : {"codings", "codebook", "participants"})
        if (file.starts_with(kind)) return kind;
    return "";
}

void export_as_asked(const Session& session, const std::vector<std::string>& words) {
    const std::string& first = words.front();
    if (first == "original" || first == "transcript") {
        if (words.size() != 3)
            throw CLI::ValidationError("export " + first, "needs a transcript and a file");
        export_one(session, first, words[1], words[2]);
        return;
    }
    const std::string kind = kind_of_export(first);
    const bool named = words.size() == 2 && kind == first;
    if (kind.empty() || words.size() > (named ? 2u : 1u))
        throw CLI::ValidationError(
            "export", "say what: codings, codebook, participants, original or transcript");
    export_all(session, kind, words.back());
}

}  // namespace

void add_export_verbs(CLI::App& parser, Session& session) {
    const auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = add_verb(
        parser, session, "export",
        "Write codings, codebook or participants as CSV, a transcript as text, or its original "
        "file.",
        "tandem export stigma.tandem codings.csv\n"
        "  tandem export stigma.tandem codebook to-share.csv\n"
        "  tandem export stigma.tandem original PT06 PT06-as-imported.txt");
    verb->add_option("WHAT", *words,
                     "FILE named codings…, codebook… or participants…; or one of these words and "
                     "FILE; or original|transcript NAME FILE")
        ->required()
        ->expected(1, 3);
    verb->callback([&session, words] { export_as_asked(session, *words); });
}

}  // namespace tandem::cli
