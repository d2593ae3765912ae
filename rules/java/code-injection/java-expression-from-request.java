import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-expression-from-request
        return new SpelExpressionParser().parseExpression(name).getValue();
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-expression-from-request
        return Ognl.getValue(name, context, root);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-expression-from-request
        return MVEL.eval("price * " + name);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        context.setVariable("rate", name);
        // ok: java-expression-from-request
        return new SpelExpressionParser().parseExpression("#rate * 100").getValue(context);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-expression-from-request
        return Double.parseDouble(name) * 100;
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-expression-from-request
        return MVEL.eval("price * " + Double.parseDouble(name));
    }
}
