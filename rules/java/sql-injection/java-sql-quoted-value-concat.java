import java.sql.*;

class Accounts {
    Result find(Connection con, String owner) throws SQLException {
        String text = "";
        // ruleid: java-sql-quoted-value-concat
        text = "SELECT * FROM accounts WHERE owner = '" + owner + "'";
        return run(con, text);
    }

    Result remove(Connection con, String owner) throws SQLException {
        // ruleid: java-sql-quoted-value-concat
        String text = "DELETE FROM accounts WHERE owner = '" + owner + "'";
        return run(con, text);
    }

    void rename(Connection con, String owner, String name) throws SQLException {
        // ruleid: java-sql-quoted-value-concat
        String text = "UPDATE accounts SET name = '" + name + "' WHERE owner = '" + owner + "'";
        run(con, text);
    }

    Result bound(Connection con, String owner) throws SQLException {
        // ok: java-sql-quoted-value-concat
        String text = "SELECT * FROM accounts WHERE owner = ?";
        return run(con, text, owner);
    }

    Result columns(Connection con) throws SQLException {
        // ok: java-sql-quoted-value-concat
        String text = "SELECT id, " + COLUMNS + " FROM accounts";
        return run(con, text);
    }

    String note(String owner) {
        // ok: java-sql-quoted-value-concat
        String text = "owner = '" + owner + "'";
        return show(text);
    }
}
