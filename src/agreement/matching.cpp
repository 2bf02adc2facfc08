// The assignment problem by shortest augmenting paths with potentials (Kuhn 1955, "The Hungarian
// method"; Edmonds & Karp 1972; Jonker & Volgenant 1987), where every row has a private dummy
// column of cost 0: being alone. Rows enter one by one; each search ends at a free column or at a
// dummy.
#include "agreement/matching.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace tandem {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

struct Matcher {
    std::vector<std::vector<MatchGain>> edges;  // of each row
    std::vector<double> row_price, column_price;
    std::vector<std::size_t> column_of, row_of;
    std::vector<double> distance;  // of each column in the search
    std::vector<std::size_t> came_from;
    std::vector<bool> settled;

    void add(std::size_t start);

 private:
    void turn_around(std::size_t row, std::size_t column);
    void settle_prices(std::size_t start, const std::vector<std::size_t>& reached, double end);
};

// From its end the path changes sides: each row on it takes the column through which it was
// reached.
void Matcher::turn_around(std::size_t row, std::size_t column) {
    for (;;) {
        const std::size_t left = column_of[row];
        column_of[row] = column;
        if (column != kAlone) row_of[column] = row;
        if (left == kAlone) return;
        column = left;
        row = came_from[left];
    }
}

void Matcher::settle_prices(std::size_t start, const std::vector<std::size_t>& reached,
                            double end) {
    row_price[start] += end;
    for (const std::size_t column : reached) {
        if (!settled[column]) continue;
        row_price[row_of[column]] += end - distance[column];
        column_price[column] -= end - distance[column];
    }
}

void Matcher::add(std::size_t start) {
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<std::size_t> reached;
    for (const MatchGain& edge : edges[start])
        row_price[start] = std::min(row_price[start], -edge.gain - column_price[edge.column]);
    double end = kFar, at = 0;
    std::size_t row = start, last_row = start, free_column = kAlone;
    for (;;) {
        if (at - row_price[row] < end) {
            end = at - row_price[row];
            last_row = row;
        }
        for (const MatchGain& edge : edges[row]) {
            if (settled[edge.column]) continue;
            const double next = at - edge.gain - row_price[row] - column_price[edge.column];
            if (next >= distance[edge.column]) continue;
            if (distance[edge.column] == kFar) reached.push_back(edge.column);
            distance[edge.column] = next;
            came_from[edge.column] = row;
            queue.emplace(next, edge.column);
        }
        while (!queue.empty() && settled[queue.top().second]) queue.pop();
        if (queue.empty() || queue.top().first >= end) break;
        const auto [length, column] = queue.top();
        queue.pop();
        if (row_of[column] == kAlone) {
            end = length;
            last_row = came_from[column];
            free_column = column;
            break;
        }
        settled[column] = true;
        row = row_of[column];
        at = length;
    }
    settle_prices(start, reached, end);
    turn_around(last_row, free_column);
    for (const std::size_t column : reached) {
        distance[column] = kFar;
        settled[column] = false;
    }
}

}  // namespace

std::vector<std::size_t> best_matching(std::size_t rows, std::size_t columns,
                                       const std::vector<MatchGain>& gains) {
    Matcher matcher;
    matcher.edges.resize(rows);
    for (const MatchGain& gain : gains) matcher.edges[gain.row].push_back(gain);
    matcher.row_price.assign(rows, 0);
    matcher.column_price.assign(columns, 0);
    matcher.column_of.assign(rows, kAlone);
    matcher.row_of.assign(columns, kAlone);
    matcher.distance.assign(columns, kFar);
    matcher.came_from.assign(columns, kAlone);
    matcher.settled.assign(columns, false);
    for (std::size_t row = 0; row < rows; ++row) matcher.add(row);
    return matcher.column_of;
}

}  // namespace tandem
