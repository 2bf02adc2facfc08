// measure.
#include <ostream>

#include "tandem/app/measure.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/print_measured.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct Measuring {
    MeasureRequest request;
    std::string interval = "jackknife";
    bool list = false;
    bool with_work = false;
};

void print_list(const Session& session) {
    if (session.json) {
        Json list = Json::array();
        for (const MeasureEntry& each : measure_entries())
            list.push_back({{"name", each.name},
                            {"title", each.title},
                            {"source", each.source},
                            {"formula", each.formula},
                            {"needs", each.needs},
                            {"aliases", each.aliases},
                            {"options", each.options}});
        session.print_json({{"measures", list}});
        return;
    }
    Listing listing{{"name", "also", "needs", "source"}, {}, {}};
    for (const MeasureEntry& each : measure_entries())
        listing.rows.push_back({each.name, joined(each.aliases), each.needs, each.source});
    session.out << listing.text();
}

void add_passage_options(CLI::App& verb, MeasureRequest& request) {
    add_value(verb, "--code", request.codes, "Only passages with this code; again for more");
    add_value(verb, "--match", request.match,
              "Of span-f1: exact, exact-without-code, overlap or iou:0.5");
    add_value(verb, "--threshold", request.threshold,
              "The least overlap: of iou 0.5, of maxqda-kappa 0.9");
    add_value(verb, "--sampler", request.sampler, "Of gamma's chance: pivot or normal");
    add_value(verb, "--samples", request.samples,
              "Of gamma's chance; else as many as a precision of 2 % needs")
        ->check(CLI::Range(1, 1'000'000));
    verb.add_flag("--observed-only", request.observed_only, "Of gamma: no chance, no figure");
}

void add_options(CLI::App& verb, Measuring& measuring) {
    MeasureRequest& request = measuring.request;
    verb.add_option("NAME", request.name, "The measure; --list names them");
    verb.add_flag("--list", measuring.list, "Every measure, what it needs and its source");
    add_value(verb, "--ratings", request.ratings, "CSV: unit,coder,value and perhaps cluster");
    add_value(verb, "--table", request.table,
              "CSV without a header: counts, rows the first coder, columns the second");
    add_value(verb, "--spans", request.spans, "CSV: document,coder,code,begin,end, half-open");
    add_value(verb, "--lengths", request.lengths, "CSV: document,length; goes with --spans");
    add_value(verb, "--segments", request.segments, "CSV: coder,masses such as 3|5|2");
    add_value(verb, "--categories", request.categories,
              "The codebook in its order, with commas between")
        ->delimiter(',');
    add_value(verb, "--coders", request.coders, "All coders, also those without a row")
        ->delimiter(',');
    add_value(verb, "--level", request.level, "nominal, ordinal, interval or ratio");
    add_value(verb, "--distance", request.distance,
              "Of sets: nominal, jaccard, masi or passonneau2004");
    add_value(verb, "--weights", request.weights,
              "none, linear, quadratic, ordinal, radical or ratio");
    add_value(verb, "--places", request.places,
              "What weights look at: the category's rank (else) or its value");
    add_value(verb, "--yes", request.yes, "The category that means that the code was given");
    add_value(verb, "--interval", measuring.interval,
              ("How sure: " + joined(interval_names())).c_str())
        ->check(CLI::IsMember(interval_names()));
    add_value(verb, "--confidence", request.interval.level, "Of the interval, 0.95")
        ->check(CLI::Range(0.5, 0.9999));
    add_value(verb, "--replicates", request.interval.replicates, "Of a bootstrap, 1000")
        ->check(CLI::Range(2, 10'000'000));
    add_value(verb, "--seed", request.interval.seed, "Of a bootstrap and of gamma's chance, 1");
    add_value(verb, "--scale", request.scale,
              "Adjectives: landis-koch, altman, fleiss or krippendorff");
    add_value(verb, "--alpha", request.alpha, "required-codings: the alpha to tell from chance");
    add_value(verb, "--p", request.share, "required-codings: the category's share of the units");
    add_value(verb, "--significance", request.significance, "required-codings: one-sided, 0.05")
        ->check(CLI::Range(0.0001, 0.5));
    add_passage_options(verb, request);
    verb.add_flag("--show-work", measuring.with_work,
                  "The matrix, the margins and the formula with the numbers in it");
}

}  // namespace

void add_measure_verbs(CLI::App& parser, Session& session) {
    const auto measuring = std::make_shared<Measuring>();
    CLI::App* verb = parser.add_subcommand(
        "measure", "Any coefficient for anybody's data, from a CSV file, without a study.");
    verb->footer(
        "Example:\n  tandem measure krippendorff-alpha --ratings ratings.csv --level ordinal");
    add_options(*verb, *measuring);
    verb->add_flag("--json", session.json, "Answer with one JSON object");
    verb->callback([&session, measuring] {
        if (measuring->list) return print_list(session);
        measuring->request.interval.method = interval_method(measuring->interval);
        if (measuring->request.name.empty())
            throw Error(ErrorKind::BadInput, "Name a measure; 'tandem measure --list' lists them.");
        const Measured measured = measure(measuring->request);
        if (session.json)
            session.print_json(json_of(measured, measuring->with_work));
        else
            session.out << text_of(measured, measuring->with_work);
    });
}

}  // namespace tandem::cli
