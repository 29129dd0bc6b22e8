#include "app/CommandLine.h"

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on files is an error of write(), with its sentence
    return lab::runCommandLine(argc, argv);
}
