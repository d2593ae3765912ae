import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-sql-from-request
        return jdbc.queryForList("SELECT * FROM plays WHERE title = '" + name + "'");
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        Statement statement = connection.createStatement();
        // ruleid: java-sql-from-request
        return statement.executeQuery(String.format("SELECT * FROM plays WHERE hall = '%s'", name));
    }

    @GetMapping("/hit3")
    public Object hit3(HttpServletRequest request) throws Exception {
        String order = request.getParameter("order");
        // ruleid: java-sql-from-request
        return entities.createNativeQuery("SELECT * FROM plays ORDER BY " + order).getResultList();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-sql-from-request
        return jdbc.queryForList("SELECT * FROM plays WHERE title = ?", name);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        int hall = Integer.parseInt(name);
        // ok: java-sql-from-request
        return jdbc.queryForList("SELECT * FROM plays WHERE hall = " + hall);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        if (!COLUMNS.contains(name)) {
            throw new IllegalArgumentException("unknown column");
        }
        // ok: java-sql-from-request
        return jdbc.queryForList("SELECT * FROM plays ORDER BY " + name);
    }
}
