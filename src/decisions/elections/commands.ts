import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { electionsUse, electionUse } from './read-uses.ts';
import { stepWords } from './state-rules.ts';
import { ruleName } from './words.ts';

/** `coalface elections --which running`, `coalface election ELEC-2026-001`. */
export const electionCommands: readonly Command[] = [
  commandOf({
    name: 'elections',
    use: electionsUse,
    text: ({ total, elections }) =>
      `${textTable(
        ['Election', 'Title', 'Body', 'How far', 'Voting until', 'Elected'],
        elections.map((election) => [
          election.reference,
          election.title,
          election.bodyName,
          stepWords(election.step),
          election.votingTo,
          election.elected.join(', ') || '-',
        ]),
      )}\n\n${total} ${total === 1 ? 'election' : 'elections'}.`,
  }),
  commandOf({
    name: 'election',
    arguments: ['reference'],
    use: electionUse,
    text: (election) =>
      [
        `${election.reference}  ${election.title}`,
        `${election.seats} × ${election.seatLabel}, ${election.bodyName}. ${ruleName(election.rule)}.`,
        election.voidReason ? `Void: ${election.voidReason}` : election.stateWords,
        ...election.standing.map(({ name, standing }) => `- ${name}, ${standing}`),
        ...(election.result?.lines.map(({ words }) => words) ?? []),
      ].join('\n'),
  }),
];
