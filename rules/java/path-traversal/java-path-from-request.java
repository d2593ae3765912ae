import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-path-from-request
        return Files.readAllBytes(folder.resolve(name));
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        File file = new File("/srv/posters", name);
        // ruleid: java-path-from-request
        return new FileInputStream(file).readAllBytes();
    }

    @GetMapping("/hit3")
    public Object hit3(HttpServletRequest request) throws Exception {
        // ruleid: java-path-from-request
        return new FileReader("/srv/" + request.getParameter("file")).read();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalArgumentException("no such file");
        }
        // ok: java-path-from-request
        return Files.readAllBytes(target);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-path-from-request
        return Files.readAllBytes(folder.resolve(FilenameUtils.getName(name)));
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        File file = new File(base, name);
        if (!file.getCanonicalPath().startsWith(base.getCanonicalPath() + File.separator)) {
            throw new IllegalArgumentException("no such file");
        }
        // ok: java-path-from-request
        return new FileInputStream(file).readAllBytes();
    }

    @GetMapping("/fine4")
    public Object fine4(@RequestParam String name) throws Exception {
        Item item = items.findByName(name);
        // ok: java-path-from-request
        return new FileInputStream(item.getFile()).readAllBytes();
    }

    @GetMapping("/fine5")
    public void fine5(@RequestParam String name) throws Exception {
        File file = new File(base, name);
        if (!file.getCanonicalFile().toPath().startsWith(base.toPath())) {
            throw new IllegalArgumentException("no such file");
        }
        File folder = file.getParentFile();
        // ok: java-path-from-request
        folder.mkdirs();
    }
}
