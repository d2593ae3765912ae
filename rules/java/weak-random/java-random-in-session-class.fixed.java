import java.security.SecureRandom;
import java.util.Random;

class SessionProvider {
    // ruleid: java-random-in-session-class
    private static long id = new SecureRandom().nextLong() & Long.MAX_VALUE;
}

class TokenService {
    int code() {
        // ruleid: java-random-in-session-class
        return new SecureRandom().nextInt(1000000);
    }
}

class PasswordResetMail {
    void fill(byte[] key) {
        // ruleid: java-random-in-session-class
        new Random(System.nanoTime()).nextBytes(key);
    }

    void secure(byte[] key) {
        // ok: java-random-in-session-class
        new SecureRandom().nextBytes(key);
    }
}

class Dice {
    int roll() {
        // ok: java-random-in-session-class
        return new Random().nextInt(6);
    }
}

class Tokenizer {
    int pick() {
        // ok: java-random-in-session-class
        return new Random().nextInt(6);
    }
}
