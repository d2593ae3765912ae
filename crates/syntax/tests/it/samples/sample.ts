import * as http from 'http';
@Injectable()
export class Service {
  private readonly key: string = "k";
  constructor(private db: Db, name?: string) {}
  async find(id: number): Promise<User> {
    const row = (await this.db.query<User>("SELECT 1", [id])) as User;
    return row!;
  }
}
