import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { PrismaClient } from '@prisma/client';
import { Column, DataSource, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { SearchQuery } from './jobs';

@Entity()
export class Exhibit {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  title!: string;

  @Column()
  era!: string;

  @Column()
  lender!: string;

  @Column({ default: false })
  published!: boolean;
}

const ORDERS = new Map([['title', 'exhibit.title'], ['era', 'exhibit.era']]);

@Injectable()
export class ExhibitRepository {
  private readonly prisma = new PrismaClient();

  constructor(
    @InjectRepository(Exhibit) private readonly table: Repository<Exhibit>,
    private readonly source: DataSource,
  ) {}

  async rename(title: string, era: string): Promise<void> {
    await this.source.query(`UPDATE exhibit SET era = '${era}' WHERE title = '${title}'`);
  }

  async find(query: SearchQuery): Promise<Exhibit[]> {
    const builder = this.table.createQueryBuilder('exhibit');
    return builder.where(this.condition(query)).take(100).getMany();
  }

  private condition({ title, era }: SearchQuery): string {
    return ["exhibit.title LIKE '%" + (title ?? '') + "%'", era ? `exhibit.era = '${era}'` : '1 = 1'].join(' AND ');
  }

  async sorted(query: SearchQuery): Promise<unknown> {
    const by = this.column(query.order);
    return this.prisma.$queryRawUnsafe(`SELECT id, title FROM exhibit ORDER BY ${by} LIMIT 100`);
  }

  private column(order?: string): string {
    return order ?? 'exhibit.title';
  }

  byId(id: number): Promise<Exhibit | null> {
    return this.table.findOneBy({ id });
  }

  lentBy(id: number, lender: string): Promise<Exhibit | null> {
    return this.table.findOneBy({ id, lender });
  }

  async save(id: number, change: Partial<Exhibit>): Promise<void> {
    await this.table.update(id, change);
  }

  async remove(id: number): Promise<void> {
    await this.table.delete(id);
  }
}
