const TABLE = 'users';

async function find(db, req, name, ids) {
  // ruleid: js-sql-string-concat
  await db.query(`SELECT * FROM users WHERE name = ?`, [name]);
  // ruleid: js-sql-string-concat
  await db.query("SELECT * FROM users WHERE id = " + req.params.id, (err, rows) => rows);
  // ruleid: js-sql-string-concat
  db.get("SELECT * FROM users WHERE name = '" + name + "' AND active = 1", done);
  const sql = `DELETE FROM sessions WHERE user_id = ${req.body.id}`;
  // ruleid: js-sql-string-concat
  await db.execute(sql);
  const update = "UPDATE users SET name = '" + name + "'";
  // ruleid: js-sql-string-concat
  db.run(update);
  // ruleid: js-sql-string-concat
  await db.query(`SELECT * FROM ${req.query.table}`);
  // ruleid: js-sql-string-concat
  const [rows] = await db.query(`
    SELECT id, email
    FROM ${TABLE}
    WHERE email LIKE '%${req.query.email}%'
  `);

  let search = 'SELECT * FROM products WHERE 1 = 1';
  if (req.query.name) {
    search += " AND name = '" + req.query.name + "'";
    // ruleid: js-sql-string-concat
    await db.query(search);
  }

  // ok: js-sql-string-concat
  await db.query('SELECT * FROM users WHERE name = ?', [name]);
  // ok: js-sql-string-concat
  await db.query(`SELECT * FROM ${TABLE} WHERE id = $1`, [req.params.id]);
  // ok: js-sql-string-concat
  await db.query('SELECT * FROM users ' + 'WHERE id = ?', [req.params.id]);
  const placeholders = ids.map(() => '?').join(',');
  // ok: js-sql-string-concat
  await db.query(`SELECT * FROM users WHERE id IN (${placeholders})`, ids);
  // ok: js-sql-string-concat
  await db.query(`SELECT * FROM users WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
  // ok: js-sql-string-concat
  await db.query(`SELECT * FROM users LIMIT ${Number(req.query.limit)}`);
  // ok: js-sql-string-concat
  await db.query(`SELECT * FROM ${this.tableName} WHERE id = ?`, [req.params.id]);
  // ok: js-sql-string-concat
  await db.query(`DELETE FROM ${Tables.sessions} WHERE expires < now()`);
  // ok: js-sql-string-concat
  await client.get(`select/${name}/users`);
  // ok: js-sql-string-concat
  await db.query(sqlTag`SELECT * FROM users WHERE name = ${name}`);
}
