import AdmZip from 'adm-zip';
import { execFile, execSync } from 'node:child_process';
import { createReadStream, promises as fs, ReadStream, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { config } from '../config';

type Resolver = (name: string) => string;

const inPhotos: Resolver = (name) => path.join(config.photos, name);

export function open(name: string, resolve: Resolver = inPhotos): ReadStream {
  return createReadStream(resolve(name));
}

export async function keep(file: { originalname: string; buffer: Buffer }): Promise<string> {
  const name = file.originalname;
  await fs.writeFile(path.join(config.photos, name), file.buffer, { mode: 0o777 });
  return name;
}

export function unpack(archive: Buffer): number {
  const entries = new AdmZip(archive).getEntries();
  entries.filter((entry) => !entry.isDirectory).forEach((entry) => put(entry.entryName, entry.getData()));
  return entries.length;
}

function put(name: string, content: Buffer): void {
  const target = `${config.photos}/albums/${name}`;
  writeFileSync(target, content);
}

export async function rotate(name: string, angle: string): Promise<void> {
  const steps = [`cd ${config.photos}`, `convert ${name} -rotate ${angle} ${name}`];
  execSync(steps.join(' && '));
}

export async function spool(text: string): Promise<string> {
  const file = path.join(os.tmpdir(), 'crag-bulletin.txt');
  await fs.writeFile(file, text);
  return file;
}

export function panorama(columns: number): Uint8Array {
  return new Uint8Array(columns * 512);
}
