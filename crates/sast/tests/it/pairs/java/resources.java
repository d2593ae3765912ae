class A {
    void f() {
        // ruleid: opened-by-try, used-in-try
        try (Reader in = new Reader(file)) {
            log(in);
            in.read();
        }
        // ok: opened-by-try, used-in-try
        try (Writer out = new Writer(file)) {
            out.read();
        }
    }
}
