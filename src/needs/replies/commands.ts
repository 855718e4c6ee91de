import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { standsText } from './pages.tsx';
import { practiceRepliesUse } from './uses.ts';

/** `coalface replies K83003`. */
export const replyCommands = (find: FindFigure): readonly Command[] => [
  commandOf({
    name: 'replies',
    use: practiceRepliesUse(find),
    arguments: ['practice'],
    text: ({ name, practice, waiting, replied }) =>
      [
        `${name} (${practice}): ${waiting.length} to answer, ${replied.length} answered.`,
        '',
        textTable(
          ['Of', 'Period', 'Stands', 'Asked', 'Reply'],
          [...waiting, ...replied].map((one) => [
            one.subjectName,
            one.period,
            standsText(one),
            one.reply?.askedOn ?? '-',
            one.reply?.words ?? '-',
          ]),
        ),
      ].join('\n'),
  }),
];
