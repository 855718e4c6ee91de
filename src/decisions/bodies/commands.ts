import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import type { BodyAnswer } from './answers.ts';
import { bodies, bodyUse } from './uses.ts';
import { kindWords, standingWords } from './words.ts';

const bodyText = (body: BodyAnswer): string =>
  [
    `${body.name}: ${kindWords(body.kind).toLowerCase()}, ${standingWords(body.standing).toLowerCase()}`,
    body.about,
    '',
    textTable(
      ['Who', 'Seat', 'From', 'Term is up'],
      body.members
        .filter(({ standing }) => standing === 'now')
        .map((member) => [
          member.name,
          `${member.seatLabel}${member.deputyFor ? `, for ${member.deputyFor.name}` : ''}`,
          member.from,
          member.termEnds ?? '-',
        ]),
    ),
    ...(body.gaps.length > 0 ? ['', ...body.gaps.map((gap) => `Missing: ${gap}`)] : []),
    '',
    ...(body.orders
      ? [
          `Standing orders from ${longDate(body.orders.from)}. ${body.orders.source}.`,
          ...body.orders.sentences.map(({ words, verified }) => `${verified ? ' ' : '?'} ${words}`),
          ...(body.orders.sentences.some(({ verified }) => !verified)
            ? ['', '? nobody has held this against its source']
            : []),
        ]
      : ['No standing orders are in force.']),
  ].join('\n');

/** `coalface bodies` and `coalface body governing-body`. */
export const bodyCommands: readonly Command[] = [
  commandOf({
    name: 'bodies',
    use: bodies,
    text: ({ bodies: rows, total }) =>
      `${textTable(
        ['Body', 'Name', 'Kind', 'Who vote', 'Gaps', 'Terms ending', 'Next meeting'],
        rows.map((body) => [
          body.key,
          body.name,
          kindWords(body.kind),
          body.voting,
          body.gaps,
          body.termsEnding,
          body.nextMeeting?.reference ?? '-',
        ]),
      )}\n\n${total} ${total === 1 ? 'body' : 'bodies'}.`,
  }),
  commandOf({ name: 'body', use: bodyUse, arguments: ['key'], text: bodyText }),
];
