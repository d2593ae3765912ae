// npm's own `semver` (found through NODE_PATH).
const semver = require('semver');
for (const line of require('fs').readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue;
  const [a, b] = line.split('\t');
  try {
    console.log('<=>'[semver.compare(a, b) + 1]);
  } catch {
    console.log('?');
  }
}
