import { daysBetween, longDate } from '../../shared/dates.ts';

/** By the hour in London, 0 to 23. */
export const greeting = (hour: number): string =>
  hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** The first sentence of Home: how many things, and about how long they take together. */
export const readingOf = (tasks: readonly { readonly minutes?: number }[]): string => {
  if (tasks.length === 0) return 'Nothing needs you now.';
  const minutes = tasks.reduce((sum, task) => sum + (task.minutes ?? 0), 0);
  const number = NUMBERS[tasks.length] ?? String(tasks.length);
  const things = tasks.length === 1 ? 'thing needs' : 'things need';
  return `${number} ${things} you${minutes > 0 ? `, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} in all` : ''}.`;
};

/** When something is due, in a word where it is near. */
export const whenOf = (due: string | undefined, today: string): string => {
  if (!due) return 'When you can';
  const days = daysBetween(today, due);
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`;
  if (days === 0) return 'Today';
  return days === 1 ? 'Tomorrow' : longDate(due);
};
