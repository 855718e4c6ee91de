import { type Command, commandOf } from '../../platform/cli/command.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { counted } from '../../ui/index.ts';
import { tallyWords } from '../stance/buttons.tsx';
import type { IdeaAnswer } from './answers.ts';
import { whoText } from './head.tsx';
import { stageCells } from './stage-words.ts';
import { ideaUse } from './use.ts';

const ideaText = (idea: IdeaAnswer): string =>
  [
    `${idea.reference}: ${idea.title}`,
    `${idea.stands} since ${longDate(idea.since)}, ${counted(idea.age, 'day', 'days')} since it was raised by ${whoText(idea.raisedBy)}.`,
    ...(idea.reason ? [`Why: ${idea.reason}`] : []),
    ...(idea.joined ? [`It goes on as ${idea.joined.reference}: ${idea.joined.title}`] : []),
    `Whose move: ${idea.move.who}. ${idea.move.what}, by ${longDate(idea.move.by)}${idea.move.late ? ' (late)' : ''}.`,
    '',
    idea.what,
    ...(idea.reading ? ['', idea.reading] : []),
    '',
    ...stageCells(idea.line, idea).map(
      ({ name, days, over, place }) =>
        `${place === 'now' ? '>' : ' '} ${name}: ${days}${over ? `, ${over}` : ''}`,
    ),
    '',
    ...(idea.delay
      ? [
          `Delay has cost about ${idea.delay.soFar.value} people kept waiting (${idea.delay.soFar.lower} to ${idea.delay.soFar.upper}).`,
        ]
      : []),
    `${tallyWords(idea.voices)}.`,
    ...idea.otherwise.map(({ name, role, words }) => `Otherwise, ${name ?? role}: ${words}`),
    '',
    ...idea.history.map((entry) =>
      `${londonDate(new Date(entry.at))}  ${entry.title}, by ${whoText(entry.by)}. ${entry.lines.join(' ')}`.trimEnd(),
    ),
  ].join('\n');

/** `coalface idea ISV-2026-014`. */
export const ideaCommand: Command = commandOf({
  name: 'idea',
  use: ideaUse,
  arguments: ['reference'],
  text: ideaText,
});
