// The list that a person decides by: every string once, with all its places.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "tandem/analysis/deidentification.h"
#include "tandem/text/word_runs.h"

#include "analysis/common_words.h"

namespace tandem {
namespace {

constexpr std::int64_t kAround = 40;  // code points of a context on either side

// What is surest comes first.
std::size_t rank_of(std::string_view type) {
    static constexpr std::string_view kOrder[] = {
        "email",    "url",       "phone",  "number",       "zip",   "date", "age",
        "relative", "physician", "clinic", "organization", "place", "name", "word"};
    return static_cast<std::size_t>(std::ranges::find(kOrder, type) - std::begin(kOrder));
}

// "A", "B" … "Z", "AA".
std::string letters(std::size_t number) {
    std::string out;
    for (std::size_t rest = number + 1; rest > 0; rest = (rest - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return out;
}

std::string year_in(std::string_view date) {
    for (const WordRun& run : word_runs(date))
        if (run.shape == WordShape::Digits && run.key.size() == 4) return run.key;
    return {};
}

// A string that nobody decided about yet.
struct Found {
    std::string text, type, relation, suggestion;
    bool exactly = false;
};

// Names each kind of thing in the order in which it is asked.
class Suggestions {
 public:
    std::string next(const Found& found) {
        const std::string& type = found.type;
        if (type == "relative" && !found.relation.empty()) return "[" + found.relation + "]";
        if (type == "physician") {
            const std::size_t number = ++counts_[type];
            return "[name of physician" + (number > 1 ? " " + std::to_string(number) : "") + "]";
        }
        if (type == "date") {
            const std::string year = year_in(found.text);
            return year.empty() ? "[date]" : "[date in " + year + "]";
        }
        for (const auto& [of, words] : kFixed)
            if (type == of) return words;
        const std::string upper = type == "clinic"         ? "Clinic "
                                  : type == "organization" ? "Organization "
                                  : type == "place"        ? "Place "
                                                           : "Name ";
        return "[" + upper + letters(counts_[upper]++) + "]";
    }

 private:
    static constexpr std::pair<std::string_view, const char*> kFixed[] = {
        {"age", "[age over 89]"}, {"phone", "[phone number]"}, {"email", "[e-mail address]"},
        {"url", "[web address]"}, {"number", "[number]"},      {"zip", "[ZIP code]"},
        {"word", "[name]"}};
    std::map<std::string, std::size_t> counts_;
};

bool is_named(std::string_view type) {
    return type == "relative" || type == "physician" || type == "clinic" ||
           type == "organization" || type == "place" || type == "name";
}

// "Haskell" and "Haskell Family Clinic" have one suggestion, if they have a telling word in common.
void suggest(std::vector<Found>& found, const IdentifierFinder& finder) {
    std::vector<std::size_t> order(found.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return rank_of(found[a].type) < rank_of(found[b].type);
    });
    Suggestions suggestions;
    std::unordered_map<std::string, std::size_t> by_word;
    for (const std::size_t index : order) {
        Found& each = found[index];
        if (!each.suggestion.empty()) continue;
        const std::vector<WordRun> runs = word_runs(each.text);
        const bool may_share = is_named(each.type) || each.type == "word";
        for (const WordRun& run : runs) {
            const auto known = by_word.find(run.key);
            if (!may_share || known == by_word.end()) continue;
            each.suggestion = found[known->second].suggestion;
            each.type = found[known->second].type;
            break;
        }
        if (each.suggestion.empty()) each.suggestion = suggestions.next(each);
        if (!is_named(each.type)) continue;
        for (const WordRun& run : runs)
            if (run.key.size() > 2 && !finder.is_ordinary(run.key)) by_word.emplace(run.key, index);
    }
}

class Gathering {
 public:
    Gathering(const ReviewOptions& options, const Decisions& decisions)
        : options_(options), finder_(options.lists, options.lower_case) {
        for (const Decision& each : decisions.strings) decided_.emplace(string_key(each.text), 0);
    }

    std::vector<Found> gather(const std::vector<ReviewText>& texts) {
        for (const ReviewText& each : texts) finder_.learn(each.text);
        for (const Decision& name : options_.names) add_name(name);
        for (const ReviewText& each : texts)
            for (const Identifier& identifier : finder_.find_in(each.text))
                add({std::string(slice(each.text, identifier.range.begin, identifier.range.end)),
                     identifier.type,
                     identifier.relation,
                     {}});
        suggest(found_, finder_);
        return std::move(found_);
    }

 private:
    // The whole name, and its parts where they stand alone.
    void add_name(const Decision& name) {
        const std::string type = name.type.empty() ? "name" : name.type;
        add({name.text, type, {}, name.replacement});
        const auto runs = word_runs(name.text);
        if (runs.size() < 2) return;
        for (const WordRun& run : runs)
            if (run.shape != WordShape::Digits && run.key.size() > 2 && !is_listed(run.key))
                add({name.text.substr(run.byte_begin, run.byte_end - run.byte_begin),
                     type,
                     {},
                     name.replacement});
    }

    bool is_listed(const std::string& word) const {
        return common_words().contains(word) || options_.lists.ordinary.contains(word);
    }

    void add(Found found) {
        const std::string key = string_key(found.text);
        if (key.empty() || decided_.contains(key)) return;
        const auto runs = word_runs(found.text);
        found.exactly = runs.size() == 1 && !options_.lower_case &&
                        runs[0].shape == WordShape::Capital && is_listed(key);
        const auto [at, fresh] = by_key_.emplace(key, found_.size());
        if (fresh) {
            found_.push_back(std::move(found));
            return;
        }
        Found& known = found_[at->second];
        // "Rivermead" shows better than "RIVERMEAD".
        if (word_runs(known.text)[0].shape == WordShape::Capitals &&
            runs[0].shape == WordShape::Capital)
            known.text = found.text;
        if (rank_of(found.type) >= rank_of(known.type) || !known.suggestion.empty()) return;
        known.type = found.type;
        known.relation = found.relation;
    }

    const ReviewOptions& options_;
    IdentifierFinder finder_;
    std::unordered_map<std::string, std::size_t> decided_, by_key_;
    std::vector<Found> found_;
};

ReviewContext context_of(const ReviewText& text, TextRange range) {
    ReviewContext context{text.place, text.turn, range.begin.value, {}, {}, {}};
    if (text.hidden) return context;
    const CodePoints end = length(text.text);
    const CodePoints from{std::max<std::int64_t>(0, range.begin.value - kAround)};
    const CodePoints to = std::min(end, CodePoints{range.end.value + kAround});
    context.left = slice(text.text, from, range.begin);
    context.words = slice(text.text, range.begin, range.end);
    context.right = slice(text.text, range.end, to);
    for (std::string* part : {&context.left, &context.words, &context.right})
        std::ranges::replace(*part, '\n', ' ');
    return context;
}

}  // namespace

std::vector<ReviewItem> review_list(const std::vector<ReviewText>& texts,
                                    const ReviewOptions& options, const Decisions& decisions) {
    std::vector<ReviewItem> items;
    std::vector<SoughtString> sought;
    for (const Decision& each : decisions.strings) {
        const bool exactly = each.choice == Choice::ReplaceExactly;
        items.push_back(
            {each.text, each.type, each.replacement, exactly, each.choice, each.replacement, {}});
        sought.push_back({each.text, exactly});
    }
    const std::size_t decided = items.size();
    for (Found& each : Gathering(options, decisions).gather(texts)) {
        sought.push_back({each.text, each.exactly});
        items.push_back({std::move(each.text),
                         std::move(each.type),
                         std::move(each.suggestion),
                         each.exactly,
                         Choice::Undecided,
                         {},
                         {}});
    }
    const StringPlaces places(sought);
    for (const ReviewText& text : texts)
        for (const StringPlace& place : places.find_in(text.text))
            items[place.string].contexts.push_back(context_of(text, place.range));
    std::stable_sort(items.begin() + static_cast<std::ptrdiff_t>(decided), items.end(),
                     [](const ReviewItem& a, const ReviewItem& b) {
                         return a.contexts.size() > b.contexts.size();
                     });
    std::erase_if(items, [](const ReviewItem& item) { return item.contexts.empty(); });
    return items;
}

}  // namespace tandem
