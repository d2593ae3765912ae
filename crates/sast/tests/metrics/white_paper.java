// The structures of the examples that the definition of cognitive complexity is published with, in words of our own.
class WhitePaper {
    // metrics: cognitive=7 cyclomatic=4 nesting=3 lines=13 parameters=1
    int sumOfOdd(int most) {
        int total = 0;
        NEXT:
        for (int i = 1; i <= most; ++i) {
            for (int j = 2; j < i; ++j) {
                if (i % j == 0) {
                    continue NEXT;
                }
            }
            total += i;
        }
        return total;
    }

    // metrics: cognitive=1 cyclomatic=4 nesting=1 lines=12 parameters=1
    String word(int number) {
        switch (number) {
            case 1:
                return "one";
            case 2:
                return "a couple";
            case 3:
                return "a few";
            default:
                return "lots";
        }
    }

    // metrics: cognitive=9 cyclomatic=6 nesting=4 lines=15 parameters=0
    void nested() {
        try {
            if (first) {
                for (int i = 0; i < 10; i++) {
                    while (second) {
                        step();
                    }
                }
            }
        } catch (IOException | SQLException error) {
            if (third) {
                step();
            }
        }
    }

    // metrics: cognitive=2 cyclomatic=2 nesting=1 lines=7 parameters=0
    void closure() {
        Runnable work = () -> {
            if (first) {
                step();
            }
        };
    }

    // metrics: cognitive=5 cyclomatic=8 nesting=1 lines=8 parameters=0
    boolean operators() {
        if (a && b && c || d || e
                && f) {
            return true;
        }
        boolean ready = g && !h;
        return x;
    }

    // metrics: cognitive=3 cyclomatic=4 nesting=1 lines=5 parameters=0
    void negated() {
        if (a && !(b && c)) {
            step();
        }
    }

    // metrics: cognitive=5 cyclomatic=4 nesting=1 lines=11 parameters=1
    int chain(int x) {
        if (x == 1) {
            return 1;
        } else if (x == 2) {
            return 2;
        } else if (x == 3) {
            return 3;
        } else {
            return chain(x - 1);
        }
    }

    // metrics: cognitive=0 cyclomatic=1 nesting=0 lines=3 parameters=9 required=8 given
    @Override
    void given(int a, int b, int c, int d, int e, int f, int g, int h, String... rest) {
        step();
    }
}
