import java.security.SecureRandom;

class Seeds {
    byte[] number() throws Exception {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        // ruleid: java-secure-random-fixed-seed
        
        return random.generateSeed(16);
    }

    SecureRandom text() {
        // ruleid: java-secure-random-fixed-seed
        return new SecureRandom();
    }

    void bytes() {
        SecureRandom random = new SecureRandom();
        // ruleid: java-secure-random-fixed-seed
        
    }

    void good(byte[] entropy) {
        // ok: java-secure-random-fixed-seed
        SecureRandom random = new SecureRandom();
        // ok: java-secure-random-fixed-seed
        random.setSeed(entropy);
        java.util.Random dice = new java.util.Random();
        // ok: java-secure-random-fixed-seed
        dice.setSeed(42L);
    }
}
