// What coders have noted, and what they have not yet read.
#include <ostream>

#include "tandem/analysis/memo_subject.h"
#include "tandem/analysis/submission.h"
#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "cli/listings.h"
#include "cli/print.h"

namespace tandem::cli {

void show_memos(const Session& session, const Workspace& workspace, const MemoFilter& filter) {
    const Project& project = workspace.project();
    const auto by = filter.coder.empty() ? CoderId{} : find_coder(project, filter.coder).id;
    Json list = Json::array();
    Listing listing{{"", "about", "type", "by", "text"}, {}, {true, false, false, false, false}};
    for (const Memo* memo : visible_memos(project, viewer_of(workspace))) {
        if ((!filter.type.empty() && memo->type != filter.type) ||
            (!filter.about.empty() && memo->about != filter.about) || (by && memo->coder != by) ||
            (!filter.words.empty() && find_folded(memo->text, filter.words).empty()))
            continue;
        const MemoSubject subject = subject_of(project, *memo);
        const Coder* coder = project.coders.find(memo->coder);
        const std::string name = coder ? coder->name : "";
        list.push_back({{"number", memo->id.value},
                        {"about", memo->about},
                        {"target", subject.name},
                        {"quote", subject.quote},
                        {"fate", subject.fate},
                        {"type", memo->type},
                        {"coder", name},
                        {"text", memo->text},
                        {"written_at_ms", memo->written_at}});
        std::string about = subject.name;
        if (!subject.fate.empty()) about += " (" + subject.fate + ")";
        listing.rows.push_back(
            {std::to_string(memo->id.value), about, memo->type, name, one_line(memo->text, 100)});
    }
    if (session.json) {
        session.print_json({{"memos", list}, {"hidden", hides_something(workspace)}});
        return;
    }
    session.out << (list.empty() ? "There are no memos to show.\n" : listing.text());
    session.print_hidden_note(workspace);
}

void show_uncoded(const Session& session, const Workspace& workspace, const std::string& name) {
    const Project& project = workspace.project();
    if (!workspace.me())
        throw Error(ErrorKind::BadInput,
                    "Say whose reading it is: --coder NAME, or set TANDEM_CODER.");
    const Transcript& transcript = find_transcript(project, name);
    Json list = Json::array();
    Listing listing{{"turn", "words"}, {}, {}};
    for (const Turn* turn : uncoded_turns(project, transcript.id, *workspace.me())) {
        list.push_back({{"turn", turn->number}, {"text", turn->text}});
        listing.rows.push_back({turn_name(transcript, *turn), one_line(turn->text)});
    }
    if (session.json) {
        session.print_json({{"name", transcript.name}, {"uncoded", list}});
        return;
    }
    session.out << listing.text()
                << counted(static_cast<std::int64_t>(list.size()), "turn", "turns") << " left.\n";
}

}  // namespace tandem::cli
