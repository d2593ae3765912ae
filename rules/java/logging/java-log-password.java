import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoginService {
    private static final Logger log = LoggerFactory.getLogger(LoginService.class);

    void login(String name, String password) {
        // ruleid: java-log-password
        log.info("login {} {}", name, password);
        // ruleid: java-log-password
        log.debug("login of " + name + " with " + password);
    }

    void user(User user) {
        // ruleid: java-log-password
        log.warn("rejected: " + user.getPassword() + " is too short");
    }

    void print(String apiKey) {
        // ruleid: java-log-password
        System.out.println("key: " + apiKey);
    }

    void good(String name, String password) {
        // ok: java-log-password
        log.info("login of {}", name);
        // ok: java-log-password
        log.info("password changed for {}", name);
        // ok: java-log-password
        log.debug("length {}", password.length());
    }

    void resource(String passwordPolicy) {
        // ok: java-log-password
        log.info("policy {}", passwordPolicy);
    }

    void hash(Encoder encoder, String password) {
        // ok: java-log-password
        encoder.encode(password);
    }

    void encoded(String password) {
        // ruleid: java-log-password
        log.info(
            "initial password: {}",
            Base64.getEncoder().encodeToString(password.getBytes()));
        // ok: java-log-password
        log.info("name: {}", Base64.getEncoder().encodeToString(name.getBytes()));
    }
}
