import { alsoColumns, capital, cellsOf, limitColumn } from './cells.ts';
import type { Comparison, FunnelChart, GroupBars, Pairs, RunChart, Standing, WaitChart } from './kinds.ts';
import type { ChartTable } from './table.ts';

const groupTitle = (group: { readonly name: string; readonly note?: string | undefined }): string =>
  group.note ? `${group.name}, ${group.note}` : group.name;

/** The two figures of each group, their limits and the people it holds. */
export const pairsTable = (data: Pairs): ChartTable => ({
  caption: data.measure,
  ...cellsOf(data.groups, [
    { heading: data.groupName ?? 'Group', cell: groupTitle },
    { heading: `${capital(data.firstName)}, ${data.unit}`, cell: (g) => g.first },
    limitColumn(
      `${capital(data.firstName)}, lower limit`,
      data.groups,
      (g) => g.first,
      (g) => g.firstLower,
    ),
    limitColumn(
      `${capital(data.firstName)}, upper limit`,
      data.groups,
      (g) => g.first,
      (g) => g.firstUpper,
    ),
    { heading: `${capital(data.secondName)}, ${data.unit}`, cell: (g) => g.second },
    { heading: 'People', cell: (g) => g.people },
    ...alsoColumns<Pairs['groups'][number]>(data.alsoNames),
  ]),
  gap: data.gap ?? 'withheld',
});

/** The figure of each group with its limits and what it was made of; then the comparators. */
export const groupBarsTable = (data: GroupBars): ChartTable => {
  const rows: readonly GroupBars['groups'][number][] = data.groups;
  const table = cellsOf(rows, [
    { heading: data.groupName ?? 'Group', cell: groupTitle },
    { heading: capital(data.unit), cell: (g) => g.value },
    limitColumn(
      'Lower limit',
      rows,
      (g) => g.value,
      (g) => g.lower,
    ),
    limitColumn(
      'Upper limit',
      rows,
      (g) => g.value,
      (g) => g.upper,
    ),
    { heading: 'Numerator', cell: (g) => g.numerator },
    { heading: 'Denominator', cell: (g) => g.denominator },
    ...alsoColumns<GroupBars['groups'][number]>(data.alsoNames),
  ]);
  const lines = (data.lines ?? []).map((line) => [
    line.name,
    line.value,
    ...table.columns.slice(2).map(() => ''),
  ]);
  return {
    caption: data.measure,
    columns: table.columns,
    rows: [...table.rows, ...lines],
    gap: data.gap ?? 'withheld',
  };
};

const STANDING: Readonly<Record<Standing, string>> = {
  within: 'within chance',
  above: 'above the limits',
  below: 'below the limits',
  withheld: 'withheld',
};

/** Every mark in the order given, drawn or not; unnamed ones are numbered. */
export const funnelTable = (data: FunnelChart): ChartTable => {
  const mark = capital(data.markName ?? 'practice');
  const coded = data.points.some((point) => point.code !== null);
  const named = data.points.some((point) => point.name !== null);
  const rows: readonly FunnelChart['points'][number][] = data.points;
  return {
    caption: data.measure,
    ...cellsOf(rows, [
      coded
        ? { heading: named ? 'Code' : mark, cell: (p) => p.code ?? 'not named' }
        : named
          ? { heading: mark, cell: (p) => p.name ?? 'not named' }
          : { heading: mark, cell: (_, i) => String(i + 1) },
      { heading: mark, cell: (p) => (coded && named ? (p.name ?? 'not named') : undefined) },
      { heading: 'Mark', cell: (p) => (rows.some((row) => row.letter) ? (p.letter ?? '') : undefined) },
      { heading: capital(data.sizeName), cell: (p) => p.size },
      { heading: capital(data.unit), cell: (p) => p.value },
      { heading: 'Against chance', cell: (p) => STANDING[p.standing] },
      ...alsoColumns<FunnelChart['points'][number]>(data.alsoNames),
    ]),
    gap: data.gap ?? 'withheld',
  };
};

/** Each date with its figure, the limits that held and the signal in words. */
export const runTable = (data: RunChart): ChartTable => {
  const phaseOf = (point: RunChart['points'][number]) =>
    data.phases.find((phase) => phase.from <= point.date && point.date <= phase.to);
  const phased = data.phases.length > 0;
  const rows: readonly RunChart['points'][number][] = data.points;
  const limit =
    (name: 'centre' | 'lower' | 'upper') =>
    (point: RunChart['points'][number]): number | string | undefined =>
      phased ? (phaseOf(point)?.[name] ?? 'none') : undefined;
  return {
    caption: data.measure,
    ...cellsOf(rows, [
      { heading: 'Date', cell: (p) => p.date },
      { heading: capital(data.unit), cell: (p) => p.value },
      { heading: 'Mean', cell: limit('centre') },
      { heading: 'Lower limit', cell: limit('lower') },
      { heading: 'Upper limit', cell: limit('upper') },
      { heading: 'Signal', cell: (p) => (rows.some((row) => row.signal) ? (p.signal ?? '') : undefined) },
    ]),
    gap: data.gap ?? 'no figure',
  };
};

/** People by completed weeks waited; week 0 is under one week. */
export const waitTable = (data: WaitChart): ChartTable => ({
  caption: data.measure,
  columns: ['Completed weeks waited', 'People'],
  rows: data.weeks.map((people, week) => [
    data.lastIsOpen && week === data.weeks.length - 1 ? `${week} or more` : String(week),
    people,
  ]),
  gap: data.gap ?? 'withheld',
});

/** The areas in the order given. */
export const comparisonTable = (data: Comparison): ChartTable => {
  const rows: readonly Comparison['rows'][number][] = data.rows;
  return {
    caption: data.measure,
    ...cellsOf(rows, [
      { heading: data.rowName ?? 'Area', cell: (row) => row.name },
      { heading: 'Code', cell: (row) => (rows.some((r) => r.code) ? (row.code ?? '') : undefined) },
      { heading: capital(data.unit), cell: (row) => row.value },
      limitColumn(
        'Lower limit',
        rows,
        (row) => row.value,
        (row) => row.lower,
      ),
      limitColumn(
        'Upper limit',
        rows,
        (row) => row.value,
        (row) => row.upper,
      ),
      ...alsoColumns<Comparison['rows'][number]>(data.alsoNames),
    ]),
    gap: data.gap ?? 'withheld',
  };
};
