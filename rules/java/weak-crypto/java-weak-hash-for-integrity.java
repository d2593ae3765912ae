import java.security.MessageDigest;

class Scans {
    byte[] fingerprint(byte[] scan) throws Exception {
        // ruleid: java-weak-hash-for-integrity
        return MessageDigest.getInstance("MD5").digest(scan);
    }

    String receipt(String text) {
        // ruleid: java-weak-hash-for-integrity
        return DigestUtils.sha1Hex(text);
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

    boolean matches(Path image, String expected) throws Exception {
        // ruleid: java-weak-hash-for-integrity
        MessageDigest digest = MessageDigest.getInstance("MD5");
        digest.update(Files.readAllBytes(image));
        return HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(expected);
    }

    String linkFor(String letter) throws Exception {
        // ruleid: java-weak-hash-for-integrity
        String shareToken = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(letter.getBytes()));
        return "/letters/" + shareToken;
    }

    String cacheKeyOf(String letter) throws Exception {
        // ok: java-weak-hash-for-integrity
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(letter.getBytes()));
    }

    boolean changed(String letter, String etag) throws Exception {
        // ok: java-weak-hash-for-integrity
        return !HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(letter.getBytes())).equals(etag);
    }
}
