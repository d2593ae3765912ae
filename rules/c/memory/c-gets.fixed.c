#include <stdio.h>

void read_name(char *name) {
    char line[64];
    // ruleid: c-gets
    fgets(line, sizeof(line), stdin);
    // ruleid: c-gets
    if (fgets(name, sizeof(name), stdin) == NULL) {
        return;
    }
    // ruleid: c-gets
    char *copy = fgets(line, sizeof(line), stdin);
    // ok: c-gets
    fgets(line, sizeof line, stdin);
    // ok: c-gets
    stream_gets(line);
    // ok: c-gets
    gets_s(line, sizeof line);
}
