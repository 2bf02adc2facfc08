// Tables that the writers' tests share, and a look into the archives they write.
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

#include "tandem/tables/table.h"

namespace tandem::fixtures {

// One text for every way a cell has been known to break a file.
inline std::vector<std::string> hostile_texts() {
    std::string controls;
    for (char c = 0; c < 0x20; ++c) controls += c;
    return {
        "<script>alert(1)</script>",
        "a ]]> b & \"c\" 'd'",
        "a|b\\|c\\",
        "100% of $5 #1 {x}_y^z~ `code` *bold*",
        "=cmd|' /C calc'!A0",
        "+1",
        "-2",
        "@SUM(A1)",
        "x" + controls + "y",
        "one\r\ntwo\rthree\nfour\tfive",
        "👩‍⚕️👨‍👩‍👧‍👦 e\u0301",
        "لم أستطع أن أقول ذلك (PT21)",
        "לא יכולתי",
        "मैं किसी से कह नहीं सका।",
        "我不敢告诉任何人。",
        "[Asked about it] There -- was ''one''",
        "_x0041_",
        " spaces around ",
        "\uFFFE\uFFFF\x7F",
        "",
    };
}

inline Row body(std::vector<Cell> cells) {
    return {Row::Kind::Body, std::move(cells)};
}
inline Row heading(const char* text) {
    return {Row::Kind::Heading, {text}};
}
inline Row subheading(const char* text) {
    return {Row::Kind::Subheading, {text}};
}

// After mock 1 of the methodology: numbered quotes under a theme and a perspective.
inline Table quotes() {
    Table table;
    table.name = "theme-quotes";
    table.title = "Supplemental Table 3. Barriers";
    table.columns = {{"No.", 1, true}, {"Quote", 11}};
    table.rows = {heading("Professionals as a source of stigma"),
                  subheading("Patient perspective"),
                  body({Cell::count(1), "“There was one option. It was his.” (PT06)"}),
                  subheading("Professional perspective"),
                  body({Cell::count(2), "“We whisper alcohol.” (HP10)"}),
                  heading("Self-stigma"),
                  body({Cell::count(3), "“[...] never said it.” (PT03)"})};
    table.notes = {"[...] marks words left out.", "PT: patient; HP: professional."};
    return table;
}

inline Table hostile() {
    Table table;
    table.name = "a[b]:c*?/\\'";
    table.title = "Title <b>&\"|%\x01";
    table.columns = {{"Text & more|", 3}, {"Value", 1, true}};
    for (const std::string& text : hostile_texts()) {
        table.rows.push_back({Row::Kind::Heading, {text}});
        table.rows.push_back(body({text, Cell::of(-0.5, 2)}));
        table.notes.push_back(text);
    }
    return table;
}

inline Table empty() {
    Table table = quotes();
    table.rows.clear();
    return table;
}

inline Table long_table(int rows) {
    Table table = quotes();
    table.rows.clear();
    for (int i = 0; i < rows; ++i) {
        if (i % 10 == 0) table.rows.push_back(heading("A theme"));
        table.rows.push_back(body({Cell::count(i), "A quote of ordinary length, number " +
                                                       std::to_string(i) + " (PT06)"}));
    }
    return table;
}

// 40,000 characters of which every eighth is outside the Basic Multilingual Plane.
inline std::string long_text() {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "words 😀 ";
    return text;
}

inline std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

// The bytes of one entry; fails the test and gives nothing when it is not there.
inline std::string unzip(const std::string& archive, const char* path) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (zip == nullptr) {
        ADD_FAILURE() << "not an archive: " << zip_error_strerror(&error);
        return "";
    }
    std::string bytes;
    zip_stat_t stat;
    if (zip_stat(zip, path, 0, &stat) == 0) {
        bytes.resize(stat.size);
        zip_file_t* file = zip_fopen(zip, path, 0);
        EXPECT_EQ(zip_fread(file, bytes.data(), bytes.size()),
                  static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(file);
    } else {
        ADD_FAILURE() << "no entry " << path;
    }
    zip_discard(zip);
    return bytes;
}

}  // namespace tandem::fixtures
