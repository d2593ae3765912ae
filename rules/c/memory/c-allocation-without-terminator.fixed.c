#include <stdlib.h>
#include <string.h>

char *declared(const char *text) {
    // ruleid: c-allocation-without-terminator
    char *copy = malloc(strlen(text) + 1);
    if (copy == NULL) return NULL;
    strcpy(copy, text);
    return copy;
}

void assigned(char **copy, const char *text) {
    char *it;
    // ruleid: c-allocation-without-terminator
    it = malloc(strlen(text) + 1);
    strcpy(it, text);
    *copy = it;
}

char *nested(const char *text) {
    // ruleid: c-allocation-without-terminator
    return strcpy(malloc(strlen(text) + 1), text);
}

char *good(const char *text) {
    // ok: c-allocation-without-terminator
    char *copy = malloc(strlen(text) + 1);
    strcpy(copy, text);
    return copy;
}

void bytes(const char *text) {
    // ok: c-allocation-without-terminator
    char *raw = malloc(strlen(text));
    memcpy(raw, text, strlen(text));
    // ok: c-allocation-without-terminator
    char *same = strdup(text);
}
