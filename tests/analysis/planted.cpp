#include "analysis/planted.h"

#include <algorithm>
#include <array>

#include "tandem/text/fold.h"

namespace tandem::test {
namespace {

using Words = std::vector<std::string>;

const std::string& any(const Words& words, Random& random) {
    return words[random.below(words.size())];
}

std::string digits(Random& random, int count) {
    std::string out(1, static_cast<char>('1' + random.below(9)));
    while (static_cast<int>(out.size()) < count) out += static_cast<char>('0' + random.below(10));
    return out;
}

// All invented; several scripts, with apostrophes, hyphens and particles.
const Words kFirst{"Kay",     "Noor",   "Dagny",    "Ludovika", "Tamsin",   "Oluwatoyin",
                   "Ignacio", "Zsófia", "Bjørn",    "Anaïs",    "Siobhán",  "Mireille",
                   "Wen-Li",  "Aoife",  "Jarek",    "Xiomara",  "Thandiwe", "Keoni",
                   "Örs",     "Łucja",  "Maëlle",   "Олена",    "Мирон",    "Ελένη",
                   "Στέλιος", "Արամ",   "Yevgenia", "Ruaridh"};
const Words kLast{"Haskell",           "O'Shanter",    "Brightwater",  "van der Meulen",
                  "de la Cruz-Ibarra", "Okonkwo-Vale", "Szczepanik",   "Thistlewood",
                  "McAllenby",         "al-Rashidi",   "Nakagiri",     "Ytterström",
                  "Delacroisille",     "Fernsby",      "Quillfeather", "Коваленчук",
                  "Παπαδόγλου",        "Overgaardsen", "Ten Broeke",   "D'Ambrosini"};
const Words kOtherScripts{"مريم", "خالدون", "王小明", "陈美玲", "सुनीता", "अर्जुन", "רחלי", "สมชายดี"};
const Words kPlaces{"Rivermead",      "Harrowgate Falls", "Little Wexcombe", "Tolucaville",
                    "Bad Elmstein",   "Pine Hollow",      "Château-Vernon",  "Skarnes",
                    "Oakmont County", "Dunmarrow"};
const Words kClinics{"Rivermead Family Clinic",
                     "Saint Brannock Hospital",
                     "Lakeshore Medical Center",
                     "the Harlow Institute of Mind",
                     "Cedarbrook Behavioral Health",
                     "Quillan University",
                     "Open Door Shelter",
                     "Northfen Community College"};
const Words kRelations{"daughter", "son", "wife", "husband", "sister", "neighbor", "cousin"};
const Words kUnits{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
const Words kMonths{"January", "February", "March",     "April",   "May",      "June",
                    "July",    "August",   "September", "October", "November", "December"};
const Words kOrdinals{"first",   "second",    "third",        "fifth",    "ninth",
                      "twelfth", "twentieth", "twenty-first", "thirtieth"};
const Words kHosts{"mailbox.example", "post.example.org", "north-fen.edu", "clinic-web.co.uk"};

std::string name(Random& random) {
    return any(kFirst, random) + (random.below(2) ? " " + any(kLast, random) : std::string());
}

std::string spoken_digits(Random& random, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += (i ? (i % 3 == 0 ? ", " : " ") : "") +
               (random.below(8) == 0 ? std::string("oh") : any(kUnits, random));
    return out;
}

std::string phone(Random& random) {
    const std::string area = digits(random, 3), middle = digits(random, 3), end = digits(random, 4);
    switch (random.below(6)) {
        case 0:
            return "(" + area + ") " + middle + "-" + end;
        case 1:
            return area + "-" + middle + "-" + end;
        case 2:
            return "+44 20 " + end + " " + digits(random, 4);
        case 3:
            return area + "." + middle + "." + end;
        case 4:
            return middle + "-" + end;
        default:
            return spoken_digits(random, 10);
    }
}

std::string email(Random& random) {
    const std::string who = fold(any({"Kay", "Noor", "Dagny", "Tamsin", "Jarek"}, random));
    switch (random.below(4)) {
        case 0:
            return who + "." + digits(random, 2) + "@" + any(kHosts, random);
        case 1:
            return who + "_h@" + any(kHosts, random);
        case 2:
            return who + " dot haskell at northmail dot com";
        default:
            return who + digits(random, 2) + " at post dot example dot org";
    }
}

std::string url(Random& random) {
    switch (random.below(4)) {
        case 0:
            return "https://www.northfen.example/people?id=" + digits(random, 3);
        case 1:
            return "www.rivermead-clinic.example";
        case 2:
            return "cedarbrook.org/staff/" + digits(random, 2);
        default:
            return "www dot cedarbrook dot org";
    }
}

std::string date(Random& random) {
    const std::string month = any(kMonths, random), ordinal = any(kOrdinals, random);
    switch (random.below(8)) {
        case 0:
            return "the " + ordinal + " of " + month;
        case 1:
            return month + " " + ordinal + " twenty nineteen";
        case 2:
            return month + " " + std::to_string(1 + random.below(28)) + ", 2019";
        case 3:
            return std::to_string(1 + random.below(28)) + " " + month + " 2018";
        case 4:
            return std::to_string(1 + random.below(12)) + "/" +
                   std::to_string(1 + random.below(28)) + "/2020";
        case 5:
            return "2019-0" + std::to_string(1 + random.below(9)) + "-1" +
                   std::to_string(random.below(10));
        case 6:
            return month + " the " + ordinal;
        default:
            return month + " 2017";
    }
}

std::string age(Random& random) {
    switch (random.below(4)) {
        case 0:
            return std::to_string(90 + random.below(15)) + " years old";
        case 1:
            return "ninety-" + any(kUnits, random);
        case 2:
            return std::to_string(91 + random.below(9));
        default:
            return "a hundred and " + any(kUnits, random) + " years old";
    }
}

std::string number(Random& random) {
    switch (random.below(4)) {
        case 0:
            return digits(random, 3) + "-" + digits(random, 2) + "-" + digits(random, 4);
        case 1:
            return "MRN" + digits(random, 6);
        case 2:
            return "A" + digits(random, 8);
        default:
            return digits(random, 9);
    }
}

struct Slot {
    const char *before, *type, *after;
};

constexpr Slot kSlots[] = {
    {"My daughter ", "name", " was there too, and she cried."},
    {"I told ", "name", " about it later that week."},
    {"And then Dr. ", "name", "'s assistant called me back."},
    {"It was ", "name", " who drove me there."},
    {"We asked Mrs. ", "name", " what to do, because nobody else would say."},
    {"", "name", " said that I should wait."},
    {"They wrote ", "script", " on the form instead of my name."},
    {"He grew up in ", "place", " and never left."},
    {"The bus from ", "place", " takes an hour."},
    {"She works at ", "clinic", ", on the second floor."},
    {"I was sent to ", "clinic", " for the night."},
    {"You can reach her at ", "phone", ", any time."},
    {"My number is ", "phone", "."},
    {"Just write to ", "email", " if you need more."},
    {"It is all on ", "url", " these days."},
    {"That was on ", "date", ", I think."},
    {"She was born ", "date", ", so do the math."},
    {"My grandmother is ", "age", " and still walks."},
    {"The record says ", "number", " at the top."},
    {"We moved to zip code ", "zip", " after that."},
    {"They live at ", "address", ", by the water."},
};

std::string value_of(std::string_view type, Random& random) {
    if (type == "name") return name(random);
    if (type == "script") return any(kOtherScripts, random);
    if (type == "place") return any(kPlaces, random);
    if (type == "clinic") return any(kClinics, random);
    if (type == "phone") return phone(random);
    if (type == "email") return email(random);
    if (type == "url") return url(random);
    if (type == "date") return date(random);
    if (type == "age") return age(random);
    if (type == "zip") return digits(random, 5) + (random.below(3) ? "" : "-" + digits(random, 4));
    if (type == "address") return digits(random, 3) + " Quillfeather Lane";
    return number(random);
}

// Talk that names nobody. Its words are not those of the list that is built in.
const Words kOpenings{
    "Well,",     "Honestly,",     "So",          "And",       "You know,",   "Yeah,",
    "I mean,",   "Looking back,", "Back then",   "In a way,", "Once",        "Okay,",
    "Sometimes", "Most days",     "Afterwards,", "Frankly,",  "Apparently,", "Luckily,"};
const Words kWho{
    "I",          "my mother",      "the nurse",      "the receptionist", "we",
    "nobody",     "the whole team", "the counselor",  "somebody at work", "they",
    "the intern", "people like me", "the pharmacist", "our neighbors",    "my old boss"};
const Words kDid{"kept apologizing about",
                 "shrugged at",
                 "rescheduled",
                 "whispered about",
                 "complained about",
                 "googled",
                 "got used to",
                 "laughed off",
                 "documented",
                 "avoided",
                 "paid for",
                 "never mentioned",
                 "scribbled a note about",
                 "insisted on",
                 "panicked over"};
const Words kWhat{
    "the questionnaire",       "the waiting room",    "the insomnia",         "the copay",
    "the breathing exercises", "the side effects",    "the intake paperwork", "the screening score",
    "the group sessions",      "the antidepressants", "the stigma of it",     "the parking garage",
    "the video visits",        "the awkward silence", "the stress at home"};
const Words kEnds{"until the clinic closed.",
                  "and that was that.",
                  "because it was easier.",
                  "which felt humiliating.",
                  "even though it hurt.",
                  "for about eighteen months.",
                  "and nobody followed up.",
                  "before the holidays.",
                  "like it was a joke.",
                  "and I stopped going.",
                  "with two kids and no babysitter.",
                  "on a good day.",
                  "after the second appointment.",
                  "and the PHQ-9 went down."};

std::string sentence(Random& random) {
    return any(kOpenings, random) + " " + any(kWho, random) + " " + any(kDid, random) + " " +
           any(kWhat, random) + " " + any(kEnds, random);
}

std::string in_small(const std::string& text) {
    std::string out = text;  // ASCII letters; names of other alphabets keep theirs
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

}  // namespace

PlantedTranscript planted_transcript(Random& random, int turns, bool lower_case) {
    PlantedTranscript out;
    const auto cased = [&](const std::string& text) { return lower_case ? in_small(text) : text; };
    for (int i = 0; i < turns; ++i) {
        std::string text;
        const auto add = [&](const std::string& words) {
            text += (text.empty() ? "" : " ") + cased(words);
        };
        add(sentence(random));
        if (random.below(3) == 0) {
            const Slot& slot = kSlots[random.below(std::size(kSlots))];
            const std::string value = cased(value_of(slot.type, random));
            add(slot.before);
            if (!text.ends_with(' ')) text += ' ';
            const CodePoints begin = length(text);
            text += value;
            out.planted.push_back({out.turns.size(), {begin, length(text)}, slot.type, value});
            text += cased(slot.after);
        }
        add(sentence(random));
        add(sentence(random));
        out.turns.push_back(std::move(text));
    }
    return out;
}

}  // namespace tandem::test
