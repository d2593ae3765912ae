package trade.grain.flow;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Keys, digests and seals. */
public final class Seals {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seals() {
    }

    public static String password(String plain) throws GeneralSecurityException {
        return new BCryptPasswordEncoder().encode(plain);
    }

    public static byte[] sealPrice(byte[] key, String price) throws GeneralSecurityException {
        byte[] nonce = RANDOM.generateSeed(12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(price.getBytes(StandardCharsets.UTF_8));
    }

    public static String sealParty(byte[] key, String party) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation());
        byte[] nonce = RANDOM.generateSeed(12);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return Base64.getEncoder().encodeToString(nonce) + "." + Base64.getEncoder().encodeToString(cipher.doFinal(party.getBytes(StandardCharsets.UTF_8)));
    }

    private static String transformation() {
        return "AES/GCM/NoPadding";
    }

    public static String slip() {
        StringBuilder slip = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            slip.append(Integer.toHexString(RANDOM.nextInt(16)));
        }
        return slip.toString();
    }

    public static KeyPair stationKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    public static DecodedJWT token(String token, String key) {
        return JWT.require(Algorithm.HMAC256(key)).build().verify(token);
    }

    public static String sign(String secret, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    public static boolean sameKey(String given, String expected) {
        return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
