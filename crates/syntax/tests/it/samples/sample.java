package a.b;
import java.util.*;
@RestController
public class Users {
    private static final String KEY = "k";
    @GetMapping("/u")
    public List<User> find(@RequestParam String name, HttpServletRequest request) throws Exception {
        Statement statement = connection.createStatement();
        String query = "SELECT * FROM u WHERE n = '" + name + "'";
        ResultSet rows = statement.executeQuery(query);
        count += 1;
        for (User user : users) { list.add(new User((String) user.name, items[0])); }
        try { run(); } catch (IOException e) { throw new IllegalStateException(e); }
        return rows == null ? null : x -> x;
    }
}
class B<T extends C> extends D<T> implements E, F {
    enum G { X(1), Y; }
    B(int... n) { super(n); this.n = n[0]; }
    void f() {
        try (var in = new FileInputStream(p); r) { int[] a = {1, 2}; } catch (IOException | Bad e) { } finally { g(); }
        for (int i = 0, j = 1; i < n; i++) { synchronized (lock) { continue; } }
        switch (k) { case "a", "b" -> h(); default -> { yield 1; } }
        if (o instanceof String s && s.length() > 1) x = (a, b) -> a::run;
        byte[] buf = new byte[n];
        Runnable q = () -> { }; int z;
        String t = """
            text""";
        static_.call(B.class);
    }
}
