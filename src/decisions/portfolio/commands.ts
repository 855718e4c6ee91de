import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { portfoliosUse, portfolioUse } from './read-uses.ts';

/** `coalface portfolios --which running`, `coalface portfolio PORT-2026-001`. */
export const portfolioCommands: readonly Command[] = [
  commandOf({
    name: 'portfolios',
    use: portfoliosUse,
    text: ({ total, portfolios }) =>
      `${textTable(
        ['Portfolio ballot', 'Title', 'Body', 'Sum', 'How far', 'Paid for'],
        portfolios.map((one) => [
          one.reference,
          one.title,
          one.bodyName,
          poundsOf(one.sumPence),
          one.stepWords,
          one.spentPence === null ? '-' : poundsOf(one.spentPence),
        ]),
      )}\n\n${total} ${total === 1 ? 'portfolio ballot' : 'portfolio ballots'}.`,
  }),
  commandOf({
    name: 'portfolio',
    arguments: ['reference'],
    use: portfolioUse,
    text: (one) =>
      [
        `${one.reference}  ${one.title}`,
        `${poundsOf(one.sumPence)}, ${one.bodyName}. ${one.stepWords}.`,
        `Where it comes from: ${one.source}`,
        ...(one.voidReason ? [`Void: ${one.voidReason}`] : []),
        ...(one.result
          ? [one.result.sentence, ...one.result.lines.map((line) => `- ${line.title}: ${line.words}`)]
          : one.projects.map(
              ({ number, title, costPence }) =>
                `- ${number ? `${number}. ` : ''}${title}, ${poundsOf(costPence)}`,
            )),
      ].join('\n'),
  }),
];
