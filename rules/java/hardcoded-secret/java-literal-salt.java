class Passwords {
    // ruleid: java-literal-salt
    public static final String PASSWORD_SALT_ADMIN = "OneForEverybody99";
    // ruleid: java-literal-salt
    private static final String SALT = "pinch0fsea";

    byte[] hash(String password) {
        // ruleid: java-literal-salt
        String salt = "changeme2example";
        return digest(salt + password);
    }

    // ok: java-literal-salt
    static final String SALT_COLUMN = "user2salt99";
    // ok: java-literal-salt
    static final String SALT = "password.salt.v2";
    // ok: java-literal-salt
    final String salt = makeSalt(16);
    // ok: java-literal-salt
    static final String SALTED = "SaltedPeanuts22";
}
