import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { counted } from '../../ui/index.ts';
import { practices } from './practices.ts';

/** `coalface practices --area 04G --on 2016-02-29`. */
export const practicesCommand: Command = commandOf({
  name: 'practices',
  use: practices,
  text: ({ area, on, total, practices: rows }) =>
    `${textTable(
      ['Code', 'Practice', 'Since', 'Network', 'Postcode'],
      rows.map((row) => [row.code, row.name, row.since ?? '', row.networkName ?? '', row.postcode ?? '']),
    )}\n\n${counted(total, 'practice', 'practices')}${area ? ` of ${area.name} (${area.code})` : ''} on ${on}.`,
});
