package stage.desk.dao;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

public class PlayDao extends AbstractDao {

    public List<String> search(PlayFilter filter) throws SQLException {
        List<String> titles = new ArrayList<>();
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT title FROM plays WHERE " + filter.condition());
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
        }
        return titles;
    }

    public List<String> programme(String by) throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            List<String> titles = new ArrayList<>();
            ResultSet rows = statement.executeQuery(sorted("plays", by));
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
            return titles;
        }
    }

    @Override
    protected String order(String by) {
        return by == null ? "day" : by;
    }

    public String seatOf(String ticket) throws SQLException {
        String sql = String.format("SELECT seat FROM tickets WHERE code = '%s'", ticket);
        List<String> seats = column(sql);
        return seats.isEmpty() ? null : seats.get(0);
    }

    public String subscriber(int id) throws SQLException {
        List<String> names = column("SELECT name FROM subscribers WHERE id = ?", id);
        return names.isEmpty() ? null : names.get(0);
    }

    public String digest(String mail) throws SQLException {
        List<String> found = column("SELECT digest FROM subscribers WHERE mail = ?", mail);
        return found.isEmpty() ? null : found.get(0);
    }

    public void cancel(int play) throws SQLException {
        column("UPDATE plays SET cancelled = true WHERE id = ? RETURNING title", play);
    }
}
