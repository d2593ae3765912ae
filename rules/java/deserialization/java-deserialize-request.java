import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(HttpServletRequest request) throws Exception {
        // ruleid: java-deserialize-request
        return new ObjectInputStream(request.getInputStream());
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestBody byte[] body) throws Exception {
        // ruleid: java-deserialize-request
        return SerializationUtils.deserialize(body);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestBody String body) throws Exception {
        // ruleid: java-deserialize-request
        return new XStream().fromXML(body);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestBody String body) throws Exception {
        // ok: java-deserialize-request
        return mapper.readValue(body, Order.class);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestBody String body) throws Exception {
        // ok: java-deserialize-request
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(body);
    }

    @GetMapping("/fine3")
    public Object fine3(File cache) throws Exception {
        // ok: java-deserialize-request
        return new ObjectInputStream(new FileInputStream(cache));
    }
}
