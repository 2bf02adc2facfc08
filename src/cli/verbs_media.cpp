// media.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/app/recordings.h"
#include "tandem/base/child_process.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

const char* presence_word(Presence presence) {
    if (presence == Presence::Missing) return "missing";
    return presence == Presence::Changed ? "changed" : "present";
}

void say_without_mpv(const Session& session) {
    if (find_program("mpv").empty())
        session.out << "mpv tells how long a recording is, and plays it. Install it: sudo apt "
                       "install mpv\n";
}

const Media& find_recording(const Project& project, std::int64_t number) {
    const Media* media = project.media.find({number});
    if (!media || media->deleted)
        throw Error(ErrorKind::NotFound, "There is no recording " + std::to_string(number) +
                                             ". 'tandem media list' numbers them.");
    return *media;
}

void add_media(CLI::App& group, Session& session) {
    struct Options {
        std::string transcript, file, role;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "add",
                              "Say which recording a transcript was made from; it is not copied.",
                              "tandem media add stigma.tandem PT06 recordings/PT06.m4a");
    verb->add_option("TRANSCRIPT", options->transcript, "Its name")->required();
    verb->add_option("FILE", options->file, "The recording")->required();
    add_value(*verb, "--role", options->role, "audio, video or backup; else by the file's name")
        ->check(CLI::IsMember(media_roles()));
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Transcript& transcript = find_transcript(workspace.project(), options->transcript);
        session.run(workspace, read_to_attach(transcript.id, options->file, options->role, {}));
        say_without_mpv(session);
    });
}

void add_locate(CLI::App& group, Session& session) {
    struct Options {
        std::int64_t number = 0;
        std::string file;
        bool other = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "locate",
                              "Say where a recording lies now; its bytes must be the same.",
                              "tandem media locate stigma.tandem 3 /media/disk/PT06.m4a");
    verb->add_option("NUMBER", options->number, "Its number in 'media list'")->required();
    verb->add_option("FILE", options->file, "Where it is")->required();
    verb->add_flag("--other", options->other, "It is another file, to be used from now on");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Media& media = find_recording(workspace.project(), options->number);
        session.run(workspace, read_to_locate(media.id, options->file, options->other, {}));
        if (options->other) say_without_mpv(session);
    });
}

void add_remove(CLI::App& group, Session& session) {
    const auto number = std::make_shared<std::int64_t>(0);
    CLI::App* verb =
        add_verb(group, session, "remove", "Detach a recording; the file stays where it is.",
                 "tandem media remove stigma.tandem 3");
    verb->add_option("NUMBER", *number, "Its number in 'media list'")->required();
    verb->callback([&session, number] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, DetachMedia{find_recording(workspace.project(), *number).id});
    });
}

void list_recordings(const Session& session, bool quick) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    Json list = Json::array();
    Listing listing{{"nr", "transcript", "role", "lasts", "state", "path"},
                    {},
                    {true, false, false, true, false, false}};
    for (const Transcript* transcript : project.transcripts_by_name())
        for (const Media* media : recordings_of(project, transcript->id)) {
            const std::string place = place_of_recording(*media, session.study);
            const char* state = !quick ? presence_word(presence_of(*media, session.study, {}))
                                       : (place.empty() ? "missing" : "there");
            const std::string& path = place.empty() ? media->path : place;
            list.push_back(
                {{"number", media->id.value},
                 {"transcript", transcript->name},
                 {"role", media->role},
                 {"duration_ms", media->duration_ms ? Json(*media->duration_ms) : Json()},
                 {"state", state},
                 {"path", path},
                 {"sha256", to_hex(media->sha256)}});
            listing.rows.push_back({std::to_string(media->id.value), transcript->name, media->role,
                                    clock_text(media->duration_ms), state, path});
        }
    if (session.json)
        session.print_json({{"media", list}});
    else
        session.out << (list.empty() ? "No recordings are attached yet.\n" : listing.text());
}

}  // namespace

void add_media_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "media", "Recordings of the transcripts, by reference.");
    add_media(*group, session);
    add_locate(*group, session);
    add_remove(*group, session);
    CLI::App* list = add_reading_verb(
        *group, session, "list",
        "List the recordings: present, missing, or changed since they were attached.",
        "tandem media list stigma.tandem --json");
    const auto quick = std::make_shared<bool>(false);
    list->add_flag("--quick", *quick, "Do not read them; only look whether the files are there");
    list->callback([&session, quick] { list_recordings(session, *quick); });
}

}  // namespace tandem::cli
