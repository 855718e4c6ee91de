import type { AreaIndicator } from '../indicators.ts';

/** What its figures call it. */
export const nameOf = ({ name, sex }: AreaIndicator): string =>
  sex === 'male' || sex === 'female' ? `${name}, ${sex === 'male' ? 'men' : 'women'}` : name;

/** The counts of an indicator by practice, of the newest period that most of its practices have. */
export const practiceCounts = (rows: readonly AreaIndicator[], members: readonly string[]) => {
  const own = new Set(members);
  const some = rows.filter(
    ({ kind, area, numerator, denominator, per }) =>
      kind === 'practice' &&
      own.has(area) &&
      numerator !== null &&
      denominator !== null &&
      denominator > 0 &&
      // What a count of nought is per cannot be told from its row: the others' rows tell.
      (per !== null || numerator === 0),
  );
  const periods = [...new Set(some.map(({ period }) => period))].map((period) => ({
    period,
    rows: some.filter((row) => row.period === period),
  }));
  const most = periods.sort((a, b) => b.rows.length - a.rows.length || b.period.localeCompare(a.period))[0];
  if (!most || most.rows.length * 2 < members.length) return undefined;
  return {
    period: most.period,
    practices: most.rows.map(({ area, numerator, denominator, load }) => ({
      code: area,
      numerator: numerator ?? 0,
      denominator: denominator ?? 0,
      load,
    })),
    per: most.rows.find(({ per }) => per !== null)?.per ?? 100,
    of: members.length,
  };
};

/** A rate may count a person twice; a share of hundred counts each once. */
export const measureOf = (per: number) =>
  ({ kind: per === 100 || per === 1 ? 'share' : 'rate', per }) as const;
