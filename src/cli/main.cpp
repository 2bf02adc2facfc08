// The command line. Exit status: 0 done, 1 could not be done, 2 wrong usage.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "tandem/app/clock.h"
#include "tandem/base/error.h"

#include "cli/parser.h"

namespace tandem::cli {

static int run(int argc, char** argv) {
    // Not left to the parser: it would read the variable for each verb of a group, over --coder.
    const char* coder = std::getenv("TANDEM_CODER");
    Session session{std::cout, clock_from_environment(), "", coder ? coder : ""};
    const auto parser = make_parser(session);
    try {
        parser->parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return parser->exit(problem, std::cout, std::cerr) == 0 ? 0 : 2;
    } catch (const Error& error) {
        std::cout.flush();
        std::cerr << "tandem: " << error.what() << "\n";
        return 1;
    }
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "tandem: The answer could not be written.\n";
        return 1;
    }
    return 0;
}

}  // namespace tandem::cli

int main(int argc, char** argv) {
    try {
        return tandem::cli::run(argc, argv);
    } catch (const std::exception& problem) {
        std::cerr << "tandem: This should not have happened: " << problem.what() << "\n";
        return 1;
    }
}
