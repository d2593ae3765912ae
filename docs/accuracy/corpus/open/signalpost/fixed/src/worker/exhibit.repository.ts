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
    await this.source.query('UPDATE exhibit SET era = $1 WHERE title = $2', [era, title]);
  }

  async find(query: SearchQuery): Promise<Exhibit[]> {
    const builder = this.table.createQueryBuilder('exhibit');
    return builder.where('exhibit.title LIKE :title AND exhibit.era = :era', { title: `%${query.title ?? ''}%`, era: query.era ?? 'steam' }).take(100).getMany();
  }

  async sorted(query: SearchQuery): Promise<unknown> {
    const by = this.column(query.order);
    return this.prisma.$queryRawUnsafe(`SELECT id, title FROM exhibit ORDER BY ${by} LIMIT 100`);
  }

  private column(order?: string): string {
    return ORDERS.get(order ?? 'title') ?? 'exhibit.title';
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
