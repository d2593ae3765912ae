const SORTS = { name: 'name', size: 'area_m2' };

class Orders {
  constructor(db) {
    this.db = db;
    this.parts = [];
    this.values = [];
  }

  where(column, value) {
    this.values.push(value);
    this.parts.push(`${column} = $${this.values.length}`);
  }

  run() {
    // ok: js-sql-string-concat
    return this.db.query(`SELECT * FROM orders WHERE ${this.parts.join(' AND ')}`, this.values);
  }

  runLoose() {
    // ruleid: js-sql-string-concat
    return this.db.query(`SELECT * FROM orders WHERE ${this.parts.join(' AND ')}`);
  }

  sorted(sort, direction, count, name) {
    const by = SORTS[sort] || 'name';
    const order = direction === 'desc' ? 'DESC' : 'ASC';
    const limit = Number.parseInt(count, 10) || 20;
    // ok: js-sql-string-concat
    this.db.query(`SELECT * FROM orders ORDER BY ${by} ${order} LIMIT ${limit}`);
    // ok: js-sql-string-concat
    this.db.query(`SELECT * FROM orders LIMIT ${limit}`);
    // ruleid: js-sql-string-concat
    this.db.query(`SELECT * FROM orders WHERE name = '${name}' ORDER BY ${by} ${order} LIMIT ${limit}`);
  }

  bound(condition, replacements) {
    // ok: js-sql-string-concat
    return this.db.query(`SELECT * FROM orders WHERE ${condition}`, { replacements });
  }

  loose(condition) {
    // ruleid: js-sql-string-concat
    return this.db.query(`SELECT * FROM orders WHERE ${condition}`);
  }
}
