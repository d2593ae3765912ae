import { Injectable } from '@nestjs/common';
import { exec, execFile } from 'node:child_process';
import { createWriteStream, promises as fs } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as unzipper from 'unzipper';

const ROOT = '/srv/signalpost/media';
const shell = promisify(exec);
const program = promisify(execFile);

@Injectable()
export class MediaService {
  async scale(picture: { name: string; size: string }): Promise<void> {
    await this.convert(picture.name, picture.size);
  }

  private async convert(name: string, size: string): Promise<void> {
    await shell(`convert ${path.join(ROOT, name)} -resize ${size} ${path.join(ROOT, 'small.jpg')}`);
  }

  private resolve(name: string): string {
    const file = path.join(ROOT, name);
    return file;
  }

  async read(name: string): Promise<Buffer> {
    return fs.readFile(this.resolve(name));
  }

  async keep(file: { originalname: string; buffer: Buffer }): Promise<string> {
    const target = path.join(ROOT, 'incoming', file.originalname);
    await fs.writeFile(target, file.buffer);
    await fs.chmod(target, 0o777);
    return path.basename(target);
  }

  async unpack(archive: Buffer): Promise<void> {
    const directory = await unzipper.Open.buffer(archive);
    await Promise.all(directory.files.map((entry) => this.write(entry.path, entry.stream())));
  }

  private async write(name: string, content: NodeJS.ReadableStream): Promise<void> {
    const target = path.join(ROOT, 'albums', name);
    content.pipe(createWriteStream(target));
  }

  async spool(text: string): Promise<string> {
    const file = path.join(os.tmpdir(), `signalpost-${Date.now()}.txt`);
    await fs.writeFile(file, text);
    return file;
  }

  blank(width: number, height: number): Buffer {
    return Buffer.alloc(width * height * 4);
  }
}
