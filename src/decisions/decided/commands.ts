import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { outcomeWords } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import type { DecisionAnswer, ListedDecision } from './answers.ts';
import { decisionsUse, decisionUse } from './uses.ts';

const standsWords = ({ standing, withheld, publishBy }: ListedDecision): string => {
  if (standing === 'withheld') return `withheld until ${longDate(withheld?.until ?? '')}`;
  return standing === 'published' ? 'published' : publishBy ? `by ${longDate(publishBy)}` : 'not yet';
};

const numbered = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line, i) => `${i + 1}. ${line}`)];

const decisionText = (one: DecisionAnswer): string => {
  const { words } = one;
  const head = `${one.reference}: ${one.bodyName}, ${longDate(one.decidedOn)}${one.idea ? `, on ${one.idea}` : ''}`;
  if (!words)
    return one.withheld
      ? `${head}\nWithheld until ${longDate(one.withheld.until)}: ${one.withheld.reason}`
      : `${head}\nNot published yet${one.publishBy ? `; it is by ${longDate(one.publishBy)}` : ''}.`;
  const { stood } = words;
  return [
    head,
    one.title,
    `${one.outcome ? outcomeWords(one.outcome) : ''}. ${stood.sum}`,
    '',
    one.summary,
    ...numbered('Why', words.reasons),
    ...numbered('On these conditions', words.conditions),
    ...(stood.costs.length > 0
      ? [
          '',
          textTable(
            ['Each full year', 'Pounds'],
            stood.costs.map(({ label, pence }) => [label, poundsOf(pence)]),
          ),
        ]
      : []),
    ...numbered(
      'Interests, and what was done about them',
      stood.interests.map(({ name, words: said, ruling }) => `${name}: ${said}. ${ruling}`),
    ),
    ...numbered(
      'Who saw it otherwise',
      words.dissent.map(({ name, standing, words: said }) => `${name}, ${standing}: ${said}`),
    ),
    '',
    `Version ${one.version}, ${standsWords(one)}. ${words.stoodHash.slice(0, 16)}…`,
  ].join('\n');
};

/** `coalface decisions --body governing-body` and `coalface decision DEC-2026-047`. */
export const decidedCommands: readonly Command[] = [
  commandOf({
    name: 'decisions',
    use: decisionsUse,
    text: ({ total, decisions }) =>
      `${textTable(
        ['Decision', 'Day', 'Body', 'Answer', 'What', 'Stands'],
        decisions.map((one) => [
          one.reference,
          one.decidedOn,
          one.bodyName,
          one.outcome ? outcomeWords(one.outcome) : '-',
          one.title ?? '-',
          standsWords(one),
        ]),
      )}\n\n${total} ${total === 1 ? 'decision' : 'decisions'}.`,
  }),
  commandOf({ name: 'decision', use: decisionUse, arguments: ['reference'], text: decisionText }),
];
