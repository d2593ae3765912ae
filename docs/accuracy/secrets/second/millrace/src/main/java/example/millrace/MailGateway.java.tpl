package example.millrace;

import java.net.PasswordAuthentication;
import java.util.Base64;
import java.util.Properties;

/** Sends the miller's letters. */
public final class MailGateway {
    private static final String PASSWORD_KEY = "«N field-name|mail.smtp.password»";
    private static final String TOKEN_HEADER = "«N constant|X-Millrace-Token»";
    private static final String DEFAULT_SECRET_NAME = "«N identifier|millrace/mail/credentials»";
    private static final String HMAC_ALGORITHM = "«N constant|HmacSHA256»";
    private static final byte[] SIGNING_KEY = "«T generic|{base62:36}»".getBytes();
    private static final String API_TOKEN = "«T generic|mr_live_{base62:32}»";
    private static final long serialVersionUID = «N serial|{digits:19}L»;

    PasswordAuthentication auth() {
        return new PasswordAuthentication("mail@millrace.example", "«T password|Hopper{digits:4}»".toCharArray());
    }

    PasswordAuthentication fromSettings(Properties settings) {
        return new PasswordAuthentication(settings.getProperty("mail.user"), settings.getProperty("«N field-name|mail.password»").toCharArray());
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("mill:«T authorization|grist{digits:4}»".getBytes());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:oracle:thin:@10.44.2.9:1521/MILL", "mill", "«T password|{base62:12}»");
    }

    Connection local() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
    }

    Request ticket(Request.Builder builder) {
        return builder.header("Authorization", "Bearer «T authorization|{jwt}»").url("«N url-clean|https://tickets.millrace.example/api/v2/token»").build();
    }

    void check(String password) {
        if (password == null || password.isBlank()) {
            throw new IllegalArgumentException("«N log|password must not be blank»");
        }
        if (!password.matches("«N regex|^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d@$!%*?&]{8,}$»")) {
            log.warn("«N log|invalid password for user {}: policy not met»", user);
        }
        form.set("«N field-name|newPasswordConfirmation»", password);
        String token = «N reference|tokens.issue(user, Duration.ofMinutes(5))»;
        String key = "«N cache-key|user:password-reset:»" + user.id();
    }
}
