#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    char path[256];
    // ruleid: c-argument-into-fixed-buffer
    strcpy(path, argv[1]);
    // ruleid: c-argument-into-fixed-buffer
    strcat(path, getenv("HOME"));
    // ruleid: c-argument-into-fixed-buffer
    sprintf(path, "%s/.config", getenv("HOME"));
    // ok: c-argument-into-fixed-buffer
    snprintf(path, sizeof path, "%s", argv[1]);
    // ok: c-argument-into-fixed-buffer
    strcpy(path, "/etc/app.conf");
    // ok: c-argument-into-fixed-buffer
    sprintf(path, "%d", argc);
    return 0;
}
