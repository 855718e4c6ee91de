import { type Command, commandOf, textTable } from '../platform/cli/command.ts';
import { rowsOf } from './page.tsx';
import { thread } from './use.ts';

/** `coalface thread gap:GAP-2026-001`. */
export const threadCommands: readonly Command[] = [
  commandOf({
    name: 'thread',
    use: thread,
    arguments: ['of'],
    text: (found) =>
      `${textTable(
        ['Kind', 'What', 'When', 'Came of'],
        rowsOf(found).map((row) => [
          row.station,
          `${row.label}${row.isHere ? ' (here)' : ''}`,
          row.date || '-',
          row.from.map(({ id }) => id).join(', ') || '-',
        ]),
      )}${found.more ? '\n\nThere is more than is shown.' : ''}`,
  }),
];
