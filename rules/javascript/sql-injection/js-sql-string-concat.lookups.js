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

const Page = z.object({ limit: z.coerce.number().max(100), sort: z.enum(['name', 'date']) });

async function listed(pool, query, values, where, change) {
  const page = Page.parse(query);
  // ok: js-sql-string-concat
  await pool.query(`SELECT * FROM items ORDER BY name, ${page.sort} LIMIT ${page.limit}`);
  const numbers = query.ids.split(',').map(Number);
  // ok: js-sql-string-concat
  await pool.query(`SELECT * FROM items WHERE id IN (${numbers.join(',')})`);
  const sets = Object.keys(change).map((name, i) => `${NAMES[name]} = $${i + 2}`).join(', ');
  // ok: js-sql-string-concat
  await pool.query(`UPDATE items SET ${sets} WHERE id = $1`, values);
  const text = 'SELECT * FROM items' + (where.length ? ' WHERE ' + where.join(' AND ') : '');
  // ok: js-sql-string-concat
  await pool.query(text, values);
  // ruleid: js-sql-string-concat
  await pool.query(text);
}
