// npm start: what is missing is installed and built, then the server runs in this very process, so that
// signals reach it directly and its exit code is ours. Arguments are passed on to `coalface serve`.

import { pathToFileURL } from 'node:url';
import { endWith, setUp } from './setup.mjs';

/**
 * A signal to `npm start` ends npm and the shell between it and us, and never reaches us: when our parent
 * is gone, we stop as gracefully as if it had.
 */
const endWithNpm = () => {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
};

try {
  await setUp({ system: false });
  const { buildIfChanged, builtFile } = await import('./build.mjs');
  await buildIfChanged();
  // React is five times slower outside its production mode, which it chooses when it is loaded.
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  endWithNpm();
  process.argv = [process.execPath, builtFile, 'serve', '--demo-if-empty', ...process.argv.slice(2)];
  await import(pathToFileURL(builtFile).href);
} catch (fault) {
  endWith(fault);
}
