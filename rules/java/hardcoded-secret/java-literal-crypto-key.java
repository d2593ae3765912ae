import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

class KeySource {
    private static final String KEY = "changeme-example";

    SecretKeySpec literal() {
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec("changeme-example".getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKeySpec constant() {
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(KEY.getBytes(), "HmacSHA256");
    }

    SecretKeySpec variable() {
        byte[] key = "changeme-example".getBytes(StandardCharsets.UTF_8);
        // ruleid: java-literal-crypto-key
        SecretKeySpec spec = new SecretKeySpec(key, "AES");
        return spec;
    }

    SecretKeySpec bytes() {
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "AES");
    }

    SecretKeySpec environment() {
        byte[] key = Base64.getDecoder().decode(System.getenv("APP_KEY"));
        // ok: java-literal-crypto-key
        return new SecretKeySpec(key, "AES");
    }

    SecretKeySpec given(String key) {
        // ok: java-literal-crypto-key
        return new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKeySpec derived(byte[] secret) {
        // ok: java-literal-crypto-key
        return new SecretKeySpec(secret, "AES");
    }

    SecretKeySpec fallback() {
        String configured = System.getenv("APP_KEY");
        String chosen = configured != null ? configured : "changeme-example";
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(chosen.getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKeySpec derivedFromName() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("harbour office".getBytes(StandardCharsets.UTF_8));
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(digest, "AES");
    }

    SecretKeySpec passedOn() {
        return made("changeme-example");
    }

    private SecretKeySpec made(String text) {
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKeySpec decoded() {
        // ruleid: java-literal-crypto-key
        return new SecretKeySpec(Base64.getDecoder().decode(Shared.ENCODED), "HmacSHA256");
    }

    SecretKeySpec lookedUp(Map<String, String> settings) {
        // ok: java-literal-crypto-key
        return new SecretKeySpec(settings.get("signing key").getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKeySpec read() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("keys/master key"));
        // ok: java-literal-crypto-key
        return new SecretKeySpec(bytes, "AES");
    }

    SecretKeySpec stretched(char[] password) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, "changeme-salt".getBytes(StandardCharsets.UTF_8), 600_000, 256);
        byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        // ok: java-literal-crypto-key
        return new SecretKeySpec(bytes, "AES");
    }
}

class Shared {
    static final String ENCODED = "Y2hhbmdlbWUtZXhhbXBsZQ==";
}
