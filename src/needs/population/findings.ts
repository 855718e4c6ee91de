import { longDate } from '../../shared/dates.ts';
import type { AreaPopulation, PracticePopulation } from './answers.ts';
import type { AgeBand, Change } from './rules.ts';

/** From this age on people count as older here; it is where bands of every layout divide. */
const OLDER = 65;

const whole = (n: number): string => n.toLocaleString('en-GB');
const percent = (n: number): string => `${n.toLocaleString('en-GB', { maximumFractionDigits: 1 })}%`;

/** Share of people of 65 and over, per cent; undefined where the bands do not divide there. */
export const olderShare = (bands: readonly AgeBand[] | null): number | undefined => {
  if (!bands?.some((band) => band.ageFrom === OLDER)) return undefined;
  const people = (some: readonly AgeBand[]) => some.reduce((sum, band) => sum + band.male + band.female, 0);
  const all = people(bands);
  return all === 0 ? undefined : (people(bands.filter((band) => band.ageFrom >= OLDER)) / all) * 100;
};

/** What the ages of an area say, as the title of the picture. */
export const areaAgesFinding = (ages: readonly AgeBand[] | null): string => {
  const older = olderShare(ages);
  return older === undefined ? 'Who is registered' : `${percent(older)} of people are 65 or over`;
};

const LIKE = 1;

/** What the ages of a practice say beside its area's; within one point they are alike. */
export const practiceAgesFinding = ({ ages, area }: Pick<PracticePopulation, 'ages' | 'area'>): string => {
  const own = olderShare(ages);
  const others = olderShare(area?.ages ?? null);
  if (own === undefined) return 'Who is registered';
  if (others === undefined) return `${percent(own)} of people are 65 or over`;
  if (Math.abs(own - others) < LIKE) return 'About as many people of 65 and over as in the area';
  return `${own > others ? 'More' : 'Fewer'} people of 65 and over than in the area`;
};

/** `1.6% more`, `12 fewer`, `as many`: a change in words, with its sign in the word. */
export const changeText = ({ people, percent: share }: Change): string => {
  if (people === 0) return 'as many';
  const size = share === null || share === 0 ? whole(Math.abs(people)) : percent(Math.abs(share));
  return `${size} ${people > 0 ? 'more' : 'fewer'}`;
};

/** `+96 (+1.2%)`, for tables. */
export const changeSigned = ({ people, percent: share }: Change): string => {
  const sign = (n: number, text: string): string => (n > 0 ? `+${text}` : n < 0 ? `−${text}` : text);
  const size = sign(people, whole(Math.abs(people)));
  return share === null ? size : `${size} (${sign(share, percent(Math.abs(share)))})`;
};

/** What a row of lists says: from the first to the last of them. */
export const trendFinding = (
  trend: readonly { readonly people: number; readonly date: string }[],
  what: string,
): string => {
  const first = trend[0];
  const last = trend.at(-1);
  if (!first || !last || trend.length === 1) return `${what} in one list`;
  const share = ((last.people - first.people) / first.people) * 100;
  const since = `since ${longDate(first.date).replace(/^\d+ /, '')}`;
  if (Math.abs(share) < 0.5) return `${what} has kept its size ${since}`;
  return `${what} has ${share > 0 ? 'grown' : 'shrunk'} by ${percent(Math.abs(share))} ${since}`;
};

/** How the figures of an area are made, for "What is this figure?". */
export const areaMethod = ({ membership, practices, list }: AreaPopulation): string =>
  `Everyone registered with the ${practices.length} practices that ${
    membership === 'register'
      ? 'the register of organisations has as members on the day of the list'
      : 'the file itself puts under this commissioner'
  }, added up. ${
    list.date === list.ends ? 'The list is of one day.' : 'The list is of a whole quarter and stands for it.'
  }`;

/** What the lists do not say. */
export const LIST_CAVEAT =
  'Lists hold people who are registered, not people who live here: some have moved away or died and are still on one, and some live here and are on none.';
