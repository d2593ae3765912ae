import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Slips {
    private final byte[] key;

    Slips(byte[] key) {
        this.key = key;
    }

    boolean accepts(String text, String given) throws Exception {
        // ruleid: java-mac-compared-early
        return seal(text).equals(given);
    }

    boolean refuses(String text, String given) throws Exception {
        String own = seal(text);
        // ruleid: java-mac-compared-early
        return !given.equalsIgnoreCase(own);
    }

    boolean sameBytes(byte[] text, byte[] given) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        // ruleid: java-mac-compared-early
        return Arrays.equals(given, mac.doFinal(text));
    }

    boolean inConstantTime(String text, String given) throws Exception {
        // ok: java-mac-compared-early
        return MessageDigest.isEqual(seal(text).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    boolean isThere(String text) throws Exception {
        // ok: java-mac-compared-early
        return seal(text) != null;
    }

    boolean sameText(String text, String given) {
        // ok: java-mac-compared-early
        return text.equals(given);
    }

    private String seal(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
