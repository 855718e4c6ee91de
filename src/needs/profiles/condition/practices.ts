import { longDate } from '../../../shared/dates.ts';
import { funnelSizes, standing } from '../../../shared/statistics/index.ts';
import { count, type FunnelChart } from '../../../ui/index.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital, numberWord } from '../area/words.ts';
import { withExpected } from './area.ts';
import type { ConditionData } from './data.ts';
import { againstEachOther, againstExpected, type Funnel, OUTER } from './funnel.ts';
import { figureOf, type Made } from './made.ts';
import { type PracticeAtom, shownPractices } from './rules.ts';

/** Fewer practices make no funnel. */
const LEAST_PRACTICES = 5;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `A` to `Z`, then `A2` and so on. */
const letterOf = (place: number): string =>
  `${LETTERS[place % LETTERS.length]}${place < LETTERS.length ? '' : Math.trunc(place / LETTERS.length) + 1}`;

/**
 * What is told of practices that are not named, to steps too coarse for a number to be looked up in a public list: the
 * expected to 10 people, lists (which the page of lists has by name) to 1,000, figures to whole per cent.
 */
const coarse = (by: Funnel['by']) => {
  const step = by === 'expected' ? 10 : 1000;
  return { step, size: (size: number) => Math.max(step, Math.round(size / step) * step), value: Math.round };
};

type Side = 'low' | 'high' | 'within';

const sideOf = (side: Side): 'below' | 'above' | 'within' =>
  side === 'low' ? 'below' : side === 'high' ? 'above' : 'within';

/** `3 of 68 practices record fewer people with COPD than chance would explain`. */
const findingOf = (low: number, high: number, all: number, people: string): string => {
  const some = (n: number) => `${n} of ${count(all)} ${all === 1 ? 'practice' : 'practices'}`;
  const does = (n: number) => (n === 1 ? 'records' : 'record');
  if (low > 0 && high > 0)
    return `${some(low)} ${does(low)} fewer ${people} than chance would explain, ${high} more`;
  if (low > 0) return `${some(low)} ${does(low)} fewer ${people} than chance would explain`;
  if (high > 0) return `${some(high)} ${does(high)} more ${people} than chance would explain`;
  return `All ${count(all)} practices record ${people} within what chance would explain`;
};

export type Outside = { readonly letter: string; readonly code: string; readonly below: boolean };

/**
 * Practices against the limits of chance for their size. Outside means beyond the outer line, 998 in 1,000. Names
 * and codes only for readers who may see them; practices are then in the order of their names, else of their coarse
 * size, since an order by code, or by the exact size, would tell who is who. Undefined with too few practices.
 */
