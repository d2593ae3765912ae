import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        // ruleid: java-xpath-from-request
        return xpath.evaluate("/plays/play[title='" + name + "']", document);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-xpath-from-request
        return XPathFactory.newInstance().newXPath().compile("//play[@id='" + name + "']");
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-xpath-from-request
        return XPathAPI.selectNodeList(root, "//play[" + name + "]");
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setXPathVariableResolver(variable -> name);
        // ok: java-xpath-from-request
        return xpath.evaluate("/plays/play[title=$title]", document);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        // ok: java-xpath-from-request
        return xpath.evaluate("//play[" + Integer.parseInt(name) + "]", document);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        if (!TITLES.contains(name)) {
            throw new IllegalArgumentException("unknown title");
        }
        XPath xpath = XPathFactory.newInstance().newXPath();
        // ok: java-xpath-from-request
        return xpath.evaluate("/plays/play[title='" + name + "']", document);
    }
}
