type Tree = { [key: string]: any };

/** Puts what a member chose over the defaults. */
export function overlay(base: Tree, change: Tree): Tree {
  for (const key in change) {
    if (isTree(change[key]) && isTree(base[key])) {
      overlay(base[key], change[key]);
    } else {
      base[key] = change[key];
    }
  }
  return base;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}
