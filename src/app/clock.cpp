#include "tandem/app/clock.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string_view>

namespace tandem {
namespace {

std::optional<std::uint64_t> number_in_environment(const char* name) {
    const char* text = std::getenv(name);
    if (!text) return std::nullopt;
    const std::string_view digits(text);
    std::uint64_t value = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::int64_t machine_time() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::uint64_t machine_randomness() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32) | device();
}

}  // namespace

Clock clock_from_environment() {
    const auto now = number_in_environment("TANDEM_NOW");
    const auto seed = number_in_environment("TANDEM_SEED");
    Clock clock;
    clock.now_ms = [now] { return now ? static_cast<std::int64_t>(*now) : machine_time(); };
    clock.seed = seed ? *seed : machine_randomness();
    return clock;
}

}  // namespace tandem
