import { addDays, type CalendarDate, longDate, MONTH_NAMES } from '../../shared/dates.ts';
import type { AgeBand } from './rules.ts';

/** Lists that are of a whole quarter; the others are of one day. */
const isQuarterly = (dataset: string): boolean => dataset === 'list-size-quarter';

/** Last day of what a list is of: of a quarter that begins on `date`, or the day itself. */
export const listEnds = (date: CalendarDate, dataset: string): CalendarDate => {
  if (!isQuarterly(dataset)) return date;
  const [year = 0, month = 0] = date.split('-').map(Number);
  const next = month + 3 > 12 ? `${year + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`;
  return addDays(next, -1);
};

/** What a list is of, in words: `January to March 2016`, `1 September 2017`. */
export const listPeriod = (date: CalendarDate, dataset: string): string => {
  const month = Number(date.slice(5, 7));
  return isQuarterly(dataset)
    ? `${MONTH_NAMES[month - 1]} to ${MONTH_NAMES[(month + 1) % 12]} ${date.slice(0, 4)}`
    : longDate(date);
};

/** `5 to 14`, `75 and over`, `all ages`. */
export const agesText = ({ ageFrom, ageTo }: Pick<AgeBand, 'ageFrom' | 'ageTo'>): string => {
  if (ageTo === null) return ageFrom === 0 ? 'all ages' : `${ageFrom} and over`;
  return ageFrom === ageTo ? `${ageFrom}` : `${ageFrom} to ${ageTo}`;
};
