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
        String sql = "INSERT INTO deliveries (silo, crop) VALUES (?, ?)";
        jdbc.update(sql, silo, crop);
    }

    public List<String> find(Map<String, String> criteria) throws SQLException {
        List<String> found = new ArrayList<>();
        String sql = "SELECT id FROM deliveries WHERE silo = ? AND crop = ?";
        try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, criteria.get("silo"));
            statement.setString(2, criteria.get("crop"));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString("id"));
                }
            }
        }
        return found;
    }

    public List<Map<String, Object>> sorted(String column) {
        return jdbc.queryForList(String.format("SELECT id, silo, crop FROM deliveries ORDER BY %s LIMIT 100", column(column)));
    }

    private static String column(String requested) {
        return requested != null && COLUMNS.contains(requested) ? requested : "booked_at";
    }
}
