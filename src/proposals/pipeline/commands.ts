import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { clockWords } from './shown.ts';
import { ideas } from './uses.ts';

/** `coalface ideas --stage case --clock late`. */
export const pipelineCommands: readonly Command[] = [
  commandOf({
    name: 'ideas',
    use: ideas,
    text: ({ total, late, soon, ideas: rows }) =>
      `${textTable(
        ['Idea', 'Title', 'Where it is', 'Clock', 'Days', 'Whose move', 'By'],
        rows.map((idea) => [
          idea.reference,
          idea.title,
          idea.stands,
          clockWords(idea) || '-',
          idea.days,
          idea.turn.words,
          idea.next.by,
        ]),
      )}\n\n${total} ${total === 1 ? 'idea' : 'ideas'}. Of all: ${late} late, ${soon} soon late.`,
  }),
];
