import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class OrderRepository {
    private static final String TABLE = "orders";
    private final JdbcTemplate jdbc;

    OrderRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(Connection con, String number) throws SQLException {
        String sql = "SELECT 1 FROM orders WHERE number = '" + number + "'";
        try (Statement st = con.createStatement();
             // ruleid: java-sql-concat-variable
             ResultSet rs = st.executeQuery(sql)) {
            return rs.next();
        }
    }

    void cancel(Connection con, String number) throws SQLException {
        String sql = String.format("UPDATE orders SET state = 'cancelled' WHERE number = '%s'", number);
        Statement st = con.createStatement();
        // ruleid: java-sql-concat-variable
        st.executeUpdate(sql);
    }

    List<Order> sorted(String column) {
        final String query = "select * from orders"
            + " order by " + column;
        // ruleid: java-sql-concat-variable
        return jdbc.query(query, new OrderMapper());
    }

    int count(Connection con, String state) throws SQLException {
        String sql;
        sql = "SELECT count(*) FROM orders WHERE state = '" + state + "'";
        Statement st = con.createStatement();
        // ruleid: java-sql-concat-variable
        return st.executeQuery(sql).getInt(1);
    }

    PreparedStatement bound(Connection con, String number) throws SQLException {
        String sql = "SELECT * FROM orders " +
            "WHERE number = ?";
        // ok: java-sql-concat-variable
        PreparedStatement ps = con.prepareStatement(sql);
        ps.setString(1, number);
        return ps;
    }

    PreparedStatement constantTable(Connection con) throws SQLException {
        String sql = "SELECT * FROM " + TABLE + " WHERE number = ?";
        // ok: java-sql-concat-variable
        return con.prepareStatement(sql);
    }

    List<Order> byId(long id) {
        String sql = "SELECT * FROM orders WHERE id = " + id;
        // ok: java-sql-concat-variable
        return jdbc.query(sql, new OrderMapper());
    }

    void other(Connection con, String number) throws SQLException {
        String text = "Selected order " + number;
        log(text);
        // ok: java-sql-concat-variable
        con.prepareStatement("SELECT 1");
    }
}
