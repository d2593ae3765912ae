import com.auth0.jwk.*;
import com.auth0.jwt.*;
import java.net.*;

class TokenCheck {
    Jwk key(String token) throws Exception {
        var jwt = JWT.decode(token);
        var address = jwt.getHeaderClaim("jku");
        // ruleid: java-jwt-key-from-token-header
        var provider = new JwkProviderBuilder(new URL(address.asString())).build();
        return provider.get(jwt.getKeyId());
    }

    Jwk other(DecodedJWT jwt) throws Exception {
        String address = jwt.getHeaderClaim("jku").asString();
        // ruleid: java-jwt-key-from-token-header
        return new UrlJwkProvider(address).get(jwt.getKeyId());
    }

    Object set(JWSHeader header) throws Exception {
        // ruleid: java-jwt-key-from-token-header
        return JWKSet.load(header.getJWKURL().toURL());
    }

    Jwk good(String token) throws Exception {
        var jwt = JWT.decode(token);
        // ok: java-jwt-key-from-token-header
        var provider = new JwkProviderBuilder(new URL("https://id.example.com/keys")).build();
        return provider.get(jwt.getKeyId());
    }

    URL typed(DecodedJWT jwt) throws Exception {
        var type = jwt.getHeaderClaim("typ");
        // ok: java-jwt-key-from-token-header
        return new URL(type.asString());
    }

    Object configured(URL issuer) throws Exception {
        // ok: java-jwt-key-from-token-header
        return JWKSet.load(issuer);
    }
}
