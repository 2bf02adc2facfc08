// Our layout held against Pango's, with the same font files: the same line breaks, and every caret
// position at the same place.
#include <cctype>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/pango_oracle.h"
#include "ui/robot.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

struct Sample {
    const char* name;
    std::string text;
};

const std::vector<Sample>& corpus() {
    static const std::vector<Sample> kCorpus{
        {"English",
         "I could not say it there, and nobody asked me again; so (as you'd think) I "
         "left — quietly. 95% of them, at 9:30 a.m., said \"no\" or 'maybe…'."},
        {"Latin with marks",
         "Tiếng Việt: người ta nói thẳng. Ọ̀rọ̀ Yorùbá, e\u0323\u0301 o\u0302\u0309 "
         "g\u0303, Čeština, Łódź, İstanbul ıŞĞ, naïve coöperation, ﬁne ﬂow"},
        {"Greek and Cyrillic",
         "Δεν μπορούσα να το πω εκεί. Я не могла сказать это там, и никто не "
         "спросил. Հայերեն լեզու. ქართული ენა."},
        {"Arabic",
         "قالت لي الممرضة إنني لا أستطيع أن أقول ذلك هناك، ثم ضحكت. لَا إِلٰهَ، الْعَرَبِيَّةُ — "
         "نسبة ٣٫١٤٪ (صحيح) في عام ٢٠٢٤."},
        {"Persian with joiners",
         "می‌خواهم بگویم که نمی‌توانستم؛ خانه‌های ما."},
        {"Hebrew",
         "לא יכולתי לומר את זה שם, ואף אחד לא שאל אותי שוב. שָׁלוֹם עֲלֵיכֶם — 25% (נכון) בשנת 2024."},
        {"Devanagari",
         "मैं वहाँ यह नहीं कह सकी, और किसी ने फिर नहीं पूछा। क्षत्रिय ज्ञान श्री र्क "
         "त्र्य, क\u094D\u200Dष क\u094D\u200Cष १२३।"},
        {"Bengali", "আমি সেখানে এটা বলতে পারিনি, আর কেউ আবার জিজ্ঞেস করেনি। ক্ষ র্য স্ত্রী।"},
        {"Tamil", "அங்கே என்னால் அதைச் சொல்ல முடியவில்லை; யாரும் மீண்டும் கேட்கவில்லை. க்ஷ ஸ்ரீ கொ."},
        {"Telugu", "నేను అక్కడ చెప్పలేకపోయాను, ఎవరూ మళ్ళీ అడగలేదు. క్ష్మ స్త్రీ."},
        {"Thai", "ฉันพูดที่นั่นไม่ได้และไม่มีใครถามฉันอีกเลย ภาษาไทยสวยงาม น้ำ กำ"},
        {"Khmer", "ខ្ញុំមិនអាចនិយាយវានៅទីនោះបានទេ ហើយគ្មាននរណាសួរខ្ញុំម្តងទៀតទេ។"},
        {"Myanmar", "ကျွန်မအဲဒီမှာမပြောနိုင်ခဲ့ဘူး။ ဘယ်သူမှထပ်မမေးတော့ဘူး။ မြန်မာစာ"},
        {"Tibetan", "ངས་དེར་བཤད་མ་ཐུབ། སུས་ཀྱང་བསྐྱར་དུ་མ་དྲིས། བོད་ཡིག་གི་རྩ་བརྒྱད།"},
        {"Ethiopic", "እዚያ ልናገር አልቻልኩም፤ ማንም እንደገና አልጠየቀኝም። አማርኛ፡ጽሑፍ።"},
        {"Chinese",
         "我在那里说不出口，也没有人再问我。“你好，世界！”（真的）他说：《走廊里》……100%的人。"},
        {"Japanese",
         "そこでは言えませんでした。誰も二度と聞いてくれなかった、「本当ですか」と。カップラーメン"
         "ッ！"},
        {"Korean",
         "거기서는 말할 수 없었고, 아무도 다시 묻지 않았어요. 한국어 텍스트 (정말로) 100%."},
        {"Jamo", "\u1112\u1161\u11AB\u1100\u116E\u11A8 한글 \u1100\u1161"},
        {"Emoji",
         "ok 👩‍👩‍👧 fine 👍🏽 👍🏿 🇩🇪🇫🇷🇬🇧 ❤️ 1️⃣ "
         "🏴󠁧󠁢󠁥󠁮󠁧󠁿 "
         "👩🏽‍🚀 "
         "🙂🙃 done 🧑🏻‍🤝‍🧑🏿."},
        {"Arabic in English",
         "The office said السلام عليكم ورحمة الله and then (قال: «لا») 123 left, "
         "with ٤٥ of them شكرا."},
        {"English in Arabic",
         "قال لي Dr. Haddad (from the office) في الممر: 3.14 من 100% [صحيح] — "
         "version 2.0-b وضحك."},
        {"Hebrew with numbers",
         "הוא אמר 1,234.56 ₪ (כן) ו-COVID-19 ב-12/05/2023, 10:30–11:45 [א] {ב}"},
        {"Brackets and guillemets",
         "« Non » (dit-elle) “[ab]” ‘cd’ «אב» (שלום) «سلام» ‹x› „y“ 「中」"},
        {"Isolates",
         "a \u2067שלום (b) 12\u2069 c \u2066سلام d\u2069 e \u202Bxyz 1\u202C f \u200Fg"},
        {"URLs",
         "see https://example.org/a/long/path?query=one&two=three#fragment or "
         "mailto:ana@example.org, www.example.org/%D8%B3/سلام/x"},
        {"Long words",
         "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen "
         "antidisestablishmentarianism-pseudo-hypo-para-thyroidism x"},
        {"Soft hyphens",
         "Donau\u00ADdampf\u00ADschiff\u00ADfahrts\u00ADgesell\u00ADschaft and "
         "anti\u00ADdis\u00ADestab\u00ADlish\u00ADment"},
        {"No-break spaces",
         "10\u00A0000\u00A0km, §\u202F5, Mr.\u00A0Smith, word\u2060joiner "
         "zero\u200Bwidth\u200Bspace non\u2011breaking\u2011hyphen"},
        {"Tabs", "one\ttwo\tthree\t12\tfour five\tsix\n\tindented\tשלום\tx\nשלום\tעולם\t12"},
        {"Line feeds", "one\ntwo\r\nthree\n\nשלום\nfive\n"},
        {"Ligatures", "office affluent difficult fjord ﷺ لا لأ لإ لآ"},
    };
    return kCorpus;
}

