import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKeyFactory;

class Ciphers {
    private static final String STREAM = "RC4";

    Cipher des() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance("DES/CBC/PKCS5Padding");
    }

    Cipher triple() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance("DESede", "SunJCE");
    }

    Cipher stream() throws Exception {
        // ruleid: java-weak-cipher
        return Cipher.getInstance(STREAM);
    }

    KeyGenerator key() throws Exception {
        // ruleid: java-weak-cipher
        return KeyGenerator.getInstance("DES");
    }

    Cipher gcm() throws Exception {
        // ok: java-weak-cipher
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    KeyGenerator aes() throws Exception {
        // ok: java-weak-cipher
        return KeyGenerator.getInstance("AES");
    }

    SecretKeyFactory derive() throws Exception {
        // ok: java-weak-cipher
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    }
}
