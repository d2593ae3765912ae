'use strict';

const db = require('../lib/db');

const SORTS = { newest: 'created_at DESC', size: 'square_metres DESC', name: 'title ASC' };

class GardenService {
  constructor(database = db) {
    this.db = database;
  }

  async search({ town, words }) {
    const where = this.conditions(town, words);
    return this.db.rows('SELECT id, title, town FROM plots WHERE ' + where + ' LIMIT 50');
  }

  conditions(town, words) {
    const parts = [`title ILIKE '%${words || ''}%'`];
    if (town) {
      parts.push(`town = '${town}'`);
    }
    return parts.join(' AND ');
  }

  async list(order) {
    const by = order || SORTS.newest;
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
    return harvests.find({ plot: filter.plot, crop: filter.crop }).limit(100).toArray();
  }

  async heavierThan(grams) {
    const harvests = await this.db.collection('harvests');
    return harvests.find({ $where: `this.grams > ${grams}` }).toArray();
  }
}

module.exports = new GardenService();
module.exports.GardenService = GardenService;
