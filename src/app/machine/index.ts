import { commandOf, textTable } from '../../platform/cli/command.ts';
import { api } from '../../platform/http/routes.ts';
import type { Module } from '../../platform/module.ts';
import { backupCommand, backupRoute } from './backup.ts';
import { init, initCommand, initRefusals } from './init.ts';
import { verify } from './verify.ts';

const verifyCommand = commandOf({
  name: 'verify',
  use: verify,
  text: ({ holds, record, facts, missing, frozen }) =>
    [
      record.broken
        ? `The record is broken at event ${record.broken.id}: ${record.broken.why}.`
        : `The record holds: ${record.events.toLocaleString('en-GB')} events, ending in ${record.end.slice(0, 16)}…`,
      ...(facts.length > 0
        ? [
            textTable(
              ['Facts', 'Loads', 'Rows', 'Sum'],
              facts.map(({ table, loads, rows, sum }) => [table, loads, rows, sum]),
            ),
          ]
        : []),
      ...missing.map(({ load, name }) => `The facts of ${name} (load ${load}) are missing.`),
      ...frozen.map(({ object, why }) => `${object}: ${why}.`),
      holds
        ? 'Both stores hold what they should.'
        : 'Restore the last backup, or load the missing files again.',
    ].join('\n'),
});

/** What is asked of the deployment itself, at its own machine: `machine.manage` is nobody's by role. */
export const machine: Module = {
  name: 'machine',
  routes: [api(init), api(verify), backupRoute],
  commands: [initCommand, verifyCommand, backupCommand],
  refusals: initRefusals,
};
