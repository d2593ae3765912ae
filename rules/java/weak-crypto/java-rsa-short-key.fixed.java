import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;

class Keys {
    KeyPair tooShort() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ruleid: java-rsa-short-key
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    KeyPair random() throws Exception {
        KeyPairGenerator kpg = KeyPairGenerator.getInstance("RSA", "BC");
        // ruleid: java-rsa-short-key
        kpg.initialize(3072, new SecureRandom());
        return kpg.generateKeyPair();
    }

    KeyPair dsa() throws Exception {
        KeyPairGenerator kpg = KeyPairGenerator.getInstance("DSA");
        // ruleid: java-rsa-short-key
        kpg.initialize(3072);
        return kpg.generateKeyPair();
    }

    KeyPair good() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ok: java-rsa-short-key
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    KeyPair curve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        // ok: java-rsa-short-key
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    KeyPair chosen(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ok: java-rsa-short-key
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
