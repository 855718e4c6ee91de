import type { ReactNode } from 'react';
import type { Ask } from '../../../../platform/http/ask.ts';
import { longDate } from '../../../../shared/dates.ts';
import {
  count,
  type Direction,
  Empty,
  fixed,
  PageHead,
  Pager,
  SearchBox,
  Section,
  SortableTable,
  withQuery,
} from '../../../../ui/index.ts';
import { agesWords } from '../../../conditions/rules.ts';
import { NeedsNav } from '../../../nav.tsx';
import { AreaFilter } from '../../area/filter.tsx';
import type { ConditionList, ListedCondition } from './schema.ts';

const PATH = '/population/conditions';
const PAGE_SIZE = 30;

const nothingLast = (value: number | null): number => value ?? Number.NEGATIVE_INFINITY;

const SORTS = {
  name: (a: ListedCondition, b: ListedCondition) => a.name.localeCompare(b.name),
  people: (a: ListedCondition, b: ListedCondition) => a.people - b.people,
  recorded: (a: ListedCondition, b: ListedCondition) => a.recorded - b.recorded,
  expected: (a: ListedCondition, b: ListedCondition) => nothingLast(a.expected) - nothingLast(b.expected),
  difference: (a: ListedCondition, b: ListedCondition) =>
    nothingLast(a.difference) - nothingLast(b.difference),
  trend: (a: ListedCondition, b: ListedCondition) => a.trend.localeCompare(b.trend),
} as const;

type Wanted = {
  readonly q: string;
  readonly sort: keyof typeof SORTS;
  readonly dir: Direction;
  readonly page: number;
};

/** What the address of the list asks for; anything that it does not know is as if not said. */
export const wantedOf = (query: Readonly<Record<string, string>>): Wanted => ({
  q: (query.q ?? '').trim(),
  sort: query.sort && query.sort in SORTS ? (query.sort as Wanted['sort']) : 'name',
  dir: query.dir === 'descending' ? 'descending' : 'ascending',
  page: Math.max(1, Math.trunc(Number(query.page)) || 1),
});

/** Those wanted, in their order. By name unless asked. */
export const pickConditions = (all: readonly ListedCondition[], { q, sort, dir, page }: Wanted) => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all
    .filter(({ name, register, slug }) =>
      words.every((word) => `${name} ${register} ${slug}`.toLowerCase().includes(word)),
    )
    .sort(
      (a, b) => (dir === 'ascending' ? SORTS[sort](a, b) : SORTS[sort](b, a)) || a.name.localeCompare(b.name),
    );
  const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(page, last);
  return { rows: found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE), total: found.length, page: shown };
};

const readingOf = ({ conditions, area }: ConditionList): string => {
  const below = conditions.filter(({ ofExpected }) => ofExpected !== null && ofExpected < 100);
  const known = conditions.filter(({ ofExpected }) => ofExpected !== null);
  const widest = [...below].sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0))[0];
  const rising = conditions.filter(({ trend }) => trend === 'rising').length;
  const first = `${conditions.length} conditions have a register in ${area.name}.`;
  const second = widest
    ? ` Of ${known.length} with a model, ${below.length} ${below.length === 1 ? 'has' : 'have'} fewer on record than expected; in people the difference is widest for ${widest.name} (${count(Math.round(widest.difference ?? 0))}).`
    : ' No model of what to expect is loaded near to this year.';
  return `${first}${second}${rising > 0 ? ` Recorded prevalence is rising for ${rising}.` : ''}`;
};

const orNone = (value: number | null, text: (value: number) => string): string =>
  value === null ? 'not loaded' : text(value);

