import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam MultipartFile file) throws Exception {
        File target = new File("/srv/posters", file.getOriginalFilename());
        // ruleid: java-upload-name-kept
        file.transferTo(target);
        return target;
    }

    @GetMapping("/hit2")
    public Object hit2(Part part) throws Exception {
        File target = new File(folder, part.getSubmittedFileName());
        // ruleid: java-upload-name-kept
        part.write(target.getPath());
        return target;
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam MultipartFile file) throws Exception {
        // ruleid: java-upload-name-kept
        Files.copy(file.getInputStream(), folder.resolve(file.getOriginalFilename()));
        return "kept";
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam MultipartFile file) throws Exception {
        // ok: java-upload-name-kept
        file.transferTo(folder.resolve(UUID.randomUUID() + ".png"));
        return "kept";
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam MultipartFile file) throws Exception {
        String ending = FilenameUtils.getExtension(file.getOriginalFilename());
        // ok: java-upload-name-kept
        file.transferTo(folder.resolve(UUID.randomUUID() + "." + ending));
        return "kept";
    }

    @GetMapping("/fine3")
    public Object fine3(Part part) throws Exception {
        // ok: java-upload-name-kept
        part.write("/srv/posters/" + UUID.randomUUID());
        return "kept";
    }
}