// Where Pango 1.50 and we differ for a reason. A stop is meant when the text before it ends with
// `before` and the text behind it begins with `after`; `width` > 0: all line breaks at that width
// and narrower ones.
struct KnownDifference {
    const char* sample;
    const char* before;
    const char* after;
    float width;
    const char* reason;
    float px = 0;  // with the font of this size only
};

constexpr const char* kLamAlef =
    "The font draws it in two glyphs of which one has no width: Pango puts the caret before the "
    "alef at its far side, we in the middle.";
constexpr const char* kConjunct =
    "A conjunct is one grapheme (UAX #29, rule GB9c); Pango 1.50 does not know the rule yet.";
constexpr const char* kDictionary =
    "UAX #14, class SA, asks for a dictionary: ICU has one, Pango has none for this script.";

const std::vector<KnownDifference>& known_differences() {
    static const std::vector<KnownDifference> kKnown{
        {"Arabic", "ل", "ا", 0, kLamAlef},
        {"Arabic", "لَ", "ا", 0, kLamAlef},
        {"Arabic in English", "ل", "ا", 0, kLamAlef},
        {"Brackets and guillemets", "ل", "ا", 0, kLamAlef},
        {"Isolates", "ل", "ا", 0, kLamAlef},
        {"URLs", "ل", "ا", 0, kLamAlef},
        {"Ligatures", "ل", "ا", 0, kLamAlef},
        {"Ligatures", "ل", "أ", 0, kLamAlef},
        {"Ligatures", "ل", "إ", 0, kLamAlef},
        {"Ligatures", "ل", "آ", 0, kLamAlef},
        {"Devanagari", "\u094D", "", 0, kConjunct},
        {"Devanagari", "\u094D\u200C", "ष", 0,
         "A conjunct that is kept apart by ZWNJ is two graphemes (UAX #29); Pango allows no "
         "caret."},
        {"Bengali", "\u09CD", "", 0, kConjunct},
        {"Telugu", "\u0C4D", "", 0, kConjunct},
        {"Thai", "", "\u0E33", 0, "Sara am does not begin a grapheme (UAX #29, rule GB9a)."},
        {"Thai", "", "", 90, "ICU's dictionary and that of libthai divide some words otherwise."},
        {"Khmer", "\u17D2", "", 0,
         "Consonant and subscript stand one above the other: Pango puts the caret between them at "
         "the end of the syllable, we in the middle."},
        {"Khmer", "", "", 400, kDictionary},
        {"Myanmar", "", "\u102C", 0, "The vowel aa begins a grapheme (UAX #29, SpacingMark)."},
        {"Myanmar", "", "\u1038", 0, "Visarga begins a grapheme (UAX #29, SpacingMark)."},
        {"Myanmar", "", "", 400, kDictionary},
        {"Hebrew with numbers", "", "", 2000,
         "Inter kerns numbers for its default script but not for Hebrew: we shape a number that is "
         "drawn with another font than the letters before it as no script's, Pango as Hebrew.",
         14.5f},
        {"Isolates", "", "\u202B", 0, "A bidi control is not shown and has no place of its own."},
        {"Isolates", "", "\u202C", 0, "A bidi control is not shown and has no place of its own."},
        {"Greek and Cyrillic", "", "", 40,
         "A word wider than the line: we keep the kerning to the letter behind the cut."},
        {"Soft hyphens", "", "", 40,
         "A word wider than the line: Pango adds a hyphen at each cut, we add no sign to the "
         "text."},
        {"No-break spaces", "", "", 40,
         "A word wider than the line: Pango hides a no-break space before the cut, we keep it."},
    };
    return kKnown;
}

