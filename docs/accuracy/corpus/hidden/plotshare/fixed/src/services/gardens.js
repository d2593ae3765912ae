'use strict';

const db = require('../lib/db');

const SORTS = { newest: 'created_at DESC', size: 'square_metres DESC', name: 'title ASC' };

class GardenService {
  constructor(database = db) {
    this.db = database;
  }

  async search({ town, words }) {
    const values = [`%${words || ''}%`, town || null];
    return this.db.rows('SELECT id, title, town FROM plots WHERE title ILIKE $1 AND ($2::text IS NULL OR town = $2) LIMIT 50', values);
  }

  async list(order) {
    const by = Object.hasOwn(SORTS, order) ? SORTS[order] : SORTS.newest;
    return this.db.pool.query(`SELECT id, title, square_metres FROM plots ORDER BY ${by}`);
  }

  async byId(id) {
    return this.db.one('SELECT * FROM plots WHERE id = $1', [id]);
  }

  async ownedBy(id, owner) {
    return this.db.one('SELECT * FROM plots WHERE id = $1 AND owner_id = $2', [id, owner]);
  }

  async remove(id) {
    await this.db.rows('DELETE FROM plots WHERE id = $1', [id]);
  }

  async harvests(filter) {
    const harvests = await this.db.collection('harvests');
    return harvests.find({ plot: String(filter.plot), crop: String(filter.crop) }).limit(100).toArray();
  }

  async heavierThan(grams) {
    const harvests = await this.db.collection('harvests');
    return harvests.find({ grams: { $gt: Number(grams) } }).toArray();
  }
}

module.exports = new GardenService();
module.exports.GardenService = GardenService;
