import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.io.Decoders;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;

class Signing {
    private static final String SECRET = "changeme-example-changeme-example";

    String jjwt(String user) {
        // ruleid: java-jwt-literal-key
        return Jwts.builder().setSubject(user).signWith(SignatureAlgorithm.HS256, SECRET).compact();
    }

    Object parse(String token) {
        // ruleid: java-jwt-literal-key
        return Jwts.parser().setSigningKey("changeme-example").parseClaimsJws(token).getBody();
    }

    SecretKey key() {
        // ruleid: java-jwt-literal-key
        return Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8));
    }

    String auth0(String user) {
        // ruleid: java-jwt-literal-key
        Algorithm algorithm = Algorithm.HMAC256("changeme-example");
        return JWT.create().withSubject(user).sign(algorithm);
    }

    SecretKey environment() {
        // ok: java-jwt-literal-key
        return Keys.hmacShaKeyFor(Decoders.BASE64.decode(System.getenv("JWT_KEY")));
    }

    Algorithm configured(Settings settings) {
        // ok: java-jwt-literal-key
        return Algorithm.HMAC256(settings.jwtSecret());
    }

    Object given(SecretKey key, String token) {
        // ok: java-jwt-literal-key
        return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
    }
}
