#include "app/CommandLine.h"

int main(int argc, char** argv) {
    return lab::runCommandLine(argc, argv);
}
