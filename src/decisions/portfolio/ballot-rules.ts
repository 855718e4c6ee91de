import type { Fault } from './set-up-rules.ts';

/** The ticks of a ballot in the order of the list. */
export const inListOrder = (ticks: readonly number[]): readonly number[] => [...ticks].sort((a, b) => a - b);

/** What of the ticks cannot be counted: none, one twice, one that is not on the list. Empty when all can. */
export const whatIsWrongWithTicks = (ticks: readonly number[], listed: number): readonly Fault[] => {
  const at = (message: string): readonly Fault[] => [{ field: 'projects', message }];
  if (ticks.length === 0)
    return at('Tick at least one project that you would pay for. If you want none of them, do not vote.');
  const strange = ticks.find((tick) => !Number.isInteger(tick) || tick < 1 || tick > listed);
  if (strange !== undefined)
    return at(`There is no project ${strange} on this list. Open the ballot again, and tick from its list.`);
  const twice = ticks.find((tick, place) => ticks.indexOf(tick) !== place);
  return twice === undefined ? [] : at(`Project ${twice} is ticked twice. Tick each once.`);
};
