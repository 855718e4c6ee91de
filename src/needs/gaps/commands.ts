import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import type { GapAnswer } from './answers.ts';
import type { FindFigure } from './freeze.ts';
import { gaps, gapUse } from './uses.ts';
import { historyWords, peopleText, whoText } from './words.ts';

/** `coalface gaps --status open --condition copd`. */
const gapsCommand = commandOf({
  name: 'gaps',
  use: gaps,
  text: ({ total, gaps: rows }) =>
    `${textTable(
      ['Gap', 'Statement', 'How it stands', 'Whose', 'Recorded'],
      rows.map((gap) => [
        gap.reference,
        gap.statement,
        gap.stands,
        gap.owner?.name ?? gap.owner?.role ?? '-',
        gap.recordedOn,
      ]),
    )}\n\n${total} ${total === 1 ? 'gap' : 'gaps'}.`,
});

const gapText = (gap: GapAnswer): string =>
  [
    `${gap.reference}: ${gap.statement}`,
    `${gap.stands}, since ${longDate(gap.since)}${gap.owner ? `; ${whoText(gap.owner)}` : '; nobody’s yet'}.`,
    `${gap.place}.${peopleText(gap) ? ` ${peopleText(gap)}: ${gap.peopleWords}.` : ''}`,
    ...(gap.detail ? ['', gap.detail] : []),
    ...(gap.stoodOn
      ? ['', `As it stood on ${longDate(gap.stoodOn)}: ${gap.figure?.reading ?? 'a figure for members'}`]
      : []),
    ...(gap.figure
      ? [
          textTable(
            gap.figure.table.columns,
            gap.figure.table.rows.map((row) => row.map((cell) => cell ?? gap.figure?.table.gap ?? '')),
          ),
        ]
      : []),
    ...(gap.today ? [`Today: ${gap.today.same ? 'the same.' : gap.today.words.join(' ')}`] : []),
    ...(gap.evidence ? ['', gap.evidence] : []),
    ...gap.bearings.map(
      ({ title, source, address }) => `${title}, ${source}${address ? `, ${address}` : ''}`,
    ),
    '',
    ...(gap.cameOfIt.length > 0
      ? gap.cameOfIt.map(({ label, date }) => `Came of it: ${label}, ${longDate(date)}`)
      : ['Nothing has come of it yet.']),
    '',
    ...gap.history.map((entry) => {
      const { title, body } = historyWords(entry);
      return `${entry.at.slice(0, 10)}  ${title} by ${whoText(entry.by)}. ${body.join(' ')}`.trimEnd();
    }),
  ].join('\n');

/** `coalface gaps` and `coalface gap GAP-2026-001`. */
export const gapCommands = (find: FindFigure): readonly Command[] => [
  gapsCommand,
  commandOf({ name: 'gap', use: gapUse(find), arguments: ['reference'], text: gapText }),
];
