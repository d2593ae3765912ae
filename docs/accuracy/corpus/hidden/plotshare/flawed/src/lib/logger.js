'use strict';

function line(level, message) {
  return `${new Date().toISOString()} ${level} ${message}\n`;
}

module.exports = {
  info(message) {
    process.stdout.write(line('info', message));
  },
  error(message, err) {
    process.stderr.write(line('error', `${message}: ${err && err.stack}`));
  },
};
