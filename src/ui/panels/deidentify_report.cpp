// What de-identification did, in words.
#include "ui/panels/deidentify_panel.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

std::string counts_sentence(const std::string& where, const std::map<std::string, int>& counts) {
    std::string parts;
    std::int64_t all = 0;
    for (const auto& [type, count] : counts) {
        parts += (parts.empty() ? "" : ", ") + (type.empty() ? std::string("no type") : type) +
                 " " + std::to_string(count);
        all += count;
    }
    return "Replaced " + where + ": " + std::to_string(all) +
           (parts.empty() ? "." : " (" + parts + ").");
}

std::string kept_sentence(const DeidentifyReport& report) {
    std::string kept;
    for (const auto& [string, places] : report.kept)
        kept += (kept.empty() ? "" : ", ") + string + " (" + std::to_string(places) + ")";
    std::string text = "Kept by decision: " + (kept.empty() ? "nothing" : kept) + ".";
    if (report.kept_places > 0)
        text += " Kept at single places, though replaced elsewhere: " +
                std::to_string(report.kept_places) + ".";
    if (report.undecided > 0)
        text +=
            " Kept because nobody decided, as you allowed: " + counted(report.undecided, "string") +
            ".";
    return text;
}

std::string searched_sentence(const DeidentifyReport& report) {
    std::string text = "Looked for " + counted(report.searched, "string") +
                       " of the key in every text, every export and the bytes of the file (UTF-8, "
                       "UTF-16): none is left.";
    if (report.as_words > 0)
        text += " Short strings and numbers were looked for as whole words only: " +
                std::to_string(report.as_words) + " of them.";
    if (report.longer_words > 0)
        text += " Longer words that have such a string in them stayed at " +
                counted(report.longer_words, "place") + ".";
    return text;
}

std::string rare_sentence(const DeidentifyReport& report) {
    if (report.rare.empty())
        return "No combination of up to three values is shared by three participants or fewer.";
    std::string text =
        "Values that few participants share, by which somebody who knows them may find one:";
    const char* separator = " ";
    for (const RareCombination& each : report.rare) {
        text += separator;
        const char* between = "";
        for (const auto& [attribute, value] : each.values) {
            text += between + attribute + " " + value;
            between = " and ";
        }
        text += " (" + std::to_string(each.participants.size()) + ")";
        separator = ", ";
    }
    return text + ".";
}

}  // namespace

std::vector<std::string> report_sentences(const DeidentifyReport& report, const std::string& path) {
    return {"Wrote " + path + ": de-identified by these rules.",
            counts_sentence("in the words of transcripts", report.replaced),
            counts_sentence("elsewhere (memos, names, values, the codebook)",
                            report.replaced_elsewhere),
            kept_sentence(report),
            counted(report.transcripts, "transcript") + ", " +
                counted(report.turns_changed, "turn") + " changed; " +
                counted(report.codings, "coding") +
                " carried. Codings that cut through a replaced string and cover the whole "
                "placeholder now: " +
                std::to_string(report.widened) + ".",
            "Left behind: the history, the imported files, recordings, and " +
                counted(report.left_behind, "thing") + " that had been taken back.",
            searched_sentence(report),
            rare_sentence(report),
            "This says what was replaced by these rules and decisions, and no more: whether "
            "somebody can still be recognised is for a person to judge."};
}

}  // namespace tandem::ui
