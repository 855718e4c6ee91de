import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (from: string): string => {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'src', 'platform'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The folder of Coalface (package.json and src/) was not found.');
  return findRoot(parent);
};

const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** A file of the installed product by its path from the root: the same from sources and from the built file. */
export const projectFile = (path: string): string => join(root, path);
