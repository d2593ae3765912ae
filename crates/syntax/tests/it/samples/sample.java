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
