import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-nosql-from-request
        return collection.find(Document.parse("{ name: '" + name + "' }")).first();
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-nosql-from-request
        return template.find(new BasicQuery("{ name: '" + name + "' }"), Play.class);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-nosql-from-request
        return collection.find(Filters.where("this.name == '" + name + "'")).first();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-nosql-from-request
        return collection.find(Filters.eq("name", name)).first();
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-nosql-from-request
        return template.find(Query.query(Criteria.where("name").is(name)), Play.class);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-nosql-from-request
        return collection.find(Document.parse("{ sold: true }")).first();
    }
}
