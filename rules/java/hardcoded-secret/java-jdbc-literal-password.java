import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import org.apache.commons.dbcp2.BasicDataSource;

class Database {
    private static final String PASSWORD = "changeme-example";

    Connection literal() throws Exception {
        // ruleid: java-jdbc-literal-password
        return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "changeme-example");
    }

    Connection constant(String url) throws Exception {
        // ruleid: java-jdbc-literal-password
        return DriverManager.getConnection(url, "shop", PASSWORD);
    }

    HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setUsername("shop");
        // ruleid: java-jdbc-literal-password
        config.setPassword("changeme-example");
        return config;
    }

    Connection environment(String url) throws Exception {
        // ok: java-jdbc-literal-password
        return DriverManager.getConnection(url, "shop", System.getenv("DB_PASSWORD"));
    }

    Connection memory() throws Exception {
        // ok: java-jdbc-literal-password
        return DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
        // ok: java-jdbc-literal-password
        return DriverManager.getConnection("jdbc:h2:mem:test", "sa", "changeme-example");
    }

    BasicDataSource configured(Settings settings) {
        BasicDataSource source = new BasicDataSource();
        // ok: java-jdbc-literal-password
        source.setPassword(settings.password());
        return source;
    }
}
