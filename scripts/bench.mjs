// npm run bench: set-up and build, then bench/main.ts with the arguments given here.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endWith, root, SetUpFailure, setUp } from './setup.mjs';

try {
  await setUp({ system: true });
  const { buildIfChanged } = await import('./build.mjs');
  await buildIfChanged();
  const main = join(root, 'bench', 'main.ts');
  if (!existsSync(main)) throw new SetUpFailure('bench/main.ts is missing: there is nothing to measure.');
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (fault) {
  endWith(fault);
}
