import { type Command, commandOf } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import { raiseWith } from './raise.ts';

/** `coalface raise "What happens to patients" --often most-weeks --where everywhere`. */
export const raiseCommand: Command = commandOf({
  name: 'raise',
  use: raiseWith(undefined),
  arguments: ['what'],
  text: ({ reference, lookBy, looks, again }) =>
    again
      ? `You sent this already: it is ${reference}.`
      : `It is raised as ${reference}. ${looks.join(' and ')} ${looks.length === 1 ? 'looks' : 'look'} at it by ${longDate(lookBy)}.`,
});
