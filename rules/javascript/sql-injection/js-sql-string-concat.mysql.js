import mysql from 'mysql2/promise';

const pool = mysql.createPool(process.env.DATABASE_URL);

export async function findByName(name, role) {
  // ruleid: js-sql-string-concat
  const [rows] = await pool.query(`SELECT id, email FROM users WHERE name = '${name}' AND role = ${role}`);
  return rows;
}

export async function rename(id, name) {
  // ruleid: js-sql-string-concat
  await pool.execute("UPDATE users SET name = '" + name + "' WHERE id = " + id);
}

export async function findBound(name) {
  // ok: js-sql-string-concat
  return pool.query('SELECT id FROM users WHERE name = ?', [name]);
}
