import { DataTypes, Model, QueryTypes, Sequelize } from 'sequelize';
import { config } from '../config';

export const sequelize = new Sequelize(config.databaseUrl, { logging: false });

export class Hut extends Model {}
Hut.init({ name: DataTypes.STRING, valley: DataTypes.STRING, beds: DataTypes.INTEGER, keeper: DataTypes.INTEGER }, { sequelize });

export class Member extends Model {}
Member.init(
  { mail: DataTypes.STRING, digest: DataTypes.STRING, role: DataTypes.STRING, name: DataTypes.STRING, phone: DataTypes.STRING },
  { sequelize },
);

export class HutQuery {
  private readonly parts: string[] = [];
  private readonly values: Record<string, string> = {};
  private sorting = 'name';

  valley(valley?: string): this {
    if (valley) {
      this.parts.push('valley = :valley');
      this.values.valley = valley;
    }
    return this;
  }

  sort(column?: string): this {
    this.sorting = ['name', 'beds'].includes(column ?? '') ? column! : this.sorting;
    return this;
  }

  async list(): Promise<unknown[]> {
    const where = this.parts.length ? `WHERE ${this.parts.join(' AND ')}` : '';
    return sequelize.query(`SELECT id, name FROM huts ${where}`, { replacements: this.values, type: QueryTypes.SELECT });
  }

  async sorted(): Promise<unknown[]> {
    return sequelize.query('SELECT id, name FROM huts ORDER BY ' + this.sorting, { type: QueryTypes.SELECT });
  }
}

export const huts = {
  free: async (night: string): Promise<unknown[]> => {
    const [rows] = await sequelize.query('SELECT hut FROM nights WHERE taken < beds AND night = ?', { replacements: [night] });
    return rows;
  },
  byId: (id: number) => Hut.findByPk(id),
  kept: (id: number, keeper: number) => Hut.findOne({ where: { id, keeper } }),
};
