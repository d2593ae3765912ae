class A {
    void f(Object o) {
        // ruleid: value-behind-cast
        run((String) "a");
        // ok: value-behind-cast
        run((String) o);
    }
}
