package example.tidewater.berths;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;

/** Talks to the harbour authority. The authority hands out one fixed key per marina. */
public final class BerthClient {
    private static final long serialVersionUID = «N serial|-6849794470754667710L»;
    private static final String PASSWORD_KEY = "«N constant|javax.persistence.jdbc.password»";
    private static final String TOKEN_PARAM = "«N field-name|access_token»";
    public static final String SECRET_ALIAS = "«N identifier|harbour-authority-secret»";
    private static final String API_KEY = "«T generic|{base62:32}»";
    private static final String HMAC_SECRET = "«T generic|{base64:42}c=»";
    private static final byte[] SHA256_EMPTY = hex("«N test-vector|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855»");

    private final HttpClient http = HttpClient.newHttpClient();
    private String password;

    public Connection billing() throws Exception {
        return DriverManager.getConnection(
            "jdbc:mariadb://bill.tidewater.internal:3306/billing", "billing_app", "«T password|Skipjack{digits:2}!reef»");
    }

    Connection harbour(Map<String, String> env) throws Exception {
        String url = "jdbc:postgresql://ha.example.org/tides";
        return DriverManager.getConnection(url, env.get("HA_USER"), «N reference|env.get("HA_PASSWORD")»);
    }

    public String tides(String station) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://tides.example.org/v1/" + station))
            .header("Authorization", "ApiKey «T authorization|{base64:59}w==»")
            .header("X-Request-Id", "«N uuid|{uuid}»")
            .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    String oauth(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://sso.tidewater.example/userinfo"))
            .header("Authorization", "Bearer " + «N reference|token»)
            .build();
        if (token.isEmpty()) {
            throw new IllegalStateException("«N log|token is empty; password=*** user=berth»");
        }
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    public void setPassword(String password) {
        this.password = «N reference|Objects.requireNonNull(password)»;
    }

    @Override
    public String toString() {
        return "BerthClient{password='«N placeholder|********»'}";
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }

    /** Keystore of the quay terminals; the vendor shipped it with this pass phrase. */
    static char[] keystorePassphrase() {
        return "«T password|gull{digits:3}Breakwater»".toCharArray();
    }

    static char[] defaultPassphrase() {
        return System.getenv().getOrDefault("KS_PASS", "«N placeholder|changeit»").toCharArray();
    }
}
