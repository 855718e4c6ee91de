import { type Command, commandOf } from '../../platform/cli/command.ts';
import { stateWords } from '../stages/words-rules.ts';
import { moveIdea } from './uses.ts';

/** `coalface idea-move ISV-2026-014 pause --reason "…" --look-again 2026-09-01`. */
export const moveCommand: Command = commandOf({
  name: 'idea-move',
  use: moveIdea,
  arguments: ['reference', 'move'],
  text: ({ reference, state }) => `${reference}: ${stateWords(state)}. Those concerned are told.`,
});
