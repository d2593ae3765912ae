const mysql = require('mysql2');
const { Pool } = require('pg');
const { Sequelize } = require('sequelize');

// ruleid: js-database-hardcoded-password
const a = mysql.createConnection({ host: 'db', user: 'app', password: 'changeme-example' });
// ruleid: js-database-hardcoded-password
const b = new Pool({ host: 'db', user: 'app', password: 'changeme-example', max: 10 });
// ruleid: js-database-hardcoded-password
const c = new Sequelize('shop', 'app', 'changeme-example', { host: 'db', dialect: 'postgres' });
// ruleid: js-database-hardcoded-password
const d = nodemailer.createTransport({ host: 'mail', auth: { user: 'app', pass: 'changeme-example' } });

// ok: js-database-hardcoded-password
const e = mysql.createConnection({ host: 'db', user: 'app', password: process.env.DB_PASSWORD });
// ok: js-database-hardcoded-password
const f = new Pool({ connectionString: process.env.DATABASE_URL });
// ok: js-database-hardcoded-password
const g = mysql.createConnection({ host: 'localhost', user: 'root', password: '' });
// ok: js-database-hardcoded-password
const h = new LoginForm({ user: 'name', password: 'changeme-example' });
