import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;

class Passwords {
    String digest(String password, byte[] salt) throws Exception {
        // ruleid: java-password-digest
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(salt);
        return hex(digest.digest(password.getBytes()));
    }

    PasswordEncoder old() {
        // ruleid: java-password-digest
        return new MessageDigestPasswordEncoder("MD5");
    }

    byte[] few(char[] password, byte[] salt) throws Exception {
        // ruleid: java-password-digest
        PBEKeySpec spec = new PBEKeySpec(password, salt, 1000, 256);
        return factory.generateSecret(spec).getEncoded();
    }

    byte[] many(char[] password, byte[] salt) throws Exception {
        // ok: java-password-digest
        PBEKeySpec spec = new PBEKeySpec(password, salt, 600_000, 256);
        return factory.generateSecret(spec).getEncoded();
    }

    PasswordEncoder slow() {
        // ok: java-password-digest
        return new BCryptPasswordEncoder();
    }

    String digestOf(byte[] scan) throws Exception {
        // ok: java-password-digest
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return hex(digest.digest(scan));
    }
}
