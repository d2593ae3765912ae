#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    char line[256];
    // ruleid: c-format-of-argument
    printf("%s", argv[1]);
    // ruleid: c-format-of-argument
    fprintf(stderr, "%s", argv[0]);
    // ruleid: c-format-of-argument
    snprintf(line, sizeof line, "%s", getenv("PROMPT"));
    // ok: c-format-of-argument
    printf("%s", argv[1]);
    // ok: c-format-of-argument
    fprintf(stderr, "usage: %s\n", argv[0]);
    // ok: c-format-of-argument
    puts(argv[1]);
    return 0;
}
