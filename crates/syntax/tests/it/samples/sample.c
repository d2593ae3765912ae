#include <stdio.h>
#include "a.h"
#define MAX 10
struct user { char *name; int id; };
static int find(const char *name, struct user *u) {
    char buf[64], *p = buf;
    int n = 0;
    strcpy(buf, name);
    sprintf(buf, "a" "b", u->name, (*u).id, buf[1]);
    for (int i = 0; i < MAX; i++) { n += i; }
    if (!p || n == 1) { free(p); } else return -1;
    while (1) { break; }
    switch (n) { case 1: n = 'c'; break; default: continue; }
    char *q = (char *)malloc(sizeof(n) * 2);
    struct user v = { .name = "x", .id = 1 };
    return n ? 1 : NULL;
}
