import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

class Codes {
    private final SecureRandom secure = new SecureRandom();

    String createToken() {
        // ruleid: java-predictable-random
        Random random = new SecureRandom();
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            sb.append((char) ('a' + random.nextInt(26)));
        }
        return sb.toString();
    }

    String login(User user) {
        // ruleid: java-predictable-random
        String sessionId = user.name() + new SecureRandom().nextDouble();
        return sessionId;
    }

    int send(Random rng) {
        // ruleid: java-predictable-random
        int otp = 100000 + rng.nextInt(900000);
        return otp;
    }

    int generateOtp() {
        // ruleid: java-predictable-random
        return new SecureRandom().nextInt(100000, 1000000);
    }

    String secureToken() {
        byte[] bytes = new byte[32];
        // ok: java-predictable-random
        secure.nextBytes(bytes);
        return hex(bytes);
    }

    int secureOtp() {
        // ok: java-predictable-random
        int otp = 100000 + secure.nextInt(900000);
        return otp;
    }

    int dice() {
        // ok: java-predictable-random
        return new Random().nextInt(6) + 1;
    }

    long backoff() {
        // ok: java-predictable-random
        long delay = (long) (Math.random() * 1000);
        return delay;
    }
}
