// Studies of any size, the same ones on every machine.
#pragma once

#include <string>

#include "tandem/app/workspace.h"

namespace tandem::bench {

// Two coders, 60 codes, transcripts of about 8,000 words in about 100 turns.
struct Size {
    std::string name;  // of the file, without ".tandem"
    int transcripts = 0;
    int codings_each = 0;  // in each transcript, both coders together
    int words_each = 8000;
};
inline const Size kOne{"one", 1, 1000};
inline const Size kS{"S", 31, 800};  // the motivating study
inline const Size kL{"L", 1000, 1000};

Clock bench_clock();

// Of a two-person interview, as Otter writes it.
std::string otter_text(Random& random, int words);
ImportTranscripts::File transcript_file(int number, int words = 8000);

// The path of the study in `folder`; made through Workspace::run when it is not there. Every
// transcript is declared done by both coders.
std::string study_path(const std::string& folder, const Size& size);

// A random code on 2 to 30 words of a random turn.
ApplyCode some_coding(const Project& project, TranscriptId transcript, Random& random);

}  // namespace tandem::bench
