import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-hql-from-request
        return entities.createQuery("SELECT p FROM Play p WHERE p.title = '" + name + "'").getResultList();
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        String query = "FROM Play ORDER BY " + name;
        // ruleid: java-hql-from-request
        return session.createQuery(query, Play.class).list();
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-hql-from-request
        return session.createSelectionQuery("FROM Play WHERE hall = " + name, Play.class).list();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-hql-from-request
        return entities.createQuery("SELECT p FROM Play p WHERE p.title = :title").setParameter("title", name).getResultList();
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        String column = COLUMNS.getOrDefault(name, "title");
        // ok: java-hql-from-request
        return entities.createQuery("FROM Play ORDER BY " + column).getResultList();
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-hql-from-request
        return entities.createQuery("FROM Play WHERE number = " + Integer.parseInt(name)).getResultList();
    }
}
