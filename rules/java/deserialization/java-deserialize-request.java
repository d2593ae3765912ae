import java.io.*;
import java.net.Socket;
import java.util.Base64;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

class ImportEndpoint {
    Object body(HttpServletRequest request) throws Exception {
        // ruleid: java-deserialize-request
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        return in.readObject();
    }

    Object peer(Socket socket) throws Exception {
        InputStream raw = socket.getInputStream();
        // ruleid: java-deserialize-request
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(raw))) {
            return in.readObject();
        }
    }

    @PostMapping("/restore")
    Object state(@RequestParam("state") String state) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(state);
        // ruleid: java-deserialize-request
        return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    }

    Object cookie(Cookie cookie) throws Exception {
        String value = cookie.getValue();
        // ruleid: java-deserialize-request
        return new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(value))).readObject();
    }

    Object filtered(Socket socket) throws Exception {
        // ok: java-deserialize-request
        ObjectInputStream in = new ObjectInputStream(socket.getInputStream());
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.dto.*;!*"));
        return in.readObject();
    }

    Object cache(File file) throws Exception {
        // ok: java-deserialize-request
        try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(file))) {
            return in.readObject();
        }
    }

    Settings json(HttpServletRequest request) throws Exception {
        // ok: java-deserialize-request
        return new ObjectMapper().readValue(request.getInputStream(), Settings.class);
    }
}
