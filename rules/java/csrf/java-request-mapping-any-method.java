import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
@RequestMapping("/orders")
class OrderController {
    // ruleid: java-request-mapping-any-method
    @RequestMapping("/delete")
    public String delete(@RequestParam long id) {
        return "deleted";
    }

    // ruleid: java-request-mapping-any-method
    @RequestMapping(value = "/save", produces = "text/html")
    public String save(Order order) {
        return "saved";
    }

    // ruleid: java-request-mapping-any-method
    @RequestMapping(path = "/list")
    @ResponseBody
    public String list() {
        return "[]";
    }

    // ok: java-request-mapping-any-method
    @RequestMapping(value = "/pay", method = RequestMethod.POST)
    public String pay(long id) {
        return "paid";
    }

    // ok: java-request-mapping-any-method
    @PostMapping("/cancel")
    public String cancel(long id) {
        return "cancelled";
    }

    // ok: java-request-mapping-any-method
    @GetMapping("/show")
    public String show(long id) {
        return "show";
    }
}
