// Random splits, joins, corrections, replacements, changes of speakers and files corrected
// elsewhere, held against a model in which every character has an identity of its own.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "tandem/app/replacements.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "study.h"

namespace tandem::test {
namespace {

// One code point of a text and which one it is of all that ever were.
struct Character {
    std::string bytes;
    int identity = 0;
};

using ModelTurn = std::vector<Character>;
using ModelText = std::vector<ModelTurn>;

std::string text_of(const ModelTurn& turn) {
    std::string text;
    for (const Character& each : turn) text += each.bytes;
    return text;
}

bool is_blank(const Character& each) {
    return each.bytes == " " || each.bytes == "\n";
}

ModelTurn trimmed(ModelTurn turn, bool front) {
    while (!turn.empty() && is_blank(turn.back())) turn.pop_back();
    if (front) turn.erase(turn.begin(), std::find_if_not(turn.begin(), turn.end(), is_blank));
    return turn;
}

// Where words, apart by white space, begin and end.
std::vector<std::pair<std::size_t, std::size_t>> words_of(const ModelTurn& turn) {
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t at = 0; at < turn.size(); ++at) {
        if (is_blank(turn[at])) continue;
        if (at == 0 || is_blank(turn[at - 1])) words.emplace_back(at, at);
        words.back().second = at + 1;
    }
    return words;
}

// What a coder chose: characters but white space, in order.
using Chosen = std::vector<int>;

class Script {
 public:
    Script(Workspace& workspace, Random& random, int kind)
        : workspace_(workspace), random_(random), kind_(kind) {
        transcript_ = transcript_id(workspace, "T" + std::to_string(kind));
        for (const Turn& turn : project().turns(transcript_)) {
            model_.emplace_back();
            for (std::int64_t at = 0; at < length(turn.text).value; ++at)
                model_.back().push_back(fresh(std::string(slice(turn.text, {at}, {at + 1}))));
        }
    }

    const Project& project() const { return workspace_.project(); }

    // One command; says whether something was done.
    bool act() {
        const ModelText before = model_;
        const std::map<Guid, Chosen> chosen_before = chosen_;
        try {
            do_something();
            past_.push_back({before, chosen_before});
            return true;
        } catch (const Error&) {  // a refusal changes nothing: compare() shows that
            model_ = before;
            chosen_ = chosen_before;
            return false;
        }
    }

    bool undo() {
        if (past_.empty()) return false;
        EXPECT_TRUE(workspace_.undo());
        model_ = past_.back().first;
        chosen_ = past_.back().second;
        past_.pop_back();
        return true;
    }

    // Whether the study is as the model has it; a failure of the test when not.
    void compare() {
        const std::vector<Turn>& turns = project().turns(transcript_);
        ASSERT_EQ(turns.size(), model_.size()) << last_;
        std::set<int> living;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            ASSERT_EQ(turns[i].text, text_of(model_[i])) << last_;
            ASSERT_EQ(turns[i].number, static_cast<std::int64_t>(i) + 1);
            for (const Character& each : model_[i]) living.insert(each.identity);
        }
        for (const Coding& coding : project().codings()) compare(coding, living);
    }

    bool has_changed_words() const {
        return std::any_of(project().codings().begin(), project().codings().end(),
                           [](const Coding& each) { return each.state != CodingState::Same; });
    }
    std::string last() const { return last_; }

 private:
    Character fresh(std::string bytes) { return {std::move(bytes), ++identities_}; }

    // A word that never was, in the script of this text.
    ModelTurn fresh_word() {
        static const std::vector<std::vector<std::string>> kLetters = {
            {"a", "b", "c", "d", "e", "é"},   {"ا", "ب", "ت", "ج", "د", "ر"},
            {"क", "खि", "गु", "घ", "चा", "ज"}, {},
            {"α", "ж", "ß", "ö", "ẋ", "ї"},
        };
        const auto& letters = kLetters[static_cast<std::size_t>(kind_)];
        std::string word;
        ++words_;
        // Two ideographs of their own: every one may be a word by itself.
        if (letters.empty())
            word = to_utf8(std::u16string{static_cast<char16_t>(0x3400 + 2 * words_),
                                          static_cast<char16_t>(0x3401 + 2 * words_)});
        for (int n = letters.empty() ? 0 : words_; n > 0; n /= 6)
            word += letters[static_cast<std::size_t>(n % 6)];
        ModelTurn turn;
        for (std::int64_t at = 0; at < length(word).value; ++at)
            turn.push_back(fresh(std::string(slice(word, {at}, {at + 1}))));
        return turn;
    }

