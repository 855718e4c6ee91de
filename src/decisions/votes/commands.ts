import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { votesUse, voteUse } from './read-uses.ts';
import { kindName, methodName } from './words.ts';

/** `coalface votes --state open`, `coalface vote VOTE-2026-018`. */
export const voteCommands: readonly Command[] = [
  commandOf({
    name: 'votes',
    use: votesUse,
    text: ({ total, votes }) =>
      `${textTable(
        ['Vote', 'Title', 'Body', 'How', 'State', 'Outcome'],
        votes.map((vote) => [
          vote.reference,
          vote.title,
          vote.bodyName,
          `${kindName(vote.kind)}, ${methodName(vote.method).toLowerCase()}`,
          vote.state,
          vote.outcome ?? '-',
        ]),
      )}\n\n${total} ${total === 1 ? 'vote' : 'votes'}.`,
  }),
  commandOf({
    name: 'vote',
    arguments: ['reference'],
    use: voteUse,
    text: (vote) =>
      [
        `${vote.reference}  ${vote.title}`,
        vote.motion,
        vote.rule,
        `${vote.voted ?? '?'} of ${vote.entitled} voted. ${vote.sentence ?? vote.voidReason ?? 'It is open.'}`,
      ].join('\n'),
  }),
];
