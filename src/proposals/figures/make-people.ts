import { contractLabel, roleLabel } from '../../people/index.ts';
import { isSmall } from '../../shared/small-numbers.ts';
import { count, counted } from '../../ui/index.ts';
import { DAYS_A_MONTH, roundPeople } from '../delay/rules.ts';
import { fifthName, PHASE_NAMES } from '../pipeline/words-rules.ts';
import { ASIDE, STAGES, type State } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { PHASES } from '../tables.ts';
import type { AboutFigure, Made } from './figure.ts';
import { whenWords, whole } from './make-days.ts';
import type { DelayRow, KindRow, RaiserRow } from './queries.ts';
import { type RaisedBy, type RaisedShown, raisedShown, SIZE_BANDS, sizeBand } from './raisers-rules.ts';

const KEPT = 'Name kept';

const inYear =
  ({ year }: Pick<Made, 'year'>) =>
  (one: number): boolean =>
    year === undefined || one === year;

/** Ideas of each year by one word about their raisers. */
const countedBy = (rows: readonly RaiserRow[], kindOf: (row: RaiserRow) => string): readonly RaisedBy[] => {
  const found = new Map<string, RaisedBy>();
  for (const row of rows) {
    const kind = row.kept ? KEPT : kindOf(row);
    const key = `${row.year} ${kind}`;
    found.set(key, { year: row.year, kind, ideas: (found.get(key)?.ideas ?? 0) + row.ideas });
  }
  return [...found.values()];
};

const raisersFigure = (
  made: Made,
  key: string,
  asked: {
    readonly what: string;
    readonly kindOf: (row: RaiserRow) => string;
    readonly order?: readonly string[];
  },
): AboutFigure => {
  const { kinds: shown, yearsLeftOut } = raisedShown(countedBy(made.raisers, asked.kindOf), inYear(made));
  const { order } = asked;
  const rows: readonly RaisedShown[] = order
    ? [...shown].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    : shown;
  const most = shown.find(({ ideas, kind }) => ideas !== null && ideas > 0 && kind !== KEPT);
  return whole(
    key,
    {
      kind: 'bars',
      data: {
        title: most?.ideas
          ? `${most.kind}: ${counted(most.ideas, 'idea', 'ideas')}, the most by ${asked.what}`
          : `Too few ideas to tell by ${asked.what}`,
        measure: `Ideas raised, by ${asked.what} of whoever raised them, ${whenWords(made.year)}`,
        unit: 'ideas',
        groupName: asked.what.charAt(0).toUpperCase() + asked.what.slice(1),
        places: 0,
        alsoNames: ['Numbers of single years left out'],
        groups: rows.map(({ kind, ideas, withheld }) => ({
          name: kind,
          value: ideas,
          lower: null,
          upper: null,
          also: [withheld],
        })),
      },
    },
    {
      method:
        'Each idea once, by what was known of its raiser on the day of raising. Numbers under five in a year are withheld, and others of that year with them where a sum would give them away; what is shown for several years is the sum of what is shown for each.',
      caveats: [
        'Of those whose name is kept nothing is told but that there are so many.',
        ...(yearsLeftOut > 0
          ? [`${counted(yearsLeftOut, 'year', 'years')} with too few ideas to keep anybody unknown left out.`]
          : []),
      ],
    },
  );
};

export const professionsFigure = (made: Made): AboutFigure =>
  raisersFigure(made, 'professions', {
    what: 'profession',
    kindOf: ({ role }) => (role ? roleLabel(role) : 'Not known'),
  });

export const contractsFigure = (made: Made): AboutFigure =>
  raisersFigure(made, 'contracts', {
    what: 'contract',
    kindOf: ({ contract }) => contractLabel(contract) || 'Not known',
  });

export const sizesFigure = (made: Made): AboutFigure =>
  raisersFigure(made, 'sizes', {
    what: 'size of practice',
    kindOf: ({ people }) => sizeBand(people),
    order: [...SIZE_BANDS, KEPT],
  });

const ORDER: readonly State[] = [...STAGES, ...ASIDE];
const peopleOf = (sum: number): number => roundPeople(sum / DAYS_A_MONTH);
const total = (rows: readonly DelayRow[], of: 'value' | 'lower' | 'upper'): number =>
  peopleOf(rows.reduce((sum, row) => sum + row[of], 0));