// Pango rounds each advance down to 1/1024 px, we to the nearest: at most one such step a glyph.
constexpr float kStep = 1.0f / 1024;
// What a font may kern between two letters, in em. We keep the kerning of a pair that a line break
// separates, so a line that ends without a blank may be so much wider or narrower than Pango's and
// begin so much elsewhere when it is aligned to the right.
constexpr float kKerning = 0.09f;

struct PangoComparison : ::testing::TestWithParam<Sample> {
    test::Robot robot{200, 100};
    Atlas atlas{1024};
    FontStack reading{atlas, {17.5f, reading_families()}};
    FontStack interface {
        atlas, { 14.5f, interface_families() }
    };
    test::LaidText ours, theirs;
    std::string text;
    float width = 0;
    std::set<const KnownDifference*> met;

    void lay_out(FontStack& fonts, Direction direction) {
        Paragraph paragraph(GetParam().text, direction);
        text = paragraph.text();
        paragraph.layout(fonts, width, 28);
        ours = {};
        for (int line = 0; line < paragraph.line_count(); ++line)
            ours.line_begins.push_back(paragraph.line_range(line).begin.value);
        for (CodePoints at{0}; at < paragraph.length(); at = paragraph.next_grapheme(at)) {
            const Caret caret = paragraph.caret(at);
            ours.stops.push_back({at.value, caret.line, caret.x, caret.rtl});
        }
        test::OracleRequest request;
        request.text = text;
        request.px = fonts.px();
        request.tab_px = fonts.px() * 2;
        request.width = width;
        request.direction = direction;
        request.hyphens = text.find("\u00AD") != std::string::npos;
        for (const FaceRange& range : paragraph.face_ranges())
            request.families.push_back({byte_of(paragraph, range.begin),
                                        byte_of(paragraph, range.end),
                                        fonts.family_of(range.face)});
        theirs = test::lay_out_with_pango(request);
    }

    unsigned byte_of(const Paragraph& paragraph, int utf16) const {
        return static_cast<unsigned>(slice(text, {0}, paragraph.to_code_points(utf16)).size());
    }

    // The rest of the line from a stop on.
    std::string_view rest_of_line(const test::CaretStop& stop) const {
        const std::size_t next = static_cast<std::size_t>(stop.line) + 1;
        const CodePoints end =
            next < ours.line_begins.size() ? CodePoints{ours.line_begins[next]} : length(text);
        return slice(text, {stop.at}, end);
    }