    ModelTurn fresh_words(std::size_t count) {
        ModelTurn turn;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) turn.push_back(fresh(" "));
            for (Character& each : fresh_word()) turn.push_back(std::move(each));
        }
        return turn;
    }

    std::size_t any(std::size_t count) { return random_.below(count); }

    // ---- the same done to the model ------------------------------------------------------------

    static bool split(ModelText& text, std::size_t turn, std::size_t at) {
        const ModelTurn whole = text[turn];
        const auto cut = static_cast<std::ptrdiff_t>(at);
        ModelTurn first = trimmed({whole.begin(), whole.begin() + cut}, false);
        ModelTurn second = trimmed({whole.begin() + cut, whole.end()}, true);
        if (trimmed(first, true).empty() || second.empty()) return false;
        text[turn] = std::move(first);
        text.insert(text.begin() + static_cast<std::ptrdiff_t>(turn) + 1, std::move(second));
        return true;
    }

    void join(ModelText& text, std::size_t below, const std::string& between) {
        ModelTurn& above = text[below - 1];
        if (!between.empty()) above.push_back(fresh(between));
        above.insert(above.end(), text[below].begin(), text[below].end());
        text.erase(text.begin() + static_cast<std::ptrdiff_t>(below));
    }

    // Some words of a turn become others, more, fewer or none.
    void correct(ModelTurn& turn) {
        const auto words = words_of(turn);
        const std::size_t first = any(words.size());
        const std::size_t last = std::min(words.size() - 1, first + any(3));
        ModelTurn instead = fresh_words(any(4));
        if (first == 0 && last + 1 == words.size() && instead.empty()) instead = fresh_words(1);
        const auto begin = turn.begin() + static_cast<std::ptrdiff_t>(words[first].first);
        const auto end = turn.begin() + static_cast<std::ptrdiff_t>(words[last].second);
        const auto at = turn.erase(begin, end);
        turn.insert(at, instead.begin(), instead.end());
        turn = trimmed(turn, true);
    }

    // A place between two words.
    std::size_t between_words(const ModelTurn& turn) {
        const auto words = words_of(turn);
        return words[any(words.size())].first;
    }

    // ---- commands ------------------------------------------------------------------------------

    const Turn& turn(std::size_t place) const { return project().turns(transcript_)[place]; }

    void do_something() {
        switch (any(9)) {
            case 0:
            case 1:
                return run_split();
            case 2:
                return run_join();
            case 3:
            case 4:
                return run_correction();
            case 5:
                return run_replacement();
            case 6:
                last_ = "speaker";
                workspace_.run(SetTurnSpeaker{transcript_,
                                              {turn(any(model_.size())).id},
                                              std::string(1, static_cast<char>('A' + any(3)))});
                return;
            case 7:
                return run_reimport();
            default:
                return run_coding();
        }
    }

    void run_split() {
        const std::size_t place = any(model_.size());
        const ModelTurn& whole = model_[place];
        const std::size_t at = any(2) ? between_words(whole) : any(whole.size() + 1);
        last_ = "split " + text_of(whole) + " at " + std::to_string(at);
        workspace_.run(SplitTurn{transcript_, turn(place).id, {static_cast<std::int64_t>(at)}, {}});
        ASSERT_TRUE(split(model_, place, at)) << last_;
    }

    void run_join() {
        const std::size_t place = any(model_.size());
        const std::string between = any(3) ? " " : any(2) ? "\n" : "";
        last_ = "join " + text_of(model_[place]);
        workspace_.run(JoinTurns{transcript_, turn(place).id, between});
        join(model_, place, between);
    }

    void run_correction() {
        const std::size_t place = any(model_.size());
        last_ = "correct " + text_of(model_[place]);
        correct(model_[place]);
        last_ += " to " + text_of(model_[place]);
        workspace_.run(CorrectTurn{transcript_, turn(place).id, text_of(model_[place])});
    }

    void run_replacement() {
        const std::size_t place = any(model_.size());
        const auto words = words_of(model_[place]);
        const auto word = words[any(words.size())];
        const std::size_t begin = word.first, end = word.second;
        const ModelTurn old(model_[place].begin() + static_cast<std::ptrdiff_t>(begin),
                            model_[place].begin() + static_cast<std::ptrdiff_t>(end));
        const ModelTurn with = fresh_words(1 + any(2));
        last_ = "replace " + text_of(old);
        ReplaceWords command{
            find_replacements(project(), {text_of(old), text_of(with), false, false},
                              {transcript_}),
            text_of(old), text_of(with)};
        std::erase_if(command.places, [&](const auto& each) {
            return each.span.turn != turn(place).id ||
                   each.span.begin.value != static_cast<std::int64_t>(begin);
        });
        ASSERT_EQ(command.places.size(), 1u) << last_;
        workspace_.run(command);
        const auto at =
            model_[place].erase(model_[place].begin() + static_cast<std::ptrdiff_t>(begin),
                                model_[place].begin() + static_cast<std::ptrdiff_t>(end));
        model_[place].insert(at, with.begin(), with.end());
    }

    void run_reimport() {
        last_ = "import again:";
        for (const ModelTurn& each : model_) last_ += "\n  " + text_of(each);
        last_ += "\nbecomes:";
        ReimportTranscript command;
        command.transcript = transcript_;
        command.file_name = "again.txt";
        std::vector<std::string> speakers;
        for (const Turn& each : project().turns(transcript_))
            speakers.emplace_back(project().speaker_label(each));
        for (std::size_t times = 1 + any(4); times > 0; --times) change_file(speakers);
        for (std::size_t i = 0; i < model_.size(); ++i) {
            command.parsed.turns.push_back({speakers[i], {}, {}, text_of(model_[i])});
            command.bytes += text_of(model_[i]) + "\n";
            last_ += "\n  " + text_of(model_[i]);
        }
        workspace_.run(command);
    }

    void change_file(std::vector<std::string>& speakers) {
        const std::size_t place = any(model_.size());
        const auto at = static_cast<std::ptrdiff_t>(place);
        switch (any(5)) {
            case 0:
                if (split(model_, place, between_words(model_[place])))
                    speakers.insert(speakers.begin() + at, speakers[place]);
                return;
            case 1:
                if (place == 0) return;
                join(model_, place, " ");
                speakers.erase(speakers.begin() + at);
                return;
            case 2:
                model_.insert(model_.begin() + at, fresh_words(3));
                speakers.insert(speakers.begin() + at, "A");
                return;
            case 3:
                if (model_.size() == 1) return;
                model_.erase(model_.begin() + at);
                speakers.erase(speakers.begin() + at);
                return;
            default:
                return correct(model_[place]);
        }
    }

    void run_coding() {
        ApplyCode command;
        command.code = code_id(workspace_, "Code");
        command.transcript = transcript_;
        Chosen chosen;
        const std::size_t first = any(model_.size());
        const std::size_t last = std::min(model_.size() - 1, first + any(2));
        for (std::size_t place = first; place <= last; ++place) {
            const std::string text = text_of(model_[place]);
            const auto size = static_cast<std::int64_t>(model_[place].size());
            std::int64_t begin = static_cast<std::int64_t>(any(model_[place].size()));
            std::int64_t end = begin + 1 + static_cast<std::int64_t>(any(8));
            const TextRange range =
                trim(text, snap_to_graphemes(text, {{begin}, {std::min(end, size)}}));
            if (range.begin == range.end) continue;
            command.spans.push_back({turn(place).id, range.begin, range.end});
            for (std::int64_t at = range.begin.value; at < range.end.value; ++at)
                if (const Character& each = model_[place][static_cast<std::size_t>(at)];
                    !is_blank(each))
                    chosen.push_back(each.identity);
        }
        last_ = "code";
        std::set<Guid> known;
        for (const Coding& coding : project().codings()) known.insert(coding.guid);
        workspace_.run(command);
        for (const Coding& coding : project().codings())
            if (!known.contains(coding.guid)) chosen_[coding.guid] = chosen;
    }

    void compare(const Coding& coding, const std::set<int>& living) {
        const auto mine = chosen_.find(coding.guid);
        if (mine == chosen_.end()) return;  // of another text
        Chosen under;
        for (const TextSpan& span : coding.spans) {
            const Turn* turn = project().find_turn(transcript_, span.turn);
            ASSERT_NE(turn, nullptr) << last_;
            const ModelTurn& there = model_[static_cast<std::size_t>(turn->number) - 1];
            for (std::int64_t at = span.begin.value; at < span.end.value; ++at)
                if (const Character& each = there.at(static_cast<std::size_t>(at)); !is_blank(each))
                    under.push_back(each.identity);
        }
        if (coding.state == CodingState::Same) {
            ASSERT_EQ(under, mine->second) << "words that nobody chose, " << last_;
        }
        const auto lives = [&](int identity) { return living.contains(identity); };
        if (coding.state == CodingState::Lost) {
            ASSERT_TRUE(std::none_of(mine->second.begin(), mine->second.end(), lives))
                << "lost: " << coding.quote << ", " << last_;
        }
        // What of the chosen words is still there is still under the coding.
        for (const int identity : mine->second) {
            if (!lives(identity)) continue;
            ASSERT_NE(std::find(under.begin(), under.end(), identity), under.end())
                << "left out of “" << coding.quote << "”, which is “"
                << project().text_under(coding) << "” now, " << last_;
        }
    }

    Workspace& workspace_;
    Random& random_;
    const int kind_;
    TranscriptId transcript_;
    ModelText model_;
    std::map<Guid, Chosen> chosen_;
    std::vector<std::pair<ModelText, std::map<Guid, Chosen>>> past_;
    int identities_ = 0, words_ = 1000;
    std::string last_;
};

