import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { longDate } from '../../shared/dates.ts';
import { duty } from './uses.ts';

/** `coalface duty`: who looks at new ideas, and the days that nobody has. */
export const dutyCommand: Command = commandOf({
  name: 'duty',
  use: duty,
  text: ({ today, turns, gaps }) =>
    [
      today
        ? `Today: ${today.clinician} and ${today.manager}${today.byRota ? '' : ', who stand in'}.`
        : 'Today: nobody. The group has no clinician or no manager.',
      '',
      textTable(
        ['From', 'To', 'Clinician', 'Manager'],
        turns
          .filter(({ past }) => !past)
          .map((one) => [one.from, one.to, one.clinician.name, one.manager.name]),
      ),
      '',
      ...gaps.map(
        ({ from, to, standsIn }) =>
          `Nobody is named from ${longDate(from)} to ${longDate(to)}${standsIn ? `: ${standsIn} stand in` : ''}.`,
      ),
    ].join('\n'),
});
