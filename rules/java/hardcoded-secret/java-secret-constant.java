import java.util.List;

class Keys {
    // ruleid: java-secret-constant
    static final String[] SECRETS = {"river", "meadow"};
    // ruleid: java-secret-constant
    private static final String DEFAULT_PASSWORD = "letme";
    // ruleid: java-secret-constant
    static final List<String> JWT_SECRETS = List.of("river", "meadow");

    // ok: java-secret-constant
    static final String DEFAULT_PASSWORD = "";
    // ok: java-secret-constant
    static final String ADMIN_PASSWORD = "app.admin.password";
    // ok: java-secret-constant
    static final String[] COMMON_PASSWORDS = {"river", "meadow"};
    // ok: java-secret-constant
    static final String ROOT_PASSWORD = System.getenv("ROOT_PASSWORD");
}
