#include <stdio.h>
#include <stdlib.h>

void scratch(char *name) {
    char pattern[] = "/tmp/workXXXXXX";
    // ruleid: c-insecure-temp-name
    FILE *out = fopen(mktemp(pattern), "w");
    // ruleid: c-insecure-temp-name
    tmpnam(name);
    // ruleid: c-insecure-temp-name
    char *other = tempnam("/tmp", "work");
    // ok: c-insecure-temp-name
    int fd = mkstemp(pattern);
    // ok: c-insecure-temp-name
    FILE *anonymous = tmpfile();
    // ok: c-insecure-temp-name
    char *folder = mkdtemp(pattern);
}
