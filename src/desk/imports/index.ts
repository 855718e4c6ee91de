import type { Job, Module } from '../../platform/module.ts';
import { importCommands } from './commands.ts';
import { readWaiting } from './queue.ts';
import { importsRefusals } from './refusals.ts';
import { importRoutes } from './routes.tsx';

export { settleImports } from './queue.ts';
export { tellOfRejected } from './tasks.ts';

/** Files left waiting by a process that ended are read by the server that comes after it. */
const readLeftovers: Job = {
  name: 'desk.imports-waiting',
  cron: '* * * * *',
  run: (platform) => readWaiting(platform),
};

/** Sending files, following them, taking them back: the desk's part of imports. */
export const importsPart: Pick<Module, 'routes' | 'commands' | 'refusals' | 'jobs'> = {
  routes: importRoutes,
  commands: importCommands,
  refusals: importsRefusals,
  jobs: [readLeftovers],
};
