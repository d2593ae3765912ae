'use strict';

const fs = require('fs');
const path = require('path');
const { exec, execFile } = require('child_process');
const { promisify } = require('util');
const unzipper = require('unzipper');
const config = require('../config');

const run = promisify(execFile);

function locate(name) {
  const full = path.resolve(config.photoDir, name);
  if (!full.startsWith(config.photoDir + path.sep)) {
    throw new Error('no such picture');
  }
  return full;
}

async function read(name) {
  return fs.promises.readFile(locate(name));
}

async function remove(name) {
  const file = locate(path.basename(name));
  const handle = await fs.promises.open(file, 'r+');
  await handle.truncate(0);
  await handle.close();
  await fs.promises.unlink(file);
}

async function resize(name, geometry) {
  const size = /^\d{1,4}x\d{1,4}$/.test(geometry) ? geometry : '640x480';
  await run('convert', [locate(path.basename(name)), '-resize', size, 'small.jpg'], { cwd: config.photoDir });
  return 'small.jpg';
}

async function unpack(archive, plot) {
  const folder = path.join(config.photoDir, String(Number(plot)));
  const directory = await unzipper.Open.file(archive);
  for (const entry of directory.files) {
    const target = path.join(folder, entry.path);
    if (!target.startsWith(folder + path.sep)) {
      continue;
    }
    if (entry.type === 'File') {
      await fs.promises.mkdir(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, await entry.buffer());
    }
  }
}

function blank(width, height) {
  const w = Math.min(Math.max(Number(width) || 1, 1), 800);
  const h = Math.min(Math.max(Number(height) || 1, 1), 800);
  return Buffer.alloc(w * h * 3, 0xff);
}

module.exports = { read, remove, resize, unpack, blank };
