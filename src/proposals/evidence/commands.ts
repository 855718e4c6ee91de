import type { FindFigure } from '../../needs/index.ts';
import { type Command, commandOf } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import { evidenceUse } from './uses.ts';
import { EVIDENCE_WORDS } from './words.ts';

/** `coalface evidence ISV-2026-014`. */
export const evidenceCommands = (find: FindFigure): readonly Command[] => [
  commandOf({
    name: 'evidence',
    use: evidenceUse(find),
    arguments: ['reference'],
    text: ({ reference, title, evidence }) =>
      [
        `${reference}: ${title}`,
        ...(evidence.length === 0 ? ['Nothing is pinned yet.'] : []),
        ...evidence.flatMap((pin) => [
          `${EVIDENCE_WORDS[pin.kind].label}: ${pin.title}${pin.source ? `, ${pin.source}` : ''}`,
          ...(pin.stoodOn ? [`  As it stood on ${longDate(pin.stoodOn)}.`] : []),
          ...(pin.takenBack ? ['  Taken back.'] : []),
          ...(pin.today && !pin.today.same ? [`  Changed since pinned: ${pin.today.words.join(' ')}`] : []),
        ]),
      ].join('\n'),
  }),
];
