// What the window can change the command line can change, and every verb explains itself.
#include "cli/parser.h"

#include <gtest/gtest.h>
#include <sstream>

namespace tandem::cli {
namespace {

template <std::size_t... I>
std::vector<Command> one_of_each(std::index_sequence<I...>) {
    return {Command(std::variant_alternative_t<I, AnyCommand>{})...};
}

struct Fixture {
    std::ostringstream out;
    Session session{out, {}, "", ""};
    std::unique_ptr<CLI::App> parser = make_parser(session);
};

TEST(Parser, EveryCommandHasAVerb) {
    Fixture fixture;
    const auto commands = one_of_each(std::make_index_sequence<std::variant_size_v<AnyCommand>>());
    EXPECT_GE(commands.size(), 20u);
    for (const Command& command : commands) {
        const CLI::App* verb = find_verb(*fixture.parser, command_verb(command));
        ASSERT_NE(verb, nullptr) << command_name(command) << ": " << command_verb(command);
        EXPECT_TRUE(verb->get_subcommands({}).empty()) << command_verb(command);
    }
}

void expect_explained(CLI::App& verb, const std::string& words) {
    EXPECT_FALSE(verb.get_description().empty()) << words;
    const auto parts = verb.get_subcommands([](const CLI::App*) { return true; });
    const bool has_example = verb.get_footer().find("tandem " + words) != std::string::npos;
    EXPECT_TRUE(has_example || !parts.empty()) << words << " shows no example";
    for (CLI::App* part : parts)
        expect_explained(*part, words + (words.empty() ? "" : " ") + part->get_name());
}

TEST(Parser, EveryVerbHasASentenceAndAnExample) {
    Fixture fixture;
    for (CLI::App* verb : fixture.parser->get_subcommands([](const CLI::App*) { return true; }))
        expect_explained(*verb, verb->get_name());
}

TEST(Parser, HelpNamesOptions) {
    Fixture fixture;
    fixture.parser->parse("help codebook merge", false);
    EXPECT_NE(fixture.out.str().find("--into"), std::string::npos) << fixture.out.str();
}

TEST(Parser, UnknownWordsAreWrongUsage) {
    Fixture fixture;
    EXPECT_THROW(fixture.parser->parse("frobnicate x", false), CLI::ParseError);
    EXPECT_THROW(fixture.parser->parse("code", false), CLI::ParseError);
    EXPECT_EQ(find_verb(*fixture.parser, "codebook frobnicate"), nullptr);
}

}  // namespace
}  // namespace tandem::cli
