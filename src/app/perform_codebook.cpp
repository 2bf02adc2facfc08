#include <algorithm>

#include "tandem/app/view.h"
#include "tandem/base/error.h"

#include "app/change.h"

namespace tandem {

namespace {

const Code& require_code(const Project& project, CodeId id) {
    const Code* code = project.codes.find(id);
    if (!code) throw Error(ErrorKind::NotFound, "The code is not in the study any more.");
    if (code->merged_into)
        throw Error(ErrorKind::Conflict, "'" + code->name + "' was merged into '" +
                                             project.path(project.resolve(id)) +
                                             "'. Use that code.");
    return *code;
}

void refuse_same_name(const Project& project, CodeId parent, const std::string& name, CodeId self) {
    for (const Code* sibling : project.children(parent))
        if (sibling->name == name && sibling->id != self)
            throw Error(ErrorKind::Conflict,
                        "There is a code '" + project.path(sibling->id) +
                            "' already. Choose another name, or another place.");
}

void require_level(const std::string& level) {
    const auto& levels = code_levels();
    if (std::find(levels.begin(), levels.end(), level) == levels.end())
        throw Error(ErrorKind::BadInput, "'" + level +
                                             "' is no level of a code. The levels are: frame, "
                                             "theme, subtheme, code.");
}

std::int64_t last_position(const Project& project, CodeId parent) {
    std::int64_t last = -1;
    for (const Code* child : project.children(parent)) last = std::max(last, child->position);
    return last;
}

CodeId insert_code(const Code& code, const Guid& guid, Change& change) {
    return {change.file.insert("code", {{"guid", guid},
                                        {"parent", reference(code.parent)},
                                        {"position", code.position},
                                        {"name", code.name},
                                        {"alias", code.alias},
                                        {"level", code.level},
                                        {"kinds", code.kinds},
                                        {"definition", code.definition},
                                        {"use_when", code.use_when},
                                        {"do_not_use_when", code.do_not_use_when},
                                        {"example", code.example},
                                        {"near_miss", code.near_miss},
                                        {"near_miss_code", code.near_miss_code},
                                        {"source", code.source},
                                        {"derivation", code.derivation},
                                        {"merged_into", std::monostate{}}})};
}

// The same entry of the same codebook file is the same code in every copy of the study; an entry
// with any other wording is another code.
Guid imported_guid(const Guid& study, const std::string& path, const Code& code) {
    std::string words = path;
    for (const std::string* field :
         {&code.alias, &code.level, &code.kinds, &code.definition, &code.use_when,
          &code.do_not_use_when, &code.example, &code.near_miss, &code.near_miss_code, &code.source,
          &code.derivation})
        words += "\n" + *field;
    return name_guid(study, "code", words);
}

}  // namespace

void perform(const ImportCodebook& command, Change& change) {
    if (command.codes.empty())
        throw Error(ErrorKind::BadInput, "'" + command.file_name + "' holds no code.");
    std::vector<CodeId> ids;
    std::vector<std::string> paths;
    std::map<CodeId, std::int64_t> next;  // position under each parent
    for (std::size_t i = 0; i < command.codes.size(); ++i) {
        Code code = command.codes[i];
        code.name = required_text(code.name, "The name of a code in " + command.file_name);
        require_level(code.level);
        const int parent = command.parents[i];
        code.parent = parent < 0 ? CodeId{} : ids[static_cast<std::size_t>(parent)];
        if (parent < 0) refuse_same_name(change.project, {}, code.name, {});
        auto [place, fresh] = next.try_emplace(code.parent, 0);
        if (fresh && !code.parent) place->second = last_position(change.project, {}) + 1;
        code.position = place->second++;
        paths.push_back(parent < 0 ? code.name
                                   : paths[static_cast<std::size_t>(parent)] + "\n" + code.name);
        ids.push_back(
            insert_code(code, imported_guid(change.project.guid, paths.back(), code), change));
    }
    change.result.sentence = "imported a codebook of " + std::to_string(ids.size()) +
                             " entries from " + command.file_name;
}

void perform(const AddCode& command, Change& change) {
    Code code;
    code.name = required_text(command.name, "The code's name");
    code.level = command.level;
    require_level(code.level);
    code.parent = command.parent;
    code.kinds = command.kinds;
    code.definition = command.definition;
    if (code.parent) {
        const Code& parent = require_code(change.project, code.parent);
        if (code.kinds.empty()) code.kinds = parent.kinds;
    }
    refuse_same_name(change.project, code.parent, code.name, {});
    code.position = last_position(change.project, code.parent) + 1;
    insert_code(code, change.new_guid(), change);
    change.result.sentence = "added the code " + in_quotes(code.name);
    if (code.parent)
        change.result.sentence += " under " + in_quotes(change.project.path(code.parent));
}

void perform(const EditCode& command, Change& change) {
    const Code& code = require_code(change.project, command.code);
    if (command.name) {
        const std::string name = required_text(*command.name, "The code's name");
        refuse_same_name(change.project, code.parent, name, code.id);
        change.file.update("code", code.id.value, {{"name", name}});
    }
    const std::pair<const char*, const std::optional<std::string>*> fields[] = {
        {"alias", &command.alias},           {"kinds", &command.kinds},
        {"definition", &command.definition}, {"use_when", &command.use_when},
        {"example", &command.example},       {"do_not_use_when", &command.do_not_use_when}};
    for (const auto& [column, text] : fields) {
        if (!*text) continue;
        if (!is_valid_utf8(**text))
            throw Error(ErrorKind::BadInput, "The text for " + in_quotes(code.name) +
                                                 " holds bytes that are not text (UTF-8).");
        change.file.update("code", code.id.value, {{column, **text}});
    }
    if (!change.file.has_changed())
        throw Error(ErrorKind::Conflict,
                    "The code " + in_quotes(code.name) + " reads so already: nothing was changed.");
    change.result.sentence =
        command.name && *command.name != code.name
            ? "renamed the code " + in_quotes(code.name) + " to " + in_quotes(*command.name)
            : "edited the code " + in_quotes(code.name);
}

void perform(const MoveCode& command, Change& change) {
    const Project& project = change.project;
    const Code& code = require_code(project, command.code);
    if (command.parent) {
        require_code(project, command.parent);
        if (project.is_under(command.parent, code.id))
            throw Error(ErrorKind::Conflict, in_quotes(code.name) + " cannot move under " +
                                                 in_quotes(project.path(command.parent)) +
                                                 ", which stands below it.");
    }
    refuse_same_name(project, command.parent, code.name, code.id);
    std::vector<const Code*> siblings = project.children(command.parent);
    std::erase_if(siblings, [&](const Code* sibling) { return sibling->id == code.id; });
    const auto last = static_cast<std::int64_t>(siblings.size());
    const std::int64_t place =
        command.position < 0 || command.position > last ? last : command.position;
    siblings.insert(siblings.begin() + place, &code);
    change.file.update("code", code.id.value, {{"parent", reference(command.parent)}});
    for (std::size_t i = 0; i < siblings.size(); ++i)
        if (siblings[i]->position != static_cast<std::int64_t>(i))
            change.file.update("code", siblings[i]->id.value,
                               {{"position", static_cast<std::int64_t>(i)}});
    change.result.sentence =
        "moved the code " + in_quotes(code.name) +
        (command.parent ? " under " + in_quotes(project.path(command.parent)) : " to the top");
}

// One coder has codings of both codes on the same words: after the merge they say the same twice.
static void list_overlaps(const Code& from, const Code& into, Change& change) {
    const Project& project = change.project;
    const Viewer viewer = change.viewer();
    for (const Transcript& transcript : project.transcripts) {
        const auto codings = visible_codings(project, viewer, transcript.id);
        for (const Coding* a : codings) {
            if (a->code != from.id) continue;
            for (const Coding* b : codings) {
                if (b->code != into.id || b->coder != a->coder) continue;
                bool overlaps = false;
                for (const TextSpan& x : a->spans)
                    for (const TextSpan& y : b->spans) overlaps |= overlap(x, y);
                if (overlaps)
                    change.result.remarks.push_back(project.coders.find(a->coder)->name +
                                                    " has both codes in " + transcript.name + ": " +
                                                    in_quotes(a->quote) + " and " +
                                                    in_quotes(b->quote));
            }
        }
    }
}

void perform(const MergeCodes& command, Change& change) {
    const Project& project = change.project;
    const Code& from = require_code(project, command.from);
    const Code& into = require_code(project, command.into);
    if (project.is_under(into.id, from.id))
        throw Error(ErrorKind::Conflict,
                    in_quotes(from.name) + " cannot be merged into itself or into " +
                        in_quotes(project.path(into.id)) + ", which stands below it.");
    std::int64_t position = last_position(project, into.id);
    for (const Code* child : project.children(from.id)) {
        refuse_same_name(project, into.id, child->name, child->id);
        change.file.update("code", child->id.value,
                           {{"parent", into.id.value}, {"position", ++position}});
    }
    change.file.update("code", from.id.value, {{"merged_into", into.id.value}});
    list_overlaps(from, into, change);
    change.result.sentence = "merged the code " + in_quotes(project.path(from.id)) + " into " +
                             in_quotes(project.path(into.id));
}

static RelationId insert_relation(const RelateCodes& command, Change& change) {
    return {change.file.insert("relation", {{"guid", change.new_guid()},
                                            {"from_code", command.from.value},
                                            {"to_code", command.to.value},
                                            {"kind", command.kind},
                                            {"coder", reference(change.actor)},
                                            {"memo", command.memo},
                                            {"deleted", std::int64_t{0}}})};
}

void perform(const RelateCodes& command, Change& change) {
    const Code& from = require_code(change.project, command.from);
    const Code& to = require_code(change.project, command.to);
    const auto& kinds = relation_kinds();
    if (std::find(kinds.begin(), kinds.end(), command.kind) == kinds.end())
        throw Error(ErrorKind::BadInput, "'" + command.kind +
                                             "' is no relation. The relations are: answered by, "
                                             "condition of, consequence of, in tension with.");
    if (from.id == to.id)
        throw Error(ErrorKind::BadInput,
                    "A code is not related to itself: " + in_quotes(from.name));
    for (const Relation& known : change.project.relations)
        if (!known.deleted && known.from == from.id && known.to == to.id &&
            known.kind == command.kind)
            throw Error(ErrorKind::Conflict, in_quotes(from.name) + " is " + command.kind + " " +
                                                 in_quotes(to.name) + " already.");
    const RelationId relation = insert_relation(command, change);
    for (const CodingId support : command.support) {
        const Coding* coding = change.project.codings().find(support);
        const Viewer viewer = change.viewer();
        if (!coding || !may_see(change.project, viewer, *coding))
            throw Error(ErrorKind::NotFound, "A supporting coding is not in the study.");
        change.file.add_support(relation, support);
    }
    change.is_thought = true;
    change.is_thought = true;
    change.result.sentence =
        "stated that " + in_quotes(from.name) + " is " + command.kind + " " + in_quotes(to.name);
    if (command.support.empty())
        change.result.remarks.push_back("No passage supports this relation yet.");
}

void perform(const RemoveRelation& command, Change& change) {
    const Relation* relation = change.project.relations.find(command.relation);
    if (!relation || relation->deleted)
        throw Error(ErrorKind::NotFound, "The relation is not in the study any more.");
    change.file.update("relation", relation->id.value, {{"deleted", std::int64_t{1}}});
    change.is_thought = true;
    change.is_thought = true;
    change.result.sentence =
        "took back that " + in_quotes(change.project.codes.find(relation->from)->name) + " is " +
        relation->kind + " " + in_quotes(change.project.codes.find(relation->to)->name);
}

}  // namespace tandem
