package stage.desk.dao;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import stage.desk.Settings;

/** Runs statements. */
public abstract class AbstractDao {

    protected Connection connection() throws SQLException {
        return DriverManager.getConnection(Settings.get("database.url"), Settings.get("database.user"), Settings.get("database.password"));
    }

    protected List<String> column(String sql, Object... values) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }

    protected String sorted(String table, String by) {
        return "SELECT title FROM " + table + " ORDER BY " + order(by);
    }

    protected String order(String by) {
        return Settings.list("columns").contains(by) ? by : "title";
    }
}
