class Tickets {
    // ruleid: java-key-constant
    private static final byte[] KEY = "opera-glass-box7".getBytes(StandardCharsets.UTF_8);
    // ruleid: java-key-constant
    private static final String SIGNING_SECRET = "velvet-curtain-row-12-lamp";
    // ruleid: java-key-constant
    private static final String TOKEN_KEY = System.getenv().getOrDefault("TOKEN_KEY", "paper-lantern-4-harbour");
    // ok: java-key-constant
    private static final byte[] SEAT_KEY = HexFormat.of().parseHex(System.getenv("SEAT_KEY"));
    // ok: java-key-constant
    private static final String CACHE_KEY = "seats-of-row-12";
    // ok: java-key-constant
    private static final String PASSWORD = "changeme-example";
    // ok: java-key-constant
    private static final String SECRET_KEY = "theatre.security.secret";
}
