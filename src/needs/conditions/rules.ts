import type { CalendarDate } from '../../shared/dates.ts';

/** One register of one area in one year as one load has it. */
export type RegisterRow = {
  readonly load: string;
  readonly year: CalendarDate;
  /** First day of the year that the file was published for. */
  readonly published: CalendarDate;
  readonly area: string;
  readonly areaName: string;
  readonly register: string;
  readonly people: number | null;
  readonly list: number | null;
  readonly denominator: number | null;
  /** Whom the denominator counts: `all`, `17+`, `females 25-64`. */
  readonly ages: string;
  readonly practices: number | null;
  /** Per cent as published. */
  readonly prevalence: number | null;
  readonly disagrees: boolean;
  readonly mark: string;
  /** How often the load has it: more than once, and none of them can be trusted. */
  readonly times: number;
};

export type Chosen = {
  readonly row: RegisterRow;
  /** What other current loads have for it, where people or list differ. */
  readonly others: readonly RegisterRow[];
};

const better = (a: RegisterRow, b: RegisterRow, namesAges: (load: string) => boolean): number =>
  Number(b.people !== null) - Number(a.people !== null) ||
  Number(namesAges(b.load)) - Number(namesAges(a.load)) ||
  Number(b.published === b.year) - Number(a.published === a.year) ||
  // The one published nearest after its year: what a later file says of long ago has new boundaries.
  a.published.localeCompare(b.published) ||
  a.load.localeCompare(b.load);

/**
 * One row a register, area and year, where several loads hold it: one that has a figure before one that
 * withholds it, a layout that names its ages before one that divides everything by the whole list, the year's own
 * file before one that looks back. A row that its load has twice is left out: it is in `repeated`.
 */
export const chooseRegisters = (
  rows: readonly RegisterRow[],
  namesAges: (load: string) => boolean,
): { readonly chosen: readonly Chosen[]; readonly repeated: readonly RegisterRow[] } => {
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    if (row.times > 1) continue;
    const key = `${row.register}\n${row.area}\n${row.year}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const chosen = [...groups.values()].flatMap((group): Chosen[] => {
    const [row, ...rest] = [...group].sort((a, b) => better(a, b, namesAges));
    if (!row) return [];
    const differs = (other: RegisterRow) =>
      (other.people !== null && other.people !== row.people) ||
      (other.list !== null && row.list !== null && other.list !== row.list);
    return [{ row, others: rest.filter(differs) }];
  });
  return { chosen, repeated: rows.filter(({ times }) => times > 1) };
};

/** Per cent of the people whom the denominator counts; undefined where either is missing or nobody is there. */
export const recordedPrevalence = ({
  people,
  denominator,
}: Pick<RegisterRow, 'people' | 'denominator'>): number | undefined =>
  people === null || !denominator ? undefined : (100 * people) / denominator;

const GROUP = /^(?:(females|males) )?([0-9]+)(?:\+|-([0-9]+))(?: yrs)?$/;

const groupWords = (group: string): string | undefined => {
  const found = GROUP.exec(group);
  if (!found) return undefined;
  const who = found[1] === 'females' ? 'women' : found[1] === 'males' ? 'men' : 'people';
  return `${who} of ${found[2]} ${found[3] === undefined ? 'and over' : `to ${found[3]}`}`;
};

/**
 * Whom a figure counts, in words: `17+` is "people of 17 and over", `all` "people of all ages". What is not
 * understood is quoted; a file that does not say whom is said to be so.
 */
export const agesWords = (ages: string): string => {
  if (ages === '') return 'people of ages that the file does not say';
  if (/^(all|all ages)$/i.test(ages)) return 'people of all ages';
  const groups = ages.split(' and ').map(groupWords);
  return groups.every((group) => group !== undefined) ? groups.join(', and ') : `“${ages}”`;
};

/** The youngest and oldest age that words like `17+` or `16+ yrs` count; undefined where they are not told. */
const span = (ages: string): string | undefined => {
  if (/^(all|all ages)$/i.test(ages)) return '0-';
  const found = GROUP.exec(ages);
  return found ? `${found[1] ?? ''}${found[2]}-${found[3] ?? ''}` : undefined;
};

export type Expected = {
  readonly people: number;
  readonly of: number | null;
  readonly ages: string;
};

/** What stands wherever a difference between expected and recorded is read. */
export const DIFFERENCE_CAVEAT =
  'Any difference from what is expected has the model’s own errors. It is a model less a count, and says of nobody that they were overlooked.';

export type Comparison = {
  readonly recorded: { readonly people: number; readonly of: number | null; readonly ages: string };
  readonly expected: Expected;
  /** Recorded for each expected; undefined where nobody is expected. */
  readonly ratio: number | undefined;
  /** Expected less recorded: see `DIFFERENCE_CAVEAT`. */
  readonly difference: number;
  /** Whether both count people of the same ages. */
  readonly sameAges: boolean;
  readonly caveat: string;
};

/**
 * A register held against a model of expected prevalence (DOMAIN.md B3: gap = expected − recorded). Both
 * denominators are named, and where they count other ages the comparison says so and corrects nothing.
 * Undefined where the register is withheld.
 */
export const compareWithExpected = (
  register: Pick<RegisterRow, 'people' | 'denominator' | 'ages'>,
  expected: Expected,
): Comparison | undefined => {
  if (register.people === null) return undefined;
  const [a, b] = [span(register.ages), span(expected.ages)];
  const sameAges = a !== undefined && a === b;
  return {
    recorded: { people: register.people, of: register.denominator, ages: register.ages },
    expected,
    ratio: expected.people > 0 ? register.people / expected.people : undefined,
    difference: expected.people - register.people,
    sameAges,
    caveat: sameAges
      ? `Both count ${agesWords(register.ages)}. Expected numbers come from a model with error of its own.`
      : `The register counts ${agesWords(register.ages)}, the model ${agesWords(expected.ages)}. Expected numbers come from a model with error of its own.`,
  };
};

/** Which codes two files share, and which only one of them has; each list in order. */
export const joinCodes = (
  left: Iterable<string>,
  right: Iterable<string>,
): { readonly both: string[]; readonly onlyLeft: string[]; readonly onlyRight: string[] } => {
  const [a, b] = [new Set(left), new Set(right)];
  return {
    both: [...a].filter((code) => b.has(code)).sort(),
    onlyLeft: [...a].filter((code) => !b.has(code)).sort(),
    onlyRight: [...b].filter((code) => !a.has(code)).sort(),
  };
};

/** A commissioner's name without what files add, leave out or write otherwise: for codes that changed. */
export const plainAreaName = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replace(/\b(NHS|CCG|CLINICAL COMMISSIONING GROUP)\b/g, ' ')
    .replace(/[^A-Z]+/g, ' ')
    .trim();
