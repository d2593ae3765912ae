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
    const geometry = /^\d{1,4}x\d{1,4}$/.test(size) ? size : '800x600';
    await program('convert', [path.join(ROOT, path.basename(name)), '-resize', geometry, path.join(ROOT, 'small.jpg')]);
  }

  private resolve(name: string): string {
    const file = path.join(ROOT, name);
    if (!file.startsWith(ROOT + path.sep)) {
      throw new Error('no such file');
    }
    return file;
  }

  async read(name: string): Promise<Buffer> {
    return fs.readFile(this.resolve(name));
  }

  async keep(file: { originalname: string; buffer: Buffer }): Promise<string> {
    const kind = path.extname(file.originalname).toLowerCase();
    if (!['.jpg', '.png'].includes(kind)) {
      throw new Error('pictures only');
    }
    const target = path.join(ROOT, 'incoming', `${Date.now().toString(36)}${kind}`);
    await fs.writeFile(target, file.buffer);
    await fs.chmod(target, 0o640);
    return path.basename(target);
  }

  async unpack(archive: Buffer): Promise<void> {
    const directory = await unzipper.Open.buffer(archive);
    await Promise.all(directory.files.map((entry) => this.write(entry.path, entry.stream())));
  }

  private async write(name: string, content: NodeJS.ReadableStream): Promise<void> {
    const folder = path.join(ROOT, 'albums');
    const target = path.resolve(folder, name);
    if (!target.startsWith(folder + path.sep)) {
      return;
    }
    content.pipe(createWriteStream(target));
  }

  async spool(text: string): Promise<string> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'signalpost-'));
    const file = path.join(folder, 'text.txt');
    await fs.writeFile(file, text, { mode: 0o600 });
    return file;
  }

  blank(width: number, height: number): Buffer {
    return Buffer.alloc(Math.min(width, 1024) * Math.min(height, 1024) * 4);
  }
}
