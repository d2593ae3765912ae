#include <stdio.h>

void read_name(char *name) {
    char line[64];
    // ruleid: c-gets
    gets(line);
    // ruleid: c-gets
    if (gets(name) == NULL) {
        return;
    }
    // ruleid: c-gets
    char *copy = gets(line);
    // ok: c-gets
    fgets(line, sizeof line, stdin);
    // ok: c-gets
    stream_gets(line);
    // ok: c-gets
    gets_s(line, sizeof line);
}
