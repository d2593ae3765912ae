import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name, HttpServletResponse response) throws Exception {
        // ruleid: java-header-from-request
        response.setHeader("Content-Disposition", "attachment; filename=" + name);
        return null;
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name, HttpServletResponse response) throws Exception {
        // ruleid: java-header-from-request
        response.addHeader("X-Title", name);
        return null;
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-header-from-request
        return ResponseEntity.ok().header("Content-Disposition", "attachment; filename=" + name).build();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name, HttpServletResponse response) throws Exception {
        // ok: java-header-from-request
        response.setHeader("Content-Disposition", "attachment; filename=" + name.replaceAll("[^A-Za-z0-9]", ""));
        return null;
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name, HttpServletResponse response) throws Exception {
        // ok: java-header-from-request
        response.setHeader("Cache-Control", "no-store");
        return name;
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-header-from-request
        return ResponseEntity.ok().header("X-Number", String.valueOf(Integer.parseInt(name))).build();
    }
}