export const practices = (
  data: ConditionData,
  query: FigureQuery,
  atoms: readonly PracticeAtom[],
  named: boolean,
): (Made & { readonly outside: readonly Outside[] }) | undefined => {
  const both = withExpected(atoms);
  const { shown, withheld } = shownPractices(atoms);
  const funnel =
    both.length >= LEAST_PRACTICES
      ? againstExpected(data, both)
      : shown.length >= LEAST_PRACTICES
        ? againstEachOther(data, shown)
        : undefined;
  if (!funnel) return undefined;
  const { condition, nameOf } = data;
  const bySize = [...funnel.units].sort(
    (a, b) => a.size - b.size || a.practice.code.localeCompare(b.practice.code),
  );
  let letters = 0;
  const marks = bySize.map(({ practice, size, value }) => {
    const at = standing(value, funnel.lines(size));
    const side: Side = at && at.side !== 'within' && at.outside === OUTER ? at.side : 'within';
    const letter = side === 'within' ? undefined : letterOf(letters++);
    return { practice, size, value, side, letter };
  });
  const sizeOf = ({ expected, of }: (typeof withheld)[number]) => (funnel.by === 'expected' ? expected : of);
  const points = [
    ...marks.map(({ practice, size, value, side, letter }) => ({
      of: practice,
      point: {
        ...(letter ? { letter } : {}),
        size,
        value,
        standing: sideOf(side),
        also: [practice.people, practice.of],
      },
    })),
    ...withheld.flatMap((practice) => {
      const size = sizeOf(practice);
      const point = { value: null, standing: 'withheld' as const, also: [null, practice.of] };
      return size === null ? [] : [{ of: practice, point: { ...point, size } }];
    }),
  ];
  const rough = coarse(funnel.by);
  const told: FunnelChart['points'] = named
    ? points
        .sort(
          (a, b) => nameOf(a.of.code).localeCompare(nameOf(b.of.code)) || a.of.code.localeCompare(b.of.code),
        )
        .map(({ of: { code }, point }) => ({ code, name: nameOf(code), ...point }))
    : points
        .map(({ point: { also: _, size, value, ...point } }) => ({
          code: null,
          name: null,
          ...point,
          size: rough.size(size),
          value: value === null ? null : rough.value(value),
        }))
        // By what is told alone: the rank by exact size would be as good as a name.
        .sort((a, b) => a.size - b.size || (a.value ?? -1) - (b.value ?? -1));
  const low = marks.filter(({ side }) => side === 'low').length;
  const high = marks.filter(({ side }) => side === 'high').length;
  const sizes = bySize.map(({ size }) => size);
  // The curves begin and end with the smallest and the largest practice.
  const ends = [sizes[0] ?? 1, sizes.at(-1) ?? 1].map((size) => Math.max(1, named ? size : rough.size(size)));
  const limits = funnelSizes(ends[0] ?? 1, ends[1] ?? 1, 60).flatMap((size) => {
    const { inner, outer } = funnel.lines(size);
    return inner && outer
      ? [{ size, lower95: inner.lower, upper95: inner.upper, lower998: outer.lower, upper998: outer.upper }]
      : [];
  });
  const smallest = Number.isFinite(funnel.smallest) ? Math.ceil(funnel.smallest) : undefined;
  const tooSmall =
    smallest === undefined ? funnel.units.length : sizes.filter((size) => size < smallest).length;
  const title = findingOf(low, high, marks.length, condition.people);
  const spread = funnel.tauSquared > 0 ? ', the usual spread among practices allowed for' : '';
  const chart: FunnelChart = {
    title,
    measure: `${funnel.measure}${funnel.tauSquared > 0 ? '; limits allow for the spread among practices' : ''}`,
    unit: funnel.unit,
    sizeName: funnel.sizeName,
    ...(named ? { alsoNames: ['On the register', 'Of'] } : {}),
    points: told,
    centre: { name: funnel.centreName, value: funnel.centre },
    limits,
    ...(smallest === undefined ? {} : { smallest }),
  };
  const short = marks
    .filter(({ side }) => side === 'low')
    .reduce((sum, { practice, size }) => sum + (funnel.centre / 100) * size - practice.people, 0);
  return {
    ...(low + high > 0 ? { news: `${title}${spread}.` } : {}),
    outside: marks.flatMap(({ practice, side, letter }) =>
      letter && side !== 'within' ? [{ letter, code: practice.code, below: side === 'low' }] : [],
    ),
    figure: figureOf(data, query, {
      key: 'practices',
      picture: { kind: 'funnel', data: chart },
      reading: `Of ${count(marks.length)} practices ${count(marks.length - low - high)} ${marks.length - low - high === 1 ? 'is' : 'are'} within chance, ${count(low)} below and ${count(high)} above${spread}.${
        smallest === undefined
          ? ' The spread is so wide that no practice could stand below.'
          : tooSmall > 0
            ? ` ${capital(numberWord(tooSmall))} ${tooSmall === 1 ? 'is' : 'are'} too small ever to stand below.`
            : ''
      }`,
      period: longDate(data.day),
      where: `${marks.length} practices of ${data.areaName}`,
      method: `${funnel.method} The inner lines hold 19 in 20, the outer 998 in 1,000; outside means beyond the outer ones.`,
      caveats: [
        ...funnel.caveats,
        withheld.length > 0
          ? `${count(withheld.length)} ${withheld.length === 1 ? 'practice is' : 'practices are'} not shown: one to four people, or a count that would give one away.`
          : undefined,
        atoms.length - shown.length - withheld.length > 0
          ? `${count(atoms.length - shown.length - withheld.length)} with a register that its file withholds, or that is larger than its list.`
          : undefined,
        named
          ? undefined
          : `Practices are not named: sizes are to the nearest ${count(rough.step)} people and figures to whole per cent, so a mark near a line may be drawn beyond it. Where each stands is by its exact figure.`,
        'Marks are not in any order of merit.',
      ],
      loads: funnel.loads,
      withheld: withheld.length,
      people:
        low > 0 && short >= 1
          ? {
              people: named ? Math.round(short) : Math.max(10, Math.round(short / 10) * 10),
              lower: null,
              upper: null,
              words: `fewer people on the registers of ${low === 1 ? 'that practice' : `those ${low} practices`} than at the area's rate`,
            }
          : null,
    }),
  };
};
