function deepSet(target, path, value) {
  let level = target
  for (const part of path.slice(0, -1)) {
    level[part] = level[part] ?? {}
    level = level[part]
  }
  // ruleid: js-deep-set-unchecked
  level[path[path.length - 1]] = value
}

const put = (target, path, value) => {
  const parts = path.split('.')
  let here = target
  for (let i = 0; i < parts.length - 1; i++) {
    if (!here[parts[i]]) here[parts[i]] = {}
    here = here[parts[i]]
  }
  // ruleid: js-deep-set-unchecked
  here[parts.at(-1)] = value
}

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      // ruleid: js-deep-set-unchecked
      merge(target[key], source[key])
    } else {
      target[key] = source[key]
    }
  }
}

function safeSet(target, path, value) {
  if (path.some((part) => ['__proto__', 'constructor', 'prototype'].includes(part))) return
  let level = target
  for (const part of path.slice(0, -1)) {
    level = level[part]
  }
  // ok: js-deep-set-unchecked
  level[path[path.length - 1]] = value
}

function safeMerge(target, source) {
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor') continue
    // ok: js-deep-set-unchecked
    if (typeof source[key] === 'object') safeMerge(target[key], source[key])
  }
}

function copy(source) {
  const target = {}
  for (const key of Object.keys(source)) {
    // ok: js-deep-set-unchecked
    target[key] = source[key]
  }
  return target
}

function setByQueue(target, dotted, value) {
  const keys = dotted.split('.');
  let here = target;
  while (keys.length > 1) {
    const key = keys.shift();
    here[key] = here[key] || {};
    here = here[key];
  }
  // ruleid: js-deep-set-unchecked
  here[keys[0]] = value;
}

function readByQueue(target, dotted) {
  const keys = dotted.split('.');
  let here = target;
  while (keys.length > 1) {
    here = here[keys.shift()];
  }
  // ok: js-deep-set-unchecked
  return here[keys[0]];
}

function change(tree, path, value) {
  const parts = path.split('.');
  let last = parts.shift();
  while (parts.length > 0) {
    tree = tree[last];
    last = parts.shift();
  }
  // ok: js-deep-set-unchecked
  tree[last] = value;
}
