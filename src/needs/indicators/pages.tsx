import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import {
  ButtonLink,
  count,
  type Direction,
  Empty,
  Halves,
  Links,
  PAGE_SIZE,
  PageHead,
  Pager,
  SearchBox,
  SortableTable,
  withQuery,
} from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { FigureView } from '../figures/view.tsx';
import { NeedsNav } from '../nav.tsx';
import { AreaFilter } from '../profiles/area/filter.tsx';
import type { IndicatorSort } from './rules.ts';
import type { Listed, Profile } from './uses.ts';

export const INDICATORS = '/population/indicators';

const KINDS: Readonly<Record<string, string>> = {
  practice: 'practices',
  ccg: 'commissioners',
  england: 'England',
  other: 'other areas',
};

export const IndicatorsPage = ({
  items,
  total,
  page,
  q,
  sort,
  dir,
}: {
  readonly items: readonly Listed[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly sort: IndicatorSort;
  readonly dir: Direction;
}): ReactNode => {
  const order = { sort: sort === 'name' ? undefined : sort, dir: dir === 'ascending' ? undefined : dir };
  return (
    <>
      <NeedsNav current="indicators" />
      <PageHead
        title="Published indicators"
        reading="Everything that published files tell of areas and practices, whatever it is about: each with its own page."
      />
      <SearchBox
        action={INDICATORS}
        label="Words of its name, or its number"
        value={q}
        keep={order}
        clear={q ? INDICATORS : undefined}
      />
      {items.length === 0 ? (
        <Empty
          title={q ? `No indicator loaded is called “${q}”` : 'No indicator is loaded yet'}
          hint={
            q
              ? 'Try fewer words.'
              : 'Load a csv of the Fingertips API, or describe a file of your own with a code of an area, a period and a figure.'
          }
          action={q ? undefined : <ButtonLink href="/imports/sources">Which files can be read</ButtonLink>}
        />
      ) : (
        <SortableTable
          caption="Published indicators"
          hideCaption
          columns={[
            {
              key: 'name',
              heading: 'Indicator',
              sortable: true,
              cell: (one: Listed) => (
                <a href={`${INDICATORS}/${encodeURIComponent(one.subject)}`}>{one.title}</a>
              ),
            },
            { key: 'source', heading: 'From', sortable: true, cell: (one) => one.source },
            {
              key: 'kinds',
              heading: 'Of',
              cell: (one) => one.kinds.map((kind) => KINDS[kind] ?? kind).join(', '),
            },
            {
              key: 'areas',
              heading: 'Areas',
              align: 'num',
              sortable: true,
              first: 'descending',
              cell: (one) => count(one.areas),
            },
            {
              key: 'last',
              heading: 'Periods',
              sortable: true,
              first: 'descending',
              cell: (one) =>
                one.firstPeriod === one.lastPeriod
                  ? one.lastPeriod
                  : `${one.firstPeriod} to ${one.lastPeriod}`,
            },
          ]}
          rows={items}
          rowKey={(one) => one.subject}
          sort={sort}
          dir={dir}
          href={(column, direction) =>
            withQuery(INDICATORS, {
              q,
              sort: column === 'name' ? undefined : column,
              dir: direction === 'ascending' ? undefined : direction,
            })
          }
        />
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        noun="indicators"
        href={(to) => withQuery(INDICATORS, { q, ...order, page: to > 1 ? to : undefined })}
      />
    </>
  );
};

export const IndicatorPage = ({
  ask,
  answer,
}: {
  readonly ask: Ask;
  readonly answer: Profile;
}): ReactNode => {
  const { area, year } = answer;
  const here = (subject: string) =>
    withQuery(`${INDICATORS}/${encodeURIComponent(subject)}`, { ...ask.query, area, year });
  return (
    <>
      <NeedsNav current="indicators" query={`?${new URLSearchParams({ area, year })}`} />
      <PageHead
        reference={
          <>
            <b>{answer.indicator}</b> · {answer.name}, {year}
          </>
        }
        title={answer.title}
        reading={
          answer.figures[0]?.title ??
          'Too few figures of it are loaded for this area and year to show anything: choose another.'
        }
        move={
          <AreaFilter
            action={`${INDICATORS}/${encodeURIComponent(answer.subject)}`}
            area={area}
            year={year}
            years={answer.years}
            beside={answer.beside ?? undefined}
            list={ask.query.list}
            offered={answer.besides.map(({ kind }) => kind)}
          />
        }
      />
      {answer.variants.length > 1 ? (
        <nav aria-label="Whom it counts">
          <p className="cf-small">Shown for {answer.whom || 'everybody'}. It is given for:</p>
          <Links links={answer.variants.map(({ subject, whom }) => ({ href: here(subject), text: whom }))} />
        </nav>
      ) : null}
      {(answer.figures as readonly Figure[]).flatMap((figure, place, all) => {
        if (place % 2 === 1) return [];
        const next = all[place + 1];
        return [
          <Halves key={figure.key}>
            <FigureView actor={ask.actor} figure={figure} heading={2} />
            {next ? <FigureView actor={ask.actor} figure={next} heading={2} /> : null}
          </Halves>,
        ];
      })}
    </>
  );
};
