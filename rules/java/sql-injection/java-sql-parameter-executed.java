import java.sql.*;

class Reports {
    boolean execute(String sql) throws SQLException {
        // ok: java-sql-parameter-executed
        return statement.execute(sql);
    }

    void nested(DataSource source, String text) throws SQLException {
        try (Connection con = source.getConnection()) {
            try (Statement st =
                    con.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
                // ruleid: java-sql-parameter-executed
                st.executeQuery(text);
            }
        }
    }

    private Statement statement;

    ResultSet run(Connection con, String query) throws SQLException {
        Statement st = con.createStatement();
        // ruleid: java-sql-parameter-executed
        return st.executeQuery(query);
    }

    int change(Connection con, String sql) throws SQLException {
        try (Statement st = con.createStatement()) {
            // ruleid: java-sql-parameter-executed
            return st.executeUpdate(sql);
        }
    }

    void any(Statement st, String text) throws SQLException {
        // ruleid: java-sql-parameter-executed
        st.execute(text);
    }

    ResultSet constant(Connection con) throws SQLException {
        Statement st = con.createStatement();
        // ok: java-sql-parameter-executed
        return st.executeQuery("SELECT name FROM users");
    }

    ResultSet bound(Connection con, String name) throws SQLException {
        PreparedStatement ps = con.prepareStatement("SELECT id FROM users WHERE name = ?");
        ps.setString(1, name);
        // ok: java-sql-parameter-executed
        return ps.executeQuery();
    }

    void task(Executor executor, String command) {
        // ok: java-sql-parameter-executed
        executor.execute(command);
    }
}
