import java.util.List;

class A {
    Object f(String x) {
        List<String> all = make();
        Set<String> others = make();
        // ruleid: list-of-anything
        all.add(x);
        // ok: list-of-anything
        others.add(x);
        // ruleid: chain-from-call
        use(Response.ok(x).type("a").build());
        // ok: chain-from-call
        use(Response.bad(x).build());
        // ruleid: chain-from-call
        return Response.ok(x);
    }
}
