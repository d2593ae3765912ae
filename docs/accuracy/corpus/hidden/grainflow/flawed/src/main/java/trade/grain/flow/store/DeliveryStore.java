package trade.grain.flow.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class DeliveryStore {
    private static final Set<String> COLUMNS = Set.of("silo", "crop", "booked_at");
    private final JdbcTemplate jdbc;
    private final DataSource source;

    public DeliveryStore(JdbcTemplate jdbc, DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    public void book(String silo, String crop) {
        String sql = "INSERT INTO deliveries (silo, crop) VALUES ('" + silo + "', '" + crop + "')";
        jdbc.update(sql);
    }

    public List<String> find(Map<String, String> criteria) throws SQLException {
        List<String> found = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT id FROM deliveries WHERE 1 = 1");
        append(sql, "silo", criteria.get("silo"));
        append(sql, "crop", criteria.get("crop"));
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(sql.toString())) {
            while (rows.next()) {
                found.add(rows.getString("id"));
            }
        }
        return found;
    }

    private static void append(StringBuilder sql, String column, String value) {
        if (value != null) {
            sql.append(" AND ").append(column).append(" = '").append(value).append("'");
        }
    }

    public List<Map<String, Object>> sorted(String column) {
        return jdbc.queryForList(String.format("SELECT id, silo, crop FROM deliveries ORDER BY %s LIMIT 100", column(column)));
    }

    private static String column(String requested) {
        return requested == null ? "booked_at" : requested.trim();
    }
}
