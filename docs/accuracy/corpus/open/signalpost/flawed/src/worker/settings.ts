/** Sets a value deep inside of an object, making levels on the way. */
export function deepSet(target: Record<string, any>, path: string[], value: unknown): void {
  let level = target;
  for (const part of path.slice(0, -1)) {
    level[part] = level[part] ?? {};
    level = level[part];
  }
  level[path[path.length - 1]] = value;
}
