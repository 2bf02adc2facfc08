#include "analysis/common_words.h"

#include <sstream>

namespace tandem {

namespace {

// Chosen by hand for conversation in English. No name stands here, but for words that are both
// ("hope", "mark", "will").
constexpr const char* kCommon =
    "a able about above abuse accept access account across act activity actually add adult "
    "adults advice afraid after afternoon again against age ago agree ah ahead ain't alcohol "
    "all allow almost alone along already alright also although always am among amount an and "
    "anger angry animal another answer anxiety anxious any anybody anymore anyone anything "
    "anyway anyways anywhere apart apparently appear apply appointment appreciate approach are "
    "area aren't argue arm around arrive art as ask asleep assume assumed at attack attend "
    "attention attitude aunt aunts available avoid aware awareness away awful awkward baby "
    "back bad badly bag ball bank bar barely barrier barriers base based basic basically bath "
    "be bear beat beautiful became because become bed bedroom been before began begin "
    "beginning behave behavior behavioral behind being believe belong below benefit beside "
    "best better between beyond big bigger bike bill bills bird birth birthday bit black blame "
    "bless block blood blue board boat body book books born boss both bother bottom box boy "
    "boyfriend boys brain brave bread break breakfast breath bridge bright bring broke broken "
    "brother brothers brought brown build building built burden burn burnout bus business busy "
    "but buy by bye call called calm came can can't cancel cancer cannot car card care career "
    "careful cars case cases cat catch caught cause center certain certainly chair chance "
    "change changed charge chat cheap check cheer child childhood children choice choose "
    "chronic church circle city class classes clean clear clearly client clients clinic "
    "clinical clinician clinicians close closed closer clothes coat code coffee cold colleague "
    "colleagues college color come comes comfort comfortable comfortably coming comment common "
    "community company compared complete completely concern condition confidence confidential "
    "confused connect consider contact continue control conversation cook cool corner correct "
    "cost could could've couldn't counseling counselling counselor counselors count country "
    "couple course court cousin cousins cover crazy create cried crisis cry culture cup cure "
    "current currently customer cut dad dads daily dance dark date daughter daughters day days "
    "dead deadline deal dealing dear death decide decided decision deep definitely delay "
    "depend depends depressed depression describe deserve desk despite diabetes diagnosis did "
    "didn't die died diet difference different difficult difficulty dinner direct directly "
    "dirty disability disagree disappear disclosure discrimination discuss disease dismissed "
    "disorder disorders distress do doctor doctors does doesn't dog dogs doing don't done door "
    "doubt down dozen draw dream dress drink drive driving drop drove drug drugs dry due "
    "during dying each ear earlier early earn ease easier easily easy easygoing eat eating "
    "educate educated education effect effort eight eighteen eighty either elderly eleven else "
    "embarrassed embarrassing emergency emotion emotional emotions empathy employer empty "
    "encourage encouraged end ended ending energy enjoy enough enter entire environment "
    "especially essentially evaluate even evening eventually ever every everybody everyday "
    "everyone everything everywhere evidence exactly exam example except excited excuse "
    "exercise exhausted exhausting exist expect expected expensive experience experiences "
    "expert explain explained extra extremely eye eyes face facilitator facing fact facts "
    "failed fair fairly faith fall families family far farm fast fat father fathers fatigue "
    "fault fear feel feeling feelings feels feet fell felt few field fifteen fifty fight "
    "figure fill final finally find fine finger finish finished fire first fish fit five fix "
    "floor fly focus folks follow food foot for force forever forget forgot form fortunate "
    "forty forward found four fourteen free frequently fresh friday friend friendly friends "
    "from front frustrated frustrating full fun funny further future game garden gave general "
    "generally gentle get gets getting girl girlfriend girls give given gives giving glad go "
    "goal goals god goes going gone gonna good goodbye got gotta grade graduate granddaughter "
    "grandfather grandma grandmother grandpa grandparents grandson grass gray great green grew "
    "grief ground group groups grow growing grown guess guilt guilty guy guys had hadn't hair "
    "half hall hand handle handoff hands hang happen happened happening happens happy hard "
    "harder hardest hardly has hasn't hate have haven't having he he'd he'll he's head healing "
    "health healthcare healthy hear heard hearing heart heavy held hell hello help helped "
    "helpful helping helpless helps her here here's hers herself hesitant hey hi hide high him "
    "himself his history hit hold hole holiday home honest honestly hope hopefully hopeless "
    "hoping hospital hospitals hot hour hours house how how's however huge huh human humor "
    "hundred hung hungry hurt hurtful husband husbands hush i i'd i'll i'm i've ice idea ideas "
    "identity if ignore ignored ill illness imagine immediately immigrant impact importance "
    "important impossible improve in include including increase indeed inpatient insecure "
    "inside insomnia instead insurance intake integrated interest interested interesting "
    "interview interviewer into invisible invite involved is isn't isolated issue issues it "
    "it'd it'll it's its itself job jobs join joke judge judged judging judgment judgmental "
    "jump just justify keep keeping kept key kick kid kids kill kind kinda kindness kinds "
    "kitchen knee knew know knowing known knows label labeled lack ladies lady land language "
    "large last late later laugh law lay lead learn learned least leave leaving led left leg "
    "legs less let let's lets letter level lie life lift light like liked likely likewise line "
    "list listen listened listening little live lived lives living load local lonely long "
    "longer look looked looking looks lose losing lost lot lots loud love loved low luck lucky "
    "lunch lying ma ma'am mad made mainly make makes making mama man manage manager many march "
    "mark marriage married matter may maybe me meal mean meaning means meant meanwhile medical "
    "medicate medication medications medicine meditation meds meet meeting meetings member "
    "members memory men mental mention mentioned mess message met mhm middle might mightn't "
    "migraine mile miles milk mind mindset mine minute minutes miss missed misunderstood mm "
    "mmm model mom moment moms monday money month months mood moon more moreover morning most "
    "mostly mother mothers mouth move moved movie moving much multiple mum music must mustn't "
    "my myself name names near nearly necessarily necessary neck need needed needing needn't "
    "needs negative neighbor neighbors neither nephew nervous network never nevertheless new "
    "news next nice niece night nights nine nineteen ninety no nobody noise none nope nor "
    "normal normalize normally not note notes nothing notice now nowadays nowhere number nurse "
    "nurses nutrition o'clock obvious obviously occasionally of off offer offered office often "
    "oh okay old older on once one ones only onto open opened openly opinion opportunity "
    "option options or orange order ordinary organization other others otherwise ouch ought "
    "our ours ourselves out outpatient outside over overall overcome overwhelmed overwhelming "
    "own page paid pain paint pair panic paper paperwork parent parents park part partly "
    "partner partners parts party pass passed past patient patients pay paying people per "
    "percent perfect perhaps period person personal personally perspective pharmacy phone "
    "physical physically physicals physician physicians pick picked picture piece place places "
    "plan plans plant play played please plenty plus point points police policy poor pop "
    "positive possible possibly post pounds power practice practices pray prefer pregnant "
    "prejudice prescribe prescribed prescription present pressure pretend pretty prevent "
    "previous price pride primary privacy private probably problem problems process "
    "professional program project promise proper properly protect proud provide provider "
    "providers psychiatric psychiatrist psychological psychologist psychology public pull push "
    "put putting quality question questions quick quickly quiet quietly quit quite race rain "
    "raise raised ran rarely rate rather reach read reading ready real reality realize "
    "realized really reason reasons receive recently recommend recommendation recommendations "
    "record records recover recovery red refer referral referred refuse regular relate "
    "relationship relationships relax religion reluctant remember reminded reminds remote rent "
    "repeat reputation research resident residents resource respect respectful respond "
    "response responsibility rest result return rich ride right ring river road role room "
    "rooms rough round routine rule rules run running rural rush sad safe safety said same sat "
    "saturday save saw say saying says scale scared schedule schizophrenia school schools "
    "science scream screen screened screening sea season seat second seconds secret secretary "
    "see seeing seek seem seemed seems seen self sell send sense sensitive sent separate "
    "september series serious seriously serve service services session sessions set setting "
    "seven seventeen seventy several severe shame shamed shan't share shared she she'd she'll "
    "she's shirt shock shoes shop short should should've shoulder shouldn't show showed shower "
    "shut shy sick sickness side sight sign silence silent similar similarly simple simply "
    "since sing single sir sister sisters sit site sitting situation situations six sixteen "
    "sixty size skills skin slang sleep sleeping slept slow slowly small smart smell smile "
    "smoke snow so social society soft solution some somebody somehow someone something "
    "sometimes somewhere son sons soon sorry sort sorta sound sounds south space speak speaker "
    "speaking special specialist specialists specific specifically spend spent spoke sport "
    "spouse spring staff stairs stand standard star stare start started starting state "
    "statement states stay stayed staying step steps stereotype stereotypes stick stigma "
    "stigmatized stigmatizing still stomach stood stop stopped store stories story straight "
    "strange strategy street strength stress stressed stressful strict stroke strong struggle "
    "struggled struggling stuck student students studies study stuff stupid style subject "
    "substance such sudden suddenly suffer suffering suggest suicidal suicide summer sun "
    "sunday super supervisor support supported supportive suppose supposed sure surely surgery "
    "surprise surprised surprisingly swear sweet symptom symptoms system systems table take "
    "taken takes taking talk talked talking tall taught teacher teachers teaching team teams "
    "tear tears technology teen teenager telehealth telemedicine telephone tell telling tells "
    "ten tend tendency tense term terms terrible test testing text than thank thankfully "
    "thanks that that'd that'll that's the their theirs them themselves then therapeutic "
    "therapist therapists therapy there there'd there'll there's therefore these they they'd "
    "they'll they're they've thin thing things think thinking third thirteen thirty this those "
    "though thought thoughts thousand threat three threw through throughout throw thursday "
    "ticket tie tight till time times tired to today together told tomorrow tonight too took "
    "tool tools top topic total totally touch tough toward towards town track training "
    "translator transport trauma traumatic travel treat treated treating treatment tree trial "
    "tried trip trouble truck true truly trust trusted truth try trying tuesday turn turned "
    "twelve twenty twice two type typical typically ugh ugly uh uhm ultimately um unable uncle "
    "uncles uncomfortable under understand understanding understood unfair unfortunately "
    "unhappy unit university unless unlike unsure until unusual up upon upset upstairs us use "
    "used useful useless user using usual usually value valued various very via view village "
    "violence visit visiting visits voice volunteer vulnerable wait waited waiting wake walk "
    "walked walking wall wanna want wanted wanting wants war warm was wash wasn't waste watch "
    "watched watching water way ways we we'd we'll we're we've weak weakness wear wednesday "
    "week weekend weekends weekly weeks weight weird welcome well went were weren't west what "
    "what'd what'll what're what's whatever wheel when when's whenever where where's whereas "
    "wherever whether which while white who who'd who'll who's whoever whole whom whose why "
    "why's wide wife will willing willingness win wind window winter wish with within without "
    "wives woke woman women won won't wonder wonderful word words work worked worker workers "
    "working workplace works world worried worries worry worrying worse worst worth would "
    "would've wouldn't wow write writing written wrong wrote y'all ya yeah year yearly years "
    "yelled yep yes yesterday yet you you'd you'll you're you've young younger your yours "
    "yourself yourselves youth yup zero ";

// Those that a recogniser of speech may write with a capital after a pause: no name to ask about.
constexpr const char* kFunction =
    "a about actually after again ah all alright also although always am an and another any "
    "anybody anyone anything anyway are around as at awesome basically be because been before "
    "being both but by bye can can't could couldn't definitely did didn't do does doesn't don't "
    "each either else even ever every everybody everyone everything exactly few first for from "
    "get go gonna good got great had has have he he'd he'll he's hello her here here's hey hi "
    "him his honestly how how's however huh i i'd i'll i'm i've if in instead into is isn't it "
    "it'll it's its just kind know last let let's like literally look lot ma'am many maybe "
    "me mean mhm mine mm mmm more most mostly much my never next no nobody none nope nor not "
    "nothing now obviously of off often oh ok okay on once one only or other our out over people "
    "perhaps please probably quite rather really right same say see she she'd she'll she's "
    "should since sir so some somebody someone something sometimes sorry sort still such sure "
    "tell thank thanks that that'd that'll that's the their them then there there's these they "
    "they'd they'll they're they've thing things think this those though three through to today "
    "together too two uh uhm um under unless until up us usually very wait was wasn't we we'd "
    "we'll we're we've well went were weren't what what's whatever when where where's which "
    "while who who's why with without won't would wouldn't wow yeah yep yes yet you you'd "
    "you'll you're you've your yours yup ";

// Words that English writes with a capital whoever speaks, and what is said in capitals everywhere.
constexpr const char* kCapitalised =
    "ad adhd aids am america american americans asap asd bible bpd cbt ceo christmas covid cpr "
    "cv dbt dna dvd easter ecg eeg ehr ekg emdr emr english er facebook facilitator fda friday "
    "fridays gad god google gp gps halloween hipaa hiv hr ibs icu id ie internet interviewee "
    "interviewer iq irb it iv lgbt lgbtq md moderator monday mondays mri nhs ob ocd ok otc "
    "participant patient pc pcp pdf ph phd phq pm pms professional pt ptsd ra researcher "
    "respondent rn saturday saturdays speaker ssi ssri std sunday sundays thanksgiving thursday "
    "thursdays tuesday tuesdays tv tvs uk unknown us usa vs wednesday wednesdays wifi youtube "
    "zoom ";

std::unordered_set<std::string> split(const char* words) {
    std::unordered_set<std::string> set;
    std::istringstream in(words);
    for (std::string word; in >> word;) set.insert(word);
    return set;
}

}  // namespace

const std::unordered_set<std::string>& common_words() {
    static const std::unordered_set<std::string> kSet = split(kCommon);
    return kSet;
}

const std::unordered_set<std::string>& function_words() {
    static const std::unordered_set<std::string> kSet = split(kFunction);
    return kSet;
}

const std::unordered_set<std::string>& capitalised_words() {
    static const std::unordered_set<std::string> kSet = split(kCapitalised);
    return kSet;
}

}  // namespace tandem