/** The conditions of an area, each leading to its own page. */
export const ConditionsPage = ({
  ask,
  answer,
}: {
  readonly ask: Ask;
  readonly answer: ConditionList;
}): ReactNode => {
  const wanted = wantedOf(ask.query);
  const { q, sort, dir } = wanted;
  const { rows, total, page } = pickConditions(answer.conditions, wanted);
  const { year, beside, list } = ask.query;
  const keep = { area: answer.area.code, year, beside, list };
  const address = (other: Readonly<Record<string, string | number | undefined>>) =>
    withQuery(PATH, {
      ...keep,
      q,
      sort: sort === 'name' ? undefined : sort,
      dir: dir === 'ascending' ? undefined : dir,
      ...other,
    });
  const query = new URLSearchParams({
    area: answer.area.code,
    ...(answer.year ? { year: answer.year } : {}),
  });
  return (
    <>
      <NeedsNav current="conditions" query={`?${query}`} />
      <PageHead
        reference={
          <>
            <b>{answer.area.name}</b>
            {answer.year ? ` · registers of ${longDate(answer.day)}` : ''}
          </>
        }
        title="Conditions"
        reading={answer.conditions.length > 0 ? readingOf(answer) : undefined}
        move={
          <AreaFilter
            action={PATH}
            area={answer.area.code}
            year={answer.year ?? ''}
            years={answer.years}
            beside={answer.beside?.kind}
            list={list}
            offered={answer.besides.map(({ kind }) => kind)}
          />
        }
      />
      {answer.conditions.length === 0 ? (
        <Empty
          title={`No register of ${answer.area.name} is loaded${answer.year ? ` for ${answer.year}` : ''}`}
          hint={
            answer.years.length > 0
              ? `Loaded are ${answer.years.join(', ')}.`
              : 'Load a file of the Quality and Outcomes Framework; a file of all commissioners of England will do.'
          }
          action={<a href="/imports/sources#qof-prevalence-ccg">Where registers are published</a>}
        />
      ) : (
        <Section title="On record" aside="by name unless you choose; the order says nothing of merit">
          <SearchBox
            action={PATH}
            label="Condition"
            value={q}
            keep={{ ...keep, sort, dir }}
            clear={q ? address({ q: '' }) : undefined}
          />
          {rows.length === 0 ? (
            <Empty title={`No condition here is called “${q}”`} hint="Try part of its name." />
          ) : (
            <SortableTable
              caption={`Conditions on record in ${answer.area.name}, ${answer.year ?? ''}`}
              hideCaption
              columns={[
                {
                  key: 'name',
                  heading: 'Condition',
                  sortable: true,
                  cell: (row: ListedCondition) => <a href={row.href}>{row.name}</a>,
                },
                {
                  key: 'people',
                  heading: 'On the register',
                  align: 'num',
                  sortable: true,
                  first: 'descending',
                  cell: (row) => count(row.people),
                },
                {
                  key: 'recorded',
                  heading: 'Recorded',
                  align: 'num',
                  sortable: true,
                  first: 'descending',
                  cell: (row) => (
                    <>
                      {fixed(row.recorded, 2)}%<span className="cf-hidden"> of {agesWords(row.ages)}</span>
                    </>
                  ),
                },
                {
                  key: 'beside',
                  heading: answer.beside?.name ?? 'England',
                  align: 'num',
                  cell: (row) => orNone(row.beside, (value) => `${fixed(value, 2)}%`),
                },
                {
                  key: 'expected',
                  heading: 'Expected',
                  align: 'num',
                  sortable: true,
                  first: 'descending',
                  cell: (row) => orNone(row.expected, (value) => count(Math.round(value))),
                },
                {
                  key: 'difference',
                  heading: 'Expected less recorded',
                  align: 'num',
                  sortable: true,
                  first: 'descending',
                  cell: (row) => orNone(row.difference, (value) => count(Math.round(value))),
                },
                { key: 'trend', heading: 'Recent trend', sortable: true, cell: (row) => row.trend },
              ]}
              rows={rows}
              rowKey={(row) => row.slug}
              sort={sort}
              dir={dir}
              href={(column, direction) => address({ sort: column, dir: direction })}
            />
          )}
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={total}
            noun="conditions"
            href={(to) => address({ page: to })}
          />
          <p className="cf-downloads">
            <a href={withQuery(`${PATH}.csv`, keep)} download>
              CSV of the conditions
            </a>
          </p>
          <p className="cf-small cf-quiet">
            Recorded is a share of the people whom each register counts. Expected comes from a model with
            error of its own, which may count other ages: the difference is of a model and a count. Recent
            trend is told where chance does not explain it.
          </p>
        </Section>
      )}
    </>
  );
};
