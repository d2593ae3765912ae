// metrics: cognitive=6 cyclomatic=5 nesting=1 lines=12 parameters=2
int read_all(int first, char *second, ...) {
    if (first) {
        goto out;
    } else {
        step();
    }
    for (;;) step();
    do { step(); } while (first);
    return first ? 1 : 2;
out:
    return 0;
}

// metrics: cognitive=0 cyclomatic=1 nesting=0 lines=1 parameters=0
int nothing(void) { return 0; }
