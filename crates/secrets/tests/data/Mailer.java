package shop.mail;

/** Sends mail; {@code password} is never null. */
public final class Mailer {
    private static final String PASSWORD_PROPERTY = "mail.smtp.password";
    private static final String TOKEN_PREFIX = "Bearer ";
    private String password;
    private final String apiKey = "SG.{base64url:22}.{base64url:43}"; <- sendgrid-api-key

    Session open(Properties props) {
        props.put("mail.smtp.password", "{password:12}"); <- password-assignment
        props.put("mail.smtp.auth", "true");
        props.setProperty("token", System.getenv("MAIL_TOKEN"));
        dataSource.setPassword("{password:10}"); <- password-assignment
        dataSource.setPasswordCharacterEncoding("UTF-8");
        String password = config.getString("mail.password");
        String url = "jdbc:mysql://db/shop?user=shop&password={password:12}"; <- connection-string-password
        String other = "jdbc:mysql://db/shop?user=" + user + "&password=" + password;
        log.info("password={} token={}", mask(password), mask(token));
        throw new IllegalStateException("password: must not be empty, see RFC-2195");
    }

    private static String token(char[] password) {
        return switch (kind) { case TOKEN -> "token2"; default -> "password"; };
    }
}
