import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { counted } from '../../ui/index.ts';
import { declareInterest } from './declare.ts';
import { myInterests, whoMustDeclare } from './mine.ts';

/** `coalface declaring --overdue yes`, `coalface interests-of PERSON`, `coalface declare-interest --person ID …`. */
export const interestCommands: readonly Command[] = [
  commandOf({
    name: 'declaring',
    use: whoMustDeclare,
    text: ({ total, overdue, people }) =>
      `${textTable(
        ['Name', 'As', 'Last confirmed', 'Due'],
        people.map((one) => [
          one.name,
          one.because,
          one.last ?? '-',
          one.overdue ? `${one.due}, overdue` : one.due,
        ]),
      )}\n\n${counted(total, 'person', 'people')}; ${overdue} overdue.`,
  }),
  commandOf({
    name: 'interests-of',
    arguments: ['person'],
    use: myInterests,
    text: (mine) =>
      [
        `${mine.name}${mine.mustDeclare ? `: ${mine.mustDeclare}` : ''}`,
        `Last confirmed ${mine.last ?? 'never'}; due ${mine.due ?? 'never'}${mine.overdue ? ', overdue' : ''}.`,
        '',
        textTable(
          ['Id', 'Interest', 'Kind', 'From', 'Until'],
          mine.interests.map((line) => [line.id, line.what, line.kindWords, line.from, line.to ?? '-']),
        ),
      ].join('\n'),
  }),
  commandOf({
    name: 'declare-interest',
    use: declareInterest,
    text: ({ id, late }) =>
      `It is declared (${id})${late > 0 ? `, ${counted(late, 'day', 'days')} late; the register says so` : ''}.`,
  }),
];
