import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class CustomerRepository {
    private static final String COLUMNS = "id, name, city";
    private final JdbcTemplate jdbcTemplate;
    private final StatusLine status;

    CustomerRepository(JdbcTemplate jdbcTemplate, StatusLine status) {
        this.jdbcTemplate = jdbcTemplate;
        this.status = status;
    }

    ResultSet byName(Statement st, String name) throws SQLException {
        // ruleid: java-sql-string-concat
        return st.executeQuery("SELECT id, name FROM customers WHERE name = '" + name + "'");
    }

    void rename(Statement st, String id, String name) throws SQLException {
        // ruleid: java-sql-string-concat
        st.executeUpdate("update customers set name = '" + name
            + "' where id = " + id);
        // ruleid: java-sql-string-concat
        st.execute(String.format("DELETE FROM customers WHERE id = %s", id));
    }

    List<Customer> inCity(String city, String order) {
        // ruleid: java-sql-string-concat
        return jdbcTemplate.query("SELECT * FROM customers WHERE city = ? ORDER BY " + order, new CustomerMapper(), city);
    }

    PreparedStatement tableName(Connection con, String table) throws SQLException {
        // ok: java-sql-string-concat
        return con.prepareStatement("SELECT * FROM " + table + " WHERE id = ?");
    }

    ResultSet bound(Connection con, String name) throws SQLException {
        // ok: java-sql-string-concat
        PreparedStatement ps = con.prepareStatement("SELECT id FROM customers " + "WHERE name = ?");
        ps.setString(1, name);
        return ps.executeQuery();
    }

    List<Customer> constants(String city) {
        // ok: java-sql-string-concat
        return jdbcTemplate.query("SELECT " + COLUMNS + " FROM customers WHERE city = ?", new CustomerMapper(), city);
    }

    List<Customer> foreignConstants(String city) {
        // ok: java-sql-string-concat
        return jdbcTemplate.query("SELECT " + Schema.COLUMNS + " FROM " + Schema.TABLE + " WHERE city = ?", new CustomerMapper(), city);
    }

    ResultSet page(Statement st, int limit) throws SQLException {
        // ok: java-sql-string-concat
        return st.executeQuery("SELECT id FROM customers LIMIT " + limit);
    }

    List<Customer> many(Object[] ids, String placeholders) {
        // ok: java-sql-string-concat
        return jdbcTemplate.query("SELECT id FROM customers WHERE id IN (" + placeholders + ")", new CustomerMapper(), ids);
    }

    void notSql(String file) {
        // ok: java-sql-string-concat
        status.update("Select a folder to put " + file + " in");
    }
}
