import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        // ruleid: java-eval-of-request
        return engine.eval(name);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-eval-of-request
        return new GroovyShell().evaluate(name);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-eval-of-request
        return Eval.me("1 + " + name);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-eval-of-request
        return RULES.get(name).apply(1);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        // ok: java-eval-of-request
        return engine.eval("1 + 1");
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        // ok: java-eval-of-request
        return engine.eval("1 + " + Integer.parseInt(name));
    }
}
