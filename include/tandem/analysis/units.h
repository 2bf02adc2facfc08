// The units of text in which coding is compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tandem {

// What is counted. The unit decides a coefficient more than the coefficient's name does.
//   Turn       a turn of the transcript; marked when a span touches at least one character of it
//   Sentence   a sentence of a turn (UAX #29); marked when a span touches at least one character
//              of it that is not white space. Sentences of white space alone are no units.
//   Paragraph  a line of a turn; as a sentence
//   Character  a code point of a turn
//   Question   everything that was said to a question of the interview guide in one transcript,
//              in one stretch or several; marked when a span touches at least one character of it.
//              Where nobody says a word to it there is no unit; nor before the first question.
//   Document   a transcript
enum class Unit { Turn, Sentence, Paragraph, Character, Question, Document };

// "turn", "sentence", "paragraph" …; the plural is the name and an "s".
std::string_view unit_name(Unit unit);
// "turn, sentence, paragraph, character, question and document", with the last word that is given.
std::string unit_names(std::string_view last_word);
std::optional<Unit> find_unit(std::string_view name);

// "all turns but the interviewer's".
std::string denominator_in_words(Unit unit, bool participant_turns_only);

}  // namespace tandem
