// The command line. Exit status: 0 done, 1 could not be done, 2 wrong usage.
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <random>
#include <string_view>

#include "tandem/base/error.h"

#include "cli/parser.h"

namespace tandem::cli {

static std::optional<std::uint64_t> number_in_environment(const char* name) {
    const char* text = std::getenv(name);
    if (!text) return std::nullopt;
    const std::string_view digits(text);
    std::uint64_t value = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// TANDEM_NOW (Unix milliseconds) and TANDEM_SEED make a run repeatable.
static Clock make_clock() {
    Clock clock;
    const auto now = number_in_environment("TANDEM_NOW");
    clock.now_ms = [now] {
        using namespace std::chrono;
        return now ? static_cast<std::int64_t>(*now)
                   : duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    };
    if (const auto seed = number_in_environment("TANDEM_SEED")) {
        clock.seed = *seed;
    } else {
        std::random_device device;
        clock.seed = (static_cast<std::uint64_t>(device()) << 32) | device();
    }
    return clock;
}

static int run(int argc, char** argv) {
    Session session{std::cout, make_clock(), "", ""};
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
