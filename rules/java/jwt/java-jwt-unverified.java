import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;
import javax.crypto.SecretKey;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Tokens {
    Object parse(SecretKey key, String token) {
        // ruleid: java-jwt-unverified
        return Jwts.parser().setSigningKey(key).parse(token).getBody();
    }

    String none(String user) {
        // ruleid: java-jwt-unverified
        return JWT.create().withSubject(user).sign(Algorithm.none());
    }

    Object unsigned(String token) {
        // ruleid: java-jwt-unverified
        return Jwts.parserBuilder().build().parseClaimsJwt(token).getBody();
    }

    JwtConsumer jose() {
        // ruleid: java-jwt-unverified
        return new JwtConsumerBuilder().setSkipSignatureVerification().build();
    }

    Object signed(SecretKey key, String token) {
        // ok: java-jwt-unverified
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
    }

    Object older(SecretKey key, String token) {
        // ok: java-jwt-unverified
        return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token).getBody();
    }

    Object auth0(String secret, String token) {
        // ok: java-jwt-unverified
        return JWT.require(Algorithm.HMAC256(secret)).build().verify(token);
    }

    String reader(String token) {
        // ruleid: java-jwt-unverified
        return JWT.decode(token).getSubject();
    }

    String middle(String token) {
        String[] parts = token.split("\\.");
        // ruleid: java-jwt-unverified
        return new String(Base64.getUrlDecoder().decode(parts[1]));
    }

    String afterwards(String secret, String token) {
        JWT.require(Algorithm.HMAC256(secret)).build().verify(token);
        // ok: java-jwt-unverified
        return JWT.decode(token).getSubject();
    }
}
