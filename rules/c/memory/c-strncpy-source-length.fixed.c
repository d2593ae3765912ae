#include <string.h>

void copy(const char *text) {
    char name[64];
    char other[64];
    // ruleid: c-strncpy-source-length
    snprintf(name, sizeof(name), "%s", text);
    // ruleid: c-strncpy-source-length
    snprintf(other, sizeof(other), "%s", text);
    // ruleid: c-strncpy-source-length
    char *end = strncpy(name, text, strlen(text));
    // ok: c-strncpy-source-length
    strncpy(name, text, sizeof(name) - 1);
    // ok: c-strncpy-source-length
    strncpy(name, "none", 4);
    // ok: c-strncpy-source-length
    memcpy(name, text, 8);
}
