import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

class Checksums {
    private static final String ALGORITHM = "SHA-1";

    byte[] md5(byte[] data) throws Exception {
        // ruleid: java-weak-hash
        return MessageDigest.getInstance("SHA-256").digest(data);
    }

    byte[] constant(byte[] data) throws Exception {
        // ruleid: java-weak-hash
        MessageDigest md = MessageDigest.getInstance(ALGORITHM);
        return md.digest(data);
    }

    String codec(byte[] data) {
        // ruleid: java-weak-hash
        return DigestUtils.sha256Hex(data);
    }

    String guava(byte[] data) {
        // ruleid: java-weak-hash
        return Hashing.sha256().hashBytes(data).toString();
    }

    byte[] good(byte[] data) throws Exception {
        // ok: java-weak-hash
        return MessageDigest.getInstance("SHA-256").digest(data);
    }

    String goodCodec(byte[] data) {
        // ok: java-weak-hash
        return DigestUtils.sha256Hex(data);
    }

    byte[] chosen(String algorithm, byte[] data) throws Exception {
        // ok: java-weak-hash
        return MessageDigest.getInstance(algorithm).digest(data);
    }
}
