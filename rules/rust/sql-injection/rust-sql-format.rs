use sqlx::PgPool;

async fn find(pool: &PgPool, name: &str) {
    // ruleid: rust-sql-format
    sqlx::query(&format!("SELECT * FROM users WHERE name = '{}'", name)).fetch_one(pool).await;
    // ok: rust-sql-format
    sqlx::query("SELECT * FROM users WHERE name = $1").bind(name).fetch_one(pool).await;
}

fn local(connection: &rusqlite::Connection, id: i64, table: &str) {
    // ruleid: rust-sql-format
    connection.execute(&format!("DELETE FROM orders WHERE id = {}", id), []);
    // ruleid: rust-sql-format
    let statement = connection.prepare(&format!("SELECT * FROM orders WHERE name LIKE '{}'", table));
    // ok: rust-sql-format
    connection.execute("DELETE FROM orders WHERE id = ?1", [id]);
    // ok: rust-sql-format
    let text = format!("select {} of the orders", id);
}