    // White space at a line's end is not drawn; Pango takes its width away.
    bool is_trailing_blank(const test::CaretStop& stop) const {
        return rest_of_line(stop).find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    bool is_known(std::int64_t at) {
        const std::string_view before = slice(text, {0}, {at}),
                               after = slice(text, {at}, length(text));
        for (const KnownDifference& known : known_differences())
            if (GetParam().name == std::string_view(known.sample) && known.width == 0 &&
                before.ends_with(known.before) && after.starts_with(known.after)) {
                met.insert(&known);
                return true;
            }
        return false;
    }

    bool lines_are_known_to_differ(float px) {
        for (const KnownDifference& known : known_differences())
            if (GetParam().name == std::string_view(known.sample) && width <= known.width &&
                (known.px == 0 || known.px == px)) {
                met.insert(&known);
                return true;
            }
        return false;
    }

    float tolerance(const test::CaretStop& stop, float px) const {
        const std::string_view rest = rest_of_line(stop);
        const std::string_view blanks = " \t\r\n";
        const bool cut = !rest.empty() && blanks.find(rest.back()) == std::string_view::npos;
        const float rounding = kStep * static_cast<float>(text.size()) * 2;
        return rounding + (cut && width < 1000 ? kKerning * px : 0);
    }

    std::string place(const test::CaretStop& stop) const {
        return "line " + std::to_string(stop.line) + ", x " + std::to_string(stop.x) +
               (stop.rtl ? " to the left" : " to the right");
    }

    void compare_stops(float px) {
        std::map<std::int64_t, test::CaretStop> wanted;
        for (const test::CaretStop& stop : theirs.stops) wanted[stop.at] = stop;
        for (const test::CaretStop& stop : ours.stops) {
            const auto their = wanted.find(stop.at);
            if (their == wanted.end()) {
                EXPECT_TRUE(is_known(stop.at)) << "Pango has no caret at " << stop.at;
                continue;
            }
            const test::CaretStop want = their->second;
            wanted.erase(their);
            if (is_trailing_blank(stop)) continue;
            const bool same = want.line == stop.line &&
                              std::abs(want.x - stop.x) <= tolerance(stop, px) &&
                              (want.rtl == stop.rtl || want.width == 0);
            if (same) continue;
            EXPECT_TRUE(is_known(stop.at))
                << "at " << stop.at << ": " << place(stop) << "; Pango: " << place(want);
        }
        for (const auto& [at, stop] : wanted)
            EXPECT_TRUE(is_known(at)) << "only Pango has a caret at " << at;
    }
};

TEST_P(PangoComparison, SameLinesAndSamePlaces) {
    for (FontStack* fonts : {&reading, &interface})
        for (const float each : {2000.0f, 400.0f, 180.0f, 90.0f, 40.0f})
            for (const Direction direction :
                 {Direction::Auto, Direction::LeftToRight, Direction::RightToLeft}) {
                width = each;
                lay_out(*fonts, direction);
                SCOPED_TRACE(std::to_string(fonts->px()) + " px, width " + std::to_string(width) +
                             ", direction " + std::to_string(static_cast<int>(direction)));
                if (lines_are_known_to_differ(fonts->px())) continue;
                EXPECT_EQ(ours.line_begins, theirs.line_begins);
                if (ours.line_begins == theirs.line_begins) compare_stops(fonts->px());
            }
    for (const KnownDifference& known : known_differences()) {
        if (GetParam().name != std::string_view(known.sample)) continue;
        EXPECT_TRUE(met.contains(&known))
            << "no longer a difference, take it off the list: " << known.before << "|"
            << known.after << ": " << known.reason;
    }
}

INSTANTIATE_TEST_SUITE_P(Corpus, PangoComparison, ::testing::ValuesIn(corpus()),
                         [](const auto& sample) {
                             std::string name = sample.param.name;
                             std::erase_if(name, [](char c) {
                                 return !std::isalpha(static_cast<unsigned char>(c));
                             });
                             return name;
                         });

}  // namespace
}  // namespace tandem::ui