// Words that are all different and no punctuation, so that a comparison of texts can know which is
// which.
const std::vector<std::vector<std::string>> kTexts = {
    {"A|Were you ever asked about it", "B|I could not say so then nobody wanted to hear",
     "A|And later", "B|Later came my sister two cousins"},
    {"A|كيف كان الأمر", "B|لم أستطع الكلام في تلك الغرفة", "A|ثم ماذا", "B|جاءت أختي بعد ذلك"},
    {"A|आपको कैसा लगा", "B|मैं कुछ नहीं कह सकी उस समय", "A|फिर", "B|बाद में मेरी बहन आई"},
    {"A|你当时觉得怎么样", "B|我说不出口 没有谁愿意听", "A|后来呢", "B|朋友带着书包回家"},
    {"A|How 😀 was ünlü", "B|👩‍💻 wrote one ẞ line 👍🏽 ok", "A|Next Ωmega",
     "B|three 🇫🇷 flags seen"},
};

Workspace begin_study(std::uint64_t seed) {
    Workspace workspace = Workspace::in_memory("Anchors", "Ana", test_clock(seed));
    std::vector<std::pair<std::string, std::vector<std::string>>> texts;
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        texts.emplace_back("T" + std::to_string(i), kTexts[i]);
    workspace.run(transcripts(texts));
    workspace.run(AddCode{"Code", {}, "code", "", ""});
    return workspace;
}

