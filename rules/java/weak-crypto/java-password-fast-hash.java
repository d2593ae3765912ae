import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class Accounts {
    String codec(String password) {
        // ruleid: java-password-fast-hash
        return DigestUtils.md5Hex(password);
    }

    byte[] digest(String userPassword) throws Exception {
        MessageDigest md = MessageDigest.getInstance("SHA-256");
        // ruleid: java-password-fast-hash
        return md.digest(userPassword.getBytes(StandardCharsets.UTF_8));
    }

    byte[] update(User user, byte[] salt) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-1");
        sha.update(salt);
        // ruleid: java-password-fast-hash
        sha.update(user.getPassword().getBytes());
        return sha.digest();
    }

    byte[] chained(String pwd) throws Exception {
        // ruleid: java-password-fast-hash
        return MessageDigest.getInstance("MD5").digest(pwd.getBytes());
    }

    String slow(String password) {
        // ok: java-password-fast-hash
        return new BCryptPasswordEncoder().encode(password);
    }

    String etag(String body) {
        // ok: java-password-fast-hash
        return DigestUtils.md5Hex(body);
    }

    byte[] content(String text) throws Exception {
        MessageDigest md = MessageDigest.getInstance("SHA-256");
        // ok: java-password-fast-hash
        return md.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
