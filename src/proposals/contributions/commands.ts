import { type Command, commandOf } from '../../platform/cli/command.ts';
import { moderationQueue } from './moderate.ts';
import { contributions } from './uses.ts';
import { cameText, standsText, whoText } from './words.ts';

/** `coalface contributions ISV-2026-014 --status late`. */
const contributionsCommand = commandOf({
  name: 'contributions',
  use: contributions,
  arguments: ['reference'],
  text: (answer) =>
    [
      `${answer.reference}: ${answer.title}`,
      `${answer.sumWords}.`,
      ...answer.contributions.flatMap((one) => [
        '',
        `${one.on}  ${standsText(one)}, about ${one.aboutWords}, by ${whoText(one.by)}`,
        one.words ?? one.takenAway?.rule ?? '',
        ...(one.answer ? [cameText(one)] : []),
        ...one.replies.map((reply) => `  ${whoText(reply.by)}: ${reply.words ?? 'taken away'}`),
      ]),
    ].join('\n'),
});

/** `coalface moderation-queue`. */
const queueCommand = commandOf({
  name: 'moderation-queue',
  use: moderationQueue,
  text: ({ held }) =>
    held.length === 0
      ? 'Nothing waits to be read.'
      : held.map((one) => `${one.on}  ${one.reference}  ${one.id}\n${one.words}`).join('\n\n'),
});

export const contributionCommands: readonly Command[] = [contributionsCommand, queueCommand];
