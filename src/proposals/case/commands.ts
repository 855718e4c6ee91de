import { type Command, commandOf } from '../../platform/cli/command.ts';
import { caseUse } from './uses.ts';
import { groupedShortfalls } from './words.ts';

/** `coalface case ISV-2026-014`. */
export const caseCommands: readonly Command[] = [
  commandOf({
    name: 'case',
    use: caseUse,
    arguments: ['reference'],
    text: ({ reference, title, reading, sections, stops }) =>
      [
        `${reference}: the case for ${title}`,
        reading,
        '',
        ...sections.map(
          ({ title: name, perCent, writing }, i) =>
            `${String(i + 1).padStart(2)} ${name}: ${perCent}%${writing ? `, ${writing} is in it` : ''}`,
        ),
        ...(stops.length ? ['', 'Before it can be sent:'] : []),
        ...groupedShortfalls(stops).map(({ what, todo }) => `- ${what}: ${todo}`),
      ].join('\n'),
  }),
];
