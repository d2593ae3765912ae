import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
}
