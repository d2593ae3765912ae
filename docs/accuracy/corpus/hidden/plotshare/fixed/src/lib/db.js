'use strict';

const { Pool } = require('pg');
const { MongoClient } = require('mongodb');
const config = require('../config');

const pool = new Pool({ connectionString: config.databaseUrl });
const client = new MongoClient(config.mongoUrl);

async function rows(statement, values = []) {
  const result = await pool.query(statement, values);
  return result.rows;
}

async function one(statement, values = []) {
  const found = await rows(statement, values);
  return found[0] || null;
}

async function collection(name) {
  await client.connect();
  return client.db().collection(name);
}

module.exports = { rows, one, collection, pool };
