#include <stdio.h>

void read_user(FILE *in) {
    char name[64], city[64];
    int age;
    // ruleid: c-scanf-unbounded-string
    scanf("%s", name);
    // ruleid: c-scanf-unbounded-string
    fscanf(in, "%d %s", &age, city);
    // ruleid: c-scanf-unbounded-string
    fscanf(in, "%[^\n]", city);
    // ok: c-scanf-unbounded-string
    scanf("%63s", name);
    // ok: c-scanf-unbounded-string
    fscanf(in, "%d", &age);
    // ok: c-scanf-unbounded-string
    scanf("%*s %d", &age);
}
