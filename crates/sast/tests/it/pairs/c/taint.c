#include <stdio.h>

int assignments(int c) {
    char *a = source();
    // ruleid: flow
    sink(a);
    char *b = c ? a : "x";
    // ruleid: flow
    sink(b);
    b = clean(b);
    // ok: flow
    sink(b);
    struct S s;
    s.name = source();
    // ruleid: flow
    sink(s.name);
    // ok: flow
    sink(s.other);
    char buf[10];
    buf[0] = *a;
    // ruleid: flow
    sink(buf);
    for (int i = 0; i < 3; i++) {
        if (c) goto out;
        b = source();
    }
    // ruleid: flow
    sink(b);
    return 0;
out:
    // ruleid: flow
    sink((char *)a);
    switch (c) {
    case 1:
        b = "x";
        break;
    default:
        b = "y";
    }
    // ok: flow
    sink(b);
    return 1;
}
