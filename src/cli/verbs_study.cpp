// new, approach, open, check, merge.
#include <filesystem>
#include <ostream>
#include <unistd.h>

#include "tandem/app/import_files.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

void add_new(CLI::App& parser, Session& session) {
    struct Options {
        std::string title, codebook;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(parser, session, "new", "Make a study.",
                              "tandem new stigma.tandem --title \"Stigma\" --codebook stigma.csv");
    add_value(*verb, "--title", options->title, "The study's title; else the file's name");
    add_value(*verb, "--codebook", options->codebook, "A codebook to begin with (CSV)");
    verb->callback([&session, options] {
        ImportPlan plan;
        ImportOptions as_codebook;
        as_codebook.type = "codebook";
        if (!options->codebook.empty())
            plan = plan_import(Project(), {options->codebook}, as_codebook);
        const std::string title = options->title.empty()
                                      ? std::filesystem::path(session.study).stem().string()
                                      : options->title;
        Workspace workspace = Workspace::create(session.study, title, session.coder, session.clock);
        session.out << "Began the study “" << title << "” in " << session.study << ".\n";
        for (const Command& command : plan.commands) session.run(workspace, command);
    });
}

void add_approach(CLI::App& parser, Session& session) {
    struct Options {
        std::string approach, reason;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_reading_verb(
        parser, session, "approach",
        "Say in which tradition the study works, or ask. In a reflexive study no figure of "
        "agreement is made.",
        "tandem approach stigma.tandem reflexive");
    verb->add_option("APPROACH", options->approach,
                     "coding reliability, codebook, grounded theory or reflexive; without: ask");
    add_value(*verb, "--reason", options->reason, "Why it becomes another one than before");
    verb->callback([&session, options] {
        if (!options->approach.empty()) {
            Workspace workspace = session.open_for_change();
            session.run(workspace, DeclareApproach{options->approach, options->reason});
            return;
        }
        const Workspace workspace = session.open_for_reading();
        const std::string& approach = workspace.project().approach;
        if (session.json)
            session.print_json({{"approach", approach.empty() ? Json() : Json(approach)}});
        else
            session.out << (approach.empty() ? "Nobody has said in which approach.\n"
                                             : "Approach: " + approach + ".\n");
    });
}

// The window's program: beside this one, else on the path.
void open_window(const std::string& study) {
    std::error_code problem;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", problem);
    std::string program = "tandem-desktop";
    const auto beside = self.parent_path() / program;
    if (!problem && std::filesystem::exists(beside, problem)) program = beside.string();
    std::string path = study;
    char* arguments[] = {program.data(), path.data(), nullptr};
    ::execvp(program.c_str(), arguments);
    throw Error(ErrorKind::NotFound,
                "Cannot open the window: there is no program tandem-desktop beside tandem or on "
                "the path. Install it, or use the command line.");
}

void add_check(CLI::App& parser, Session& session) {
    CLI::App* verb = add_reading_verb(
        parser, session, "check",
        "Prove that nothing in the file is damaged: history, originals, quotes, references.",
        "tandem check stigma.tandem");
    verb->callback([&session] {
        const Workspace workspace = session.open_for_reading();
        const CheckReport report = workspace.check();
        // How many codings there are would tell how far the other coder is.
        const bool hidden = hides_something(workspace);
        if (session.json) {
            session.print_json({{"findings", report.findings},
                                {"entries", report.entries},
                                {"transcripts", report.transcripts},
                                {"codings", hidden ? Json() : Json(report.codings)},
                                {"hidden", hidden},
                                {"sound", report.findings.empty()}});
        } else {
            for (const std::string& finding : report.findings)
                session.out << as_sentence(finding) << "\n";
            session.out << "Checked " << counted(report.entries, "entry", "entries")
                        << " of the history, "
                        << counted(report.transcripts, "transcript", "transcripts") << " and "
                        << (hidden ? "all codings" : counted(report.codings, "coding", "codings"))
                        << ".\n";
            if (report.findings.empty()) session.out << "All holds.\n";
        }
        if (!report.findings.empty())
            throw Error(ErrorKind::Storage,
                        "'" + session.study + "' does not hold together: " +
                            counted(static_cast<std::int64_t>(report.findings.size()), "finding",
                                    "findings") +
                            ". Go back to a copy, and keep this file for comparison.");
    });
}

Json report_json(const MergeReport& report, bool dry_run) {
    Json conflicts = Json::array();
    for (const auto& conflict : report.conflicts)
        conflicts.push_back(
            {{"what", conflict.what}, {"kept", conflict.kept}, {"lost", conflict.lost}});
    Json coders = Json::object();
    for (const auto& [coder, counts] : report.codings_per_coder)
        coders[coder] = {{"before", counts.first}, {"after", counts.second}};
    return {{"added", report.added},
            {"changed", report.changed},
            {"removed", report.removed},
            {"conflicts", conflicts},
            {"remarks", report.remarks},
            {"codings_per_coder", coders},
            {"nothing_new", report.nothing_new},
            {"dry_run", dry_run}};
}

void print_report(const Session& session, const MergeReport& report, bool dry_run) {
    std::ostream& out = session.out;
    if (report.nothing_new) {
        out << "The copy has nothing that is not here already.\n";
        return;
    }
    out << (dry_run ? "Would bring in: " : "Brought in: ") << report.added << " added, "
        << report.changed << " changed, " << report.removed << " removed, "
        << counted(static_cast<std::int64_t>(report.conflicts.size()), "conflict", "conflicts")
        << ".\n";
    for (const auto& [coder, counts] : report.codings_per_coder)
        out << coder << ": " << counts.first << " codings before, " << counts.second << " after.\n";
    for (const auto& conflict : report.conflicts)
        out << "Conflict in " << conflict.what << ": kept “" << one_line(conflict.kept)
            << "”, lost “" << one_line(conflict.lost) << "”.\n";
    for (const std::string& remark : report.remarks) out << as_sentence(remark) << "\n";
    if (dry_run) out << "Nothing was changed.\n";
}

void add_study_merge(CLI::App& parser, Session& session) {
    struct Options {
        std::string copy;
        bool dry_run = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_reading_verb(
        parser, session, "merge",
        "Bring the work in another copy of the study into this one; the copy stays as it is.",
        "tandem merge stigma.tandem from-ben.tandem --dry-run");
    verb->add_option("COPY", options->copy, "The other copy")->required();
    verb->add_flag("--dry-run", options->dry_run, "Say what would happen, change nothing");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        MergeReport report = workspace.merge(options->copy, options->dry_run);
        // Remarks on codings quote their words.
        if (hides_something(workspace))
            std::erase_if(report.remarks, [](const std::string& remark) {
                return remark.find("coding") != std::string::npos;
            });
        if (session.json)
            session.print_json(report_json(report, options->dry_run));
        else
            print_report(session, report, options->dry_run);
    });
}

}  // namespace

void add_study_verbs(CLI::App& parser, Session& session) {
    add_new(parser, session);
    add_approach(parser, session);
    CLI::App* verb = add_verb(parser, session, "open", "Open the study in a window.",
                              "tandem open stigma.tandem");
    verb->callback([&session] { open_window(session.study); });
    add_check(parser, session);
    add_study_merge(parser, session);
}

}  // namespace tandem::cli
