// npm run dev: the server from its sources, started again whenever one changes, in React's development mode.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endWith, root, setUp } from './setup.mjs';

try {
  await setUp({ system: false });
  const { buildAssets } = await import('./build.mjs');
  await buildAssets();
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      'watch',
      '--clear-screen=false',
      join(root, 'src/app/cli.ts'),
      'serve',
      '--demo-if-empty',
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } },
  );
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  // The terminal sends Ctrl-C to the whole group: the child ends by itself, and we after it.
  process.on('SIGINT', () => undefined);
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (fault) {
  endWith(fault);
}
