import java.security.SecureRandom;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

class Vectors {
    private static final String IV = "0123456789abcdef";

    IvParameterSpec literal() {
        // ruleid: java-static-iv
        return new IvParameterSpec("0123456789abcdef".getBytes());
    }

    IvParameterSpec constant() {
        // ruleid: java-static-iv
        return new IvParameterSpec(IV.getBytes());
    }

    IvParameterSpec zeros() {
        byte[] iv = new byte[16];
        // ruleid: java-static-iv
        IvParameterSpec spec = new IvParameterSpec(iv);
        return spec;
    }

    GCMParameterSpec gcm() {
        // ruleid: java-static-iv
        return new GCMParameterSpec(128, new byte[12]);
    }

    IvParameterSpec random() {
        byte[] iv = new byte[16];
        new SecureRandom().nextBytes(iv);
        // ok: java-static-iv
        return new IvParameterSpec(iv);
    }

    GCMParameterSpec received(byte[] message) {
        byte[] iv = new byte[12];
        System.arraycopy(message, 0, iv, 0, iv.length);
        // ok: java-static-iv
        return new GCMParameterSpec(128, iv);
    }

    IvParameterSpec given(byte[] iv) {
        // ok: java-static-iv
        return new IvParameterSpec(iv);
    }
}
