export class UserRepo {
  async find(name: string, sort: string, req: Request) {
    // ruleid: js-sql-raw-fragment
    await knex('users').whereRaw(`lower(name) = '${name}'`);
    // ruleid: js-sql-raw-fragment
    await knex('users').select('*').orderByRaw("created_at " + sort);
    // ruleid: js-sql-raw-fragment
    await User.findAll({ where: sequelize.literal(`age > ${req.query.age}`) });
    // ruleid: js-sql-raw-fragment
    const rows = await this.repo.createQueryBuilder('user').where(`user.name = '${name}'`).getMany();
    // ruleid: js-sql-raw-fragment
    const other = this.repo.createQueryBuilder('user').where("user.name = '" + name + "'");

    // ok: js-sql-raw-fragment
    await knex('users').whereRaw('lower(name) = ?', [name]);
    // ok: js-sql-raw-fragment
    await this.repo.createQueryBuilder('user').where('user.name = :name', { name }).getMany();
    // ok: js-sql-raw-fragment
    await knex('users').where('name', name);
    // ok: js-sql-raw-fragment
    await User.findAll({ order: sequelize.literal('created_at DESC') });
    // ok: js-sql-raw-fragment
    await knex('users').orderByRaw(`${ORDER_COLUMN} desc`);
    // ok: js-sql-raw-fragment
    await knex('users').where(`${Tables.users}.name`, name);
    // ok: js-sql-raw-fragment
    await knex('visits').whereRaw(`seen_at > now() - interval '${hoursBack} hours'`);
    return rows;
  }
}

export function since(duration: string) {
  if (!isDuration(duration)) {
    throw new Error('no duration');
  }
  // ok: js-sql-raw-fragment
  return Sequelize.literal(`now() - interval '${duration}'`);
}
