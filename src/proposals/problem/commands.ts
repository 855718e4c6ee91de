import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import type { ProblemAnswer } from './answers.ts';
import { countText } from './bars.tsx';
import { byText } from './dissent.tsx';
import { problemUse } from './uses.ts';
import { kindTitle } from './words.ts';

const STANDS: Readonly<Record<ProblemAnswer['stands'], string>> = {
  waiting: 'It is not at the stage where its problem is agreed.',
  'not-asked': 'Nobody is asked yet.',
  asking: 'Those it touches are being asked.',
  closed: 'Agreed.',
  'set-aside': 'Set aside by the chair.',
};

const problemText = (problem: ProblemAnswer): string =>
  [
    `${problem.reference}: ${problem.title}`,
    problem.closing
      ? `Agreed on ${longDate(problem.closing.on)}: ${problem.closing.text}`
      : STANDS[problem.stands],
    `${problem.answered} of ${problem.asked} asked have answered${problem.due ? `; they have until ${longDate(problem.due)}` : ''}.`,
    '',
    ...problem.statements.filter(({ stands }) => stands === 'open').map(countText),
    ...problem.dissent.map((one) => `“${one.words}” ${byText(one.by)}, of: ${one.text}`),
    ...(problem.askedList.length > 0
      ? [
          '',
          textTable(
            ['Asked', 'As', 'Because', 'Answered'],
            problem.askedList.map((one) => [
              one.name,
              kindTitle(one.kind),
              one.because,
              one.answered ? 'yes' : 'not yet',
            ]),
          ),
        ]
      : []),
  ].join('\n');

/** `coalface problem ISV-2026-014`. */
export const problemCommands: readonly Command[] = [
  commandOf({ name: 'problem', use: problemUse, arguments: ['reference'], text: problemText }),
];
