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
export abstract class C<T extends U> extends B<T> implements I, J {
  @Input() x?: string;
  get y(): number { return <any>this.z!; }
}
interface I { m(a: string): void; p: Array<string>; }
enum E { A = 1, B }
type T = { k: string } | null;
import fs = require("fs");
function f(this: Foo, @Body() b: Dto = {}, ...r: string[]): asserts b is Dto { const x = y as unknown as Z; }
namespace N { declare const q: typeof w; }
