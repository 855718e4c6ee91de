import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import { beginning } from './list-page.tsx';
import { howWords, kindWords } from './rules.ts';
import { voice, voices, voicesAboutUse } from './uses.ts';
import { fromText, heardSumText, heardText } from './words.ts';

/** `coalface voices`, `coalface voice VOI-2026-001`, `coalface voices-about copd`. */
export const voiceCommands: readonly Command[] = [
  commandOf({
    name: 'voices',
    use: voices,
    text: ({ total, voices: rows }) =>
      `${textTable(
        ['Voice', 'Of', 'From', 'Heard', 'What they said'],
        rows.map((one) => [
          one.reference,
          one.subjectName,
          kindWords(one.kind),
          one.heardOn,
          beginning(one.summary, 70),
        ]),
      )}\n\n${total} ${total === 1 ? 'voice' : 'voices'}.`,
  }),
  commandOf({
    name: 'voice',
    use: voice,
    arguments: ['reference'],
    text: (one) =>
      one.withdrawnOn && !one.summary
        ? `${one.reference} was withdrawn on ${longDate(one.withdrawnOn)}: ${one.withdrawnBecause}`
        : [
            `${one.reference}: ${one.subjectName}. ${kindWords(one.kind)}${one.source ? `, ${one.source}` : ''}; ${howWords(one.how)}, ${longDate(one.heardOn)}.`,
            `Heard: ${heardText(one)}${one.heardWho ? `: ${one.heardWho}` : ''}. Not heard: ${one.notHeard.join(', ') || 'not told'}.`,
            '',
            one.summary,
            '',
            ...one.quotations.flatMap(({ words, speaker }) =>
              words === null ? [] : [`“${words}”${speaker ? ` ${speaker}` : ''}`],
            ),
            ...(one.themes.length > 0 ? [`Themes: ${one.themes.join(', ')}.`] : []),
          ].join('\n'),
  }),
  commandOf({
    name: 'voices-about',
    use: voicesAboutUse,
    arguments: ['subject'],
    text: (about) =>
      [
        `${about.subjectName}. Heard: ${heardSumText(about)}.`,
        `Not heard: ${about.notHeard.join(', ') || 'nobody has said who was not'}.`,
        ...about.shown.map((one) => `“${one.words}” ${fromText(one)}`),
        ...(about.themes.length > 0 ? [`Themes: ${about.themes.map(({ theme }) => theme).join(', ')}.`] : []),
      ].join('\n'),
  }),
];
