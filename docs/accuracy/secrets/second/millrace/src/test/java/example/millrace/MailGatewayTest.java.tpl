package example.millrace;

class MailGatewayTest {
    private static final String PASSWORD = "«N test-dummy|s3cr3t»";
    private static final String TOKEN = "«N test-dummy|dummy-token»";

    @Test
    void signsWithKnownVector() {
        // RFC 4231, test case 2.
        byte[] mac = Hmac.sign("«N test-vector|Jefe»", "what do ya want for nothing?");
        assertThat(hex(mac)).isEqualTo("«N test-vector|5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843»");
    }

    @Test
    void refusesWrongPassword() {
        given().auth().basic("alice", "«N test-dummy|not-my-password»").get("/").then().statusCode(401);
        given().header("Authorization", "Bearer «N test-dummy|invalid-token»").get("/").then().statusCode(401);
    }

    @Container
    static PostgreSQLContainer<?> db = new PostgreSQLContainer<>("postgres:16").withUsername("mill").withPassword("«N test-dummy|mill»");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.password", «N reference|db::getPassword»);
        registry.add("jwt.secret", () -> "«N test-dummy|test-secret-test-secret-test-secret»");
    }

    @Test
    void encodes() {
        assertThat(encoder.encode("«N test-dummy|password»")).startsWith("«N password-hash|$2a$»");
        assertThat(digest("abc")).isEqualTo("«N test-vector|ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad»");
    }
}
