#include <string.h>

void join(const char *name) {
    char path[256] = "/srv/";
    // ruleid: c-strncat-whole-size
    strncat(path, name, sizeof(path) - strlen(path) - 1);
    // ruleid: c-strncat-whole-size
    strncat(path, name, sizeof(path) - strlen(path) - 1);
    // ruleid: c-strncat-whole-size
    strncat(path, name, strlen(name));
    // ok: c-strncat-whole-size
    strncat(path, name, sizeof(path) - strlen(path) - 1);
    // ok: c-strncat-whole-size
    strncat(path, name, 10);
    // ok: c-strncat-whole-size
    strlcat(path, name, sizeof(path));
}