TEST(Anchors, NoCodingOfTenThousandScriptsPointsAtWordsThatNobodyChose) {
#ifdef __SANITIZE_ADDRESS__
    constexpr int kScripts = 1'000;  // ten times as slow there
#else
    constexpr int kScripts = 10'000;
#endif
    constexpr int kSteps = 6, kScriptsInAStudy = 50;
    Random random(20261129);
    std::optional<Workspace> workspace;
    std::vector<std::string> first_picture;
    int done = 0, undone = 0, with_changes = 0;
    for (int script = 0; script < kScripts; ++script) {
        if (script % kScriptsInAStudy == 0) {
            workspace.emplace(begin_study(static_cast<std::uint64_t>(script)));
            first_picture = picture(workspace->project());
        }
        Script run(*workspace, random, script % static_cast<int>(kTexts.size()));
        for (int step = 0; step < kSteps; ++step) {
            if (random.below(8) == 0)
                undone += run.undo();
            else
                done += run.act();
            ASSERT_NO_FATAL_FAILURE(run.compare()) << "script " << script << ", step " << step;
            if (HasFailure()) FAIL() << "script " << script << ", step " << step;
        }
        with_changes += run.has_changed_words();
        if (script % 100 == 0) {
            const CheckReport report = workspace->check();
            ASSERT_TRUE(report.findings.empty()) << report.findings.front();
        }
        while (run.undo()) ++undone;
        ASSERT_EQ(picture(workspace->project()), first_picture) << "script " << script;
    }
    EXPECT_GT(done, kSteps / 2 * kScripts) << "most are not refused";
    EXPECT_EQ(undone, done);
    EXPECT_GT(with_changes, kScripts / 20) << "what may change does";
}

}  // namespace
}  // namespace tandem::test