/** What delay cost in patients: people expected each month × months, by where the months went. */
export const delayFigure = (made: Made): AboutFigure => {
  const rows = [...made.delay]
    .filter(({ value }) => value > 0)
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const value = total(rows, 'value');
  const shown = (people: number): number | null => (isSmall(people) ? null : people);
  return whole(
    'delay',
    {
      kind: 'bars',
      data: {
        title:
          value >= 5
            ? `About ${count(value)} people waited for what was still to come (${count(total(rows, 'lower'))} to ${count(total(rows, 'upper'))})`
            : 'No idea says yet how many people wait for it',
        measure: `People expected each month × months of waiting, by where the time went, ${whenWords(made.year)}`,
        unit: 'people',
        groupName: 'Where the time went',
        places: 0,
        alsoNames: ['Days of all ideas together'],
        groups: rows.map((row) => ({
          name: stateWords(row.state),
          value: shown(peopleOf(row.value)),
          lower: isSmall(peopleOf(row.value)) ? null : peopleOf(row.lower),
          upper: isSmall(peopleOf(row.value)) ? null : peopleOf(row.upper),
          also: [row.days],
        })),
      },
    },
    {
      method:
        'Of ideas that go on or are live and have an estimate: people expected to gain each month, times the months from raising to going live (365 ÷ 12 days a month). The range takes the lower limits of all together, and the upper ones.',
      caveats: [
        'It counts people-months that were lost, not different people: who waited for two things counts twice.',
        'Ideas without an estimate, and those that were withdrawn or not pursued, are not in it.',
      ],
    },
  );
};

type Kind = { readonly name: string; readonly fits: (row: Pick<KindRow, 'phase' | 'fifth'>) => boolean };

const kindsFigure = (made: Made, key: string, by: string, kinds: readonly Kind[]): AboutFigure => {
  const own = inYear(made);
  const rows = kinds.map(({ name, fits }) => {
    const here = made.kinds.filter((row) => own(row.year) && fits(row));
    const money = made.money.filter((row) => own(row.year) && fits(row));
    return {
      name,
      ideas: here.reduce((sum, { ideas }) => sum + ideas, 0),
      cases: here.reduce((sum, { cases }) => sum + cases, 0),
      withMoney: money.length,
      pounds: Math.round(money.reduce((sum, { recurringPence }) => sum + recurringPence, 0) / 100),
    };
  });
  const said = rows.slice(0, -1);
  const all = said.reduce((sum, { ideas }) => sum + ideas, 0);
  const most = [...said].sort((a, b) => b.ideas - a.ideas)[0];
  return whole(
    key,
    {
      kind: 'pairs',
      data: {
        title:
          most && all > 0
            ? `${most.name}: ${count(most.ideas)} of the ${counted(all, 'idea', 'ideas')} that say so`
            : `No idea says yet ${by}`,
        measure: `Ideas by ${by}, and those of them that came to a case, raised in ${whenWords(made.year)}`,
        unit: 'ideas',
        groupName: by.charAt(0).toUpperCase() + by.slice(1),
        firstName: 'ideas',
        secondName: 'came to a case',
        places: 0,
        alsoNames: ['Cases with money', 'Recurring cost of these, £ a year'],
        groups: rows.map(({ name, ideas, cases, withMoney, pounds }) => ({
          name,
          first: ideas,
          second: cases,
          also: [withMoney, pounds],
        })),
      },
    },
    {
      method:
        'Each idea once, as its leads say it. Money is the recurring cost of a full year in the case as it stands, before anything released.',
      caveats: [
        'Cost is not worth: what a case releases or avoids stands in the case and is not taken off here.',
      ],
    },
  );
};

export const phasesFigure = (made: Made): AboutFigure =>
  kindsFigure(made, 'phases', 'what it mostly is', [
    ...PHASES.map((phase) => ({
      name: PHASE_NAMES[phase],
      fits: (row: { phase: unknown }) => row.phase === phase,
    })),
    { name: 'Not said', fits: ({ phase }) => phase === null },
  ]);

export const fifthsFigure = (made: Made): AboutFigure =>
  kindsFigure(made, 'fifths', 'whom it mostly reaches', [
    ...[1, 2, 3, 4, 5].map((fifth) => ({
      name: fifthName(fifth),
      fits: (row: { fifth: unknown }) => row.fifth === fifth,
    })),
    { name: 'Everybody alike, or not said', fits: ({ fifth }) => fifth === null },
  ]);
