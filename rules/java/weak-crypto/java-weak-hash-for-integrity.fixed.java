import java.security.MessageDigest;

class Scans {
    byte[] fingerprint(byte[] scan) throws Exception {
        // ruleid: java-weak-hash-for-integrity
        return MessageDigest.getInstance("MD5").digest(scan);
    }

    String receipt(String text) {
        // ruleid: java-weak-hash-for-integrity
        return DigestUtils.sha256Hex(text);
    }

    boolean verifyDocument(byte[] text, byte[] expected) throws Exception {
        // ruleid: java-weak-hash-for-integrity
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        return MessageDigest.isEqual(digest.digest(text), expected);
    }

    byte[] fingerprint256(byte[] scan) throws Exception {
        // ok: java-weak-hash-for-integrity
        return MessageDigest.getInstance("SHA-256").digest(scan);
    }

    String cacheKey(String text) throws Exception {
        // ok: java-weak-hash-for-integrity
        return hex(MessageDigest.getInstance("MD5").digest(text.getBytes()));
    }

    String receipt512(String text) {
        // ok: java-weak-hash-for-integrity
        return DigestUtils.sha512Hex(text);
    }
}
