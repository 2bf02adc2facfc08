#include "cli/session.h"

#include <ostream>

#include "tandem/app/find.h"

namespace tandem::cli {

Workspace Session::open_for_reading() const {
    Workspace workspace = Workspace::open(study, clock);
    if (!coder.empty() && !workspace.project().coders.empty())
        find_coder(workspace.project(), coder);
    workspace.set_actor(coder);
    return workspace;
}

Workspace Session::open_for_change() const {
    Workspace workspace = Workspace::open(study, clock);
    workspace.set_actor(coder);
    return workspace;
}

RunResult Session::run(Workspace& workspace, const Command& command, std::int64_t with) const {
    const RunResult result = workspace.run(command, {}, with);
    out << as_sentence(result.sentence) << "\n";
    for (const std::string& remark : result.remarks) out << as_sentence(remark) << "\n";
    return result;
}

void Session::print_json(const Json& value) const {
    out << value.dump(2) << "\n";
}

void Session::print_hidden_note(const Workspace& workspace) const {
    if (!hides_something(workspace)) return;
    out << (workspace.me() ? "Work of other coders is hidden until you both have declared the "
                             "transcript done.\n"
                           : "Work of coders is hidden until all of them have declared the "
                             "transcript done; name yourself with --coder to see your own.\n");
}

Viewer viewer_of(const Workspace& workspace) {
    return Viewer{workspace.me()};
}

bool hides_something(const Workspace& workspace) {
    return tandem::hides_something(workspace.project(), viewer_of(workspace));
}

std::string as_sentence(std::string sentence) {
    if (sentence.empty()) return sentence;
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    const char last = sentence.back();
    if (last != '.' && last != '!' && last != '?') sentence += '.';
    return sentence;
}

}  // namespace tandem::cli
