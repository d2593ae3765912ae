import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        VelocityEngine engine = new VelocityEngine();
        // ruleid: java-template-from-request
        return engine.evaluate(context, out, "letter", name);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-template-from-request
        Template template = new Template("letter", new StringReader(name), configuration);
        return template;
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-template-from-request
        return handlebars.compileInline(name).apply(model);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        context.put("name", name);
        VelocityEngine engine = new VelocityEngine();
        // ok: java-template-from-request
        return engine.evaluate(context, out, "letter", "Dear $name");
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-template-from-request
        return handlebars.compileInline("Dear {{name}}").apply(name);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        model.put("name", name);
        // ok: java-template-from-request
        return new Template("letter", new StringReader("Dear ${name}"), configuration);
    }
}
