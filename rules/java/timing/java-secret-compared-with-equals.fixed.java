import java.security.MessageDigest;
import javax.crypto.Mac;

class Hooks {
    boolean signed(byte[] body, String signature) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        String expected = hex(mac.doFinal(body));
        // ruleid: java-secret-compared-with-equals
        return MessageDigest.isEqual(expected.getBytes(java.nio.charset.StandardCharsets.UTF_8), signature.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean known(String token) {
        // ruleid: java-secret-compared-with-equals
        return Objects.equals(secret, token);
    }

    boolean same(byte[] body, byte[] signature) throws Exception {
        byte[] expectedMac = mac(body);
        // ruleid: java-secret-compared-with-equals
        return MessageDigest.isEqual(expectedMac, signature);
    }

    boolean constant(byte[] body, String signature) throws Exception {
        String expected = hex(mac(body));
        // ok: java-secret-compared-with-equals
        return MessageDigest.isEqual(expected.getBytes(), signature.getBytes());
    }

    boolean isBearer(String tokenType) {
        // ok: java-secret-compared-with-equals
        return tokenType.equals("Bearer");
    }

    boolean sameTown(String town, String expectedTown) {
        // ok: java-secret-compared-with-equals
        return town.equals(expectedTown);
    }

    boolean operator(String given) {
        // ruleid: java-secret-compared-with-equals
        return given.equals(System.getenv("OPERATOR_KEY"));
    }

    boolean mill(@RequestHeader("X-Mill-Token") String given) {
        // ruleid: java-secret-compared-with-equals
        return MessageDigest.isEqual(configured.getBytes(java.nio.charset.StandardCharsets.UTF_8), given.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean kind(HttpServletRequest request) {
        // ok: java-secret-compared-with-equals
        return "json".equals(request.getHeader("X-Kind"));
    }
}
