import AdmZip from 'adm-zip';
import { execFile, execSync } from 'node:child_process';
import { createReadStream, promises as fs, ReadStream, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { config } from '../config';

type Resolver = (name: string) => string;

const inPhotos: Resolver = (name) => {
  const full = path.resolve(config.photos, name);
  if (!full.startsWith(config.photos + path.sep)) {
    throw new Error('no such photo');
  }
  return full;
};

export function open(name: string, resolve: Resolver = inPhotos): ReadStream {
  return createReadStream(resolve(name));
}

export async function keep(file: { originalname: string; buffer: Buffer }): Promise<string> {
  const kind = path.extname(file.originalname);
  if (kind !== '.jpg') {
    throw new Error('photos only');
  }
  const name = `${process.hrtime.bigint().toString(36)}${kind}`;
  await fs.writeFile(path.join(config.photos, name), file.buffer, { mode: 0o640 });
  return name;
}

export function unpack(archive: Buffer): number {
  const entries = new AdmZip(archive).getEntries();
  entries.filter((entry) => !entry.isDirectory).forEach((entry) => put(entry.entryName, entry.getData()));
  return entries.length;
}

function put(name: string, content: Buffer): void {
  const target = `${config.photos}/albums/${path.basename(name)}`;
  writeFileSync(target, content);
}

export async function rotate(name: string, angle: string): Promise<void> {
  const run = promisify(execFile);
  await run('convert', [inPhotos(name), '-rotate', String(Number(angle) || 0), inPhotos(name)], { cwd: config.photos });
}

export async function spool(text: string): Promise<string> {
  const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'crag-')), 'bulletin.txt');
  await fs.writeFile(file, text);
  return file;
}

export function panorama(columns: number): Uint8Array {
  return new Uint8Array(Math.min(Math.max(columns, 0), 4096) * 512);
}
