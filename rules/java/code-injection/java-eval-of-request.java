import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.http.HttpServletRequest;
import ognl.Ognl;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

class Calculator {
    Object direct(HttpServletRequest request) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
        // ruleid: java-eval-of-request
        return engine.eval(request.getParameter("formula"));
    }

    Object assigned(HttpServletRequest request, ScriptEngine engine) throws Exception {
        String formula = request.getParameter("formula");
        // ruleid: java-eval-of-request
        return engine.eval("var r = " + formula + "; r");
    }

    @GetMapping("/filter")
    Object spel(@RequestParam String filter) {
        ExpressionParser parser = new SpelExpressionParser();
        // ruleid: java-eval-of-request
        return parser.parseExpression(filter).getValue();
    }

    @GetMapping("/ognl")
    Object ognl(@RequestParam("e") String expression, Object root) throws Exception {
        // ruleid: java-eval-of-request
        return Ognl.getValue(expression, root);
    }

    Object constant(ScriptEngine engine) throws Exception {
        // ok: java-eval-of-request
        return engine.eval("1 + 1");
    }

    @GetMapping("/price")
    Object bound(@RequestParam String name, ScriptEngine engine) throws Exception {
        engine.put("name", name);
        // ok: java-eval-of-request
        return engine.eval("prices[name]");
    }

    Object template(SpelExpressionParser parser, String configured) {
        // ok: java-eval-of-request
        return parser.parseExpression(configured).getValue();
    }
}
