'use strict';

const fs = require('fs');
const path = require('path');
const { exec, execFile } = require('child_process');
const { promisify } = require('util');
const unzipper = require('unzipper');
const config = require('../config');

const run = promisify(exec);

function locate(name) {
  return path.join(config.photoDir, name);
}

async function read(name) {
  return fs.promises.readFile(locate(name));
}

async function remove(name) {
  const file = locate(path.basename(name));
  if (fs.existsSync(file)) {
    const info = fs.statSync(file);
    if (info.size > 0) {
      fs.writeFileSync(file, '');
    }
    fs.unlinkSync(file);
  }
}

async function resize(name, geometry) {
  await run(`convert "${locate(path.basename(name))}" -resize ${geometry} small.jpg`, { cwd: config.photoDir });
  return 'small.jpg';
}

async function unpack(archive, plot) {
  const folder = path.join(config.photoDir, String(Number(plot)));
  const directory = await unzipper.Open.file(archive);
  for (const entry of directory.files) {
    const target = path.join(folder, entry.path);
    if (entry.type === 'File') {
      await fs.promises.mkdir(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, await entry.buffer());
    }
  }
}

function blank(width, height) {
  return Buffer.alloc(width * height * 3, 0xff);
}

module.exports = { read, remove, resize, unpack, blank };
