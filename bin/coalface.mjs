#!/usr/bin/env node
// The command. Straight after `npm install` it runs from the sources through tsx; when build/ was made from
// these very sources it runs that, which starts faster.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeComplaint } from '../scripts/setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const complaint = nodeComplaint(process.versions.node);
if (complaint || !existsSync(join(root, 'node_modules'))) {
  process.stderr.write(`${complaint ?? `Run npm install in ${root} first.`}\n`);
  process.exit(1);
}

process.env.NODE_ENV ??= 'production';
process.setSourceMapsEnabled(true);

const { builtFile, isBuilt } = await import('../scripts/build.mjs');
if (isBuilt()) {
  process.argv[1] = builtFile;
  await import(pathToFileURL(builtFile).href);
} else {
  const cli = join(root, 'src', 'app', 'cli.ts');
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: join(root, 'tsconfig.json') });
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
}
