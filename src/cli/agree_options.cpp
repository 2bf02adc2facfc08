#include "cli/agree_options.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

void add_what_is_counted(CLI::App& verb, AgreeOptions& options) {
    AgreeRequest& request = options.request;
    add_value(verb, "--coders", request.coders, "Two names or more with commas between");
    add_value(verb, "--unit", request.unit,
              "turn, sentence, paragraph, character, question (of the guide), document or span")
        ->check(CLI::IsMember(std::vector<std::string>{"turn", "sentence", "paragraph", "character",
                                                       "question", "document", "span"}));
    add_value(verb, "--by", request.by,
              "code: each by itself; set: all codes of a unit as one value")
        ->check(CLI::IsMember(std::vector<std::string>{"code", "set"}));
    add_value(verb, "--code", request.codes, "Only this code; again for more");
    add_value(verb, "--group", request.group, "Only transcripts of participants of this group");
    add_value(verb, "--round", request.round, "Only what was done in this round; else in all");
    verb.add_flag("--all-turns", request.all_turns, "Count the interviewer's turns too");
    verb.add_flag("--without-offtopic", request.without_off_topic,
                  "Leave out turns that every coder called off topic");
    verb.add_flag("--marked-only", request.marked_only,
                  "Only units to which somebody gave a code: a conditional figure");
    add_value(verb, "--share", request.share,
              "A unit has a code from this share of its characters on (0.5); else from the first "
              "character on");
    add_value(verb, "--fewest", request.fewest,
              "The fewest units with a code for a figure of it, 5; below it is too rare to judge")
        ->check(CLI::Range(0, 1'000'000));
    options.roll_up =
        verb.add_option("--roll-up", request.roll_up,
                        "A coding counts for the code above it at this level of the tree, 1 at the "
                        "top; without a level for all codes above it")
            ->expected(0, 1);
}

void add_how_it_is_measured(CLI::App& verb, AgreeRequest& request) {
    add_value(verb, "--measure", request.measures, "A measure by name; again for more");
    add_value(verb, "--distance", request.how.distance,
              "Of sets: nominal, jaccard, masi or passonneau2004");
    add_value(verb, "--match", request.how.match,
              "Of span-f1: exact, exact-without-code, overlap or iou:0.5");
    add_value(verb, "--threshold", request.how.threshold,
              "The least overlap: of iou 0.5, of maxqda-kappa 0.9");
    add_value(verb, "--sampler", request.how.sampler, "Of gamma's chance: pivot or normal");
    add_value(verb, "--samples", request.how.samples,
              "Of gamma's chance; else as many as a precision of 2 % needs")
        ->check(CLI::Range(1, 1'000'000));
    add_value(verb, "--interval", request.interval,
              ("How sure: " + joined(interval_names())).c_str())
        ->check(CLI::IsMember(interval_names()));
    add_value(verb, "--confidence,--level", request.how.interval.level, "Of the intervals, 0.95")
        ->check(CLI::Range(0.5, 0.9999));
    add_value(verb, "--replicates", request.how.interval.replicates, "Of a bootstrap, 1000")
        ->check(CLI::Range(2, 10'000'000));
    add_value(verb, "--seed", request.how.interval.seed, "Of a bootstrap and of gamma's chance, 1");
}

}  // namespace

void add_agree_options(CLI::App& verb, AgreeOptions& options) {
    add_what_is_counted(verb, options);
    add_how_it_is_measured(verb, options.request);
}

AgreeRequest asked_agreement(const AgreeOptions& options) {
    AgreeRequest request = options.request;
    if (options.roll_up->count() > 0 && request.roll_up.empty()) request.roll_up = "all";
    return request;
}

}  // namespace tandem::cli
