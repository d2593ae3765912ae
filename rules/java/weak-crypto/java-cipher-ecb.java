import javax.crypto.Cipher;

class Modes {
    private static final String TRANSFORMATION = "AES/ECB/PKCS5Padding";

    Cipher explicit() throws Exception {
        // ruleid: java-cipher-ecb
        return Cipher.getInstance("AES/ECB/NoPadding");
    }

    Cipher implicit() throws Exception {
        // ruleid: java-cipher-ecb
        Cipher cipher = Cipher.getInstance("AES");
        return cipher;
    }

    Cipher constant() throws Exception {
        // ruleid: java-cipher-ecb
        return Cipher.getInstance(TRANSFORMATION);
    }

    Cipher gcm() throws Exception {
        // ok: java-cipher-ecb
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    Cipher cbc() throws Exception {
        // ok: java-cipher-ecb
        return Cipher.getInstance("AES/CBC/PKCS5Padding");
    }

    Cipher rsa() throws Exception {
        // ok: java-cipher-ecb
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }
}
