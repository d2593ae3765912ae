#include <string.h>

struct key { char bytes[32]; };

void wipe(struct key *key, char *text, int n) {
    // ruleid: c-memset-size-and-value-swapped
    memset(key, 0, sizeof(struct key));
    // ruleid: c-memset-size-and-value-swapped
    memset(text, 0, strlen(text));
    // ruleid: c-memset-size-and-value-swapped
    memset(key, 0, n * sizeof(struct key));
    // ok: c-memset-size-and-value-swapped
    memset(key, 0, sizeof(struct key));
    // ok: c-memset-size-and-value-swapped
    memset(text, 'x', 0);
    // ok: c-memset-size-and-value-swapped
    memset(text, 0, strlen(text));
}
