import type { Ask } from '../../platform/http/ask.ts';
import { longDate } from '../../shared/dates.ts';
import {
  count,
  Empty,
  FilterDate,
  Halves,
  LineTrend,
  Links,
  Note,
  PageHead,
  Pager,
  PopulationPyramid,
  SearchBox,
  Section,
  SortableTable,
  WhatIsThis,
} from '../../ui/index.ts';
import { NeedsNav } from '../nav.tsx';
import type { AreaPopulation, AreaPractice } from './answers.ts';
import { areaPyramid, areaTrend } from './charts.ts';
import { areaMethod, changeSigned, changeText, olderShare } from './findings.ts';
import { PAGE_SIZE, pickPractices, wantedOf } from './list.ts';
import { NoAges } from './no-ages.tsx';
import { figureSource } from './sources.ts';

/** Where a practice's own page is. */
export const practiceHref = (code: string): string => `/people/practices/${code}`;

const query = (parts: Readonly<Record<string, string | number | undefined>>): string => {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return said.length > 0 ? `?${new URLSearchParams(said.map(([k, v]) => [k, String(v)]))}` : '';
};

const Reading = ({ answer }: { answer: AreaPopulation }) => {
  const older = olderShare(answer.ages);
  return (
    <>
      <b>{count(answer.people)} people</b> are registered with {answer.practices.length} practices
      {answer.change ? (
        <>
          , <b>{changeText(answer.change)}</b> than a year before
        </>
      ) : null}
      {older === undefined ? '.' : `; ${older.toFixed(1)}% of them are 65 or over.`}
    </>
  );
};

const Practices = ({ ask, answer, keep }: { ask: Ask; answer: AreaPopulation; keep: Keep }) => {
  const wanted = wantedOf(ask.query);
  const { rows, total, page } = pickPractices(answer.practices, wanted);
  const { q, sort, dir } = wanted;
  const address = (other: Readonly<Record<string, string | number | undefined>>) =>
    `/population${query({ ...keep, q, sort, dir, ...other })}#practices`;
  const period = answer.yearBefore?.period;
  return (
    <Section title="Practices" aside="in the order that you choose; their size says nothing of their work">
      <SearchBox
        action="/population"
        label="Name or code"
        value={q}
        keep={{ ...keep, sort, dir }}
        clear={q ? address({ q: '' }) : undefined}
      />
      {rows.length === 0 ? (
        <Empty title={`No practice here is called “${q}”`} hint="Try part of its name, or its code." />
      ) : (
        <SortableTable
          caption={`People by practice, ${answer.list.period}`}
          hideCaption
          columns={[
            {
              key: 'name',
              heading: 'Practice',
              sortable: true,
              cell: (row: AreaPractice) => <a href={practiceHref(row.code)}>{row.name}</a>,
            },
            { key: 'code', heading: 'Code', sortable: true, cell: (row) => row.code },
            {
              key: 'people',
              heading: 'People',
              align: 'num',
              sortable: true,
              first: 'descending',
              cell: (row) => count(row.people),
            },
            {
              key: 'change',
              heading: 'In a year',
              align: 'num',
              sortable: period !== undefined,
              first: 'descending',
              cell: (row) => (row.change ? changeSigned(row.change) : 'no list then'),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.code}
          sort={sort}
          dir={dir}
          href={(column, direction) => address({ sort: column, dir: direction })}
          total={
            q
              ? undefined
              : {
                  name: `All ${answer.practices.length} practices`,
                  people: count(answer.people),
                  change: answer.change ? changeSigned(answer.change) : '',
                }
          }
        />
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        noun="practices"
        href={(to) => address({ page: to })}
      />
      <div className="cf-figure__foot">
        <WhatIsThis
          about="people by practice"
          source={figureSource(
            ask.actor,
            answer.list.files,
            `Everyone on the practice’s list, as the file has it. ${period ? `The change is from the list of ${period}, the nearest to a year before.` : 'No list of a year before is loaded.'}`,
          )}
        />
        <p className="cf-downloads">
          <a href={`/population/areas/${answer.area}/practices.csv${query({ on: keep.on })}`} download>
            CSV of the practices
          </a>
        </p>
      </div>
    </Section>
  );
};

type Keep = { readonly area: string | undefined; readonly on: string | undefined };

/** The area: its people, their change and ages, and the practices that they are registered with. */
export const AreaPage = ({ ask, answer }: { readonly ask: Ask; readonly answer: AreaPopulation }) => {
  const keep: Keep = { area: ask.query.area, on: ask.query.on };
  const source = figureSource(ask.actor, answer.list.files, areaMethod(answer), answer.notes);
  const downloads = (name: string) => ({
    svg: `/population/areas/${answer.area}/${name}.svg${query({ on: keep.on })}`,
    csv: `/population/areas/${answer.area}/${name}.csv${query({ on: keep.on })}`,
  });
  return (
    <>
      <NeedsNav current="people" query={query({ area: answer.area })} />
      <PageHead
        reference={
          <>
            <b>{answer.area}</b> · list of {answer.list.period}
          </>
        }
        title={`Population of ${answer.name}`}
        reading={<Reading answer={answer} />}
        move={
          <div className="cf-act">
            <SearchBox
              action="/population"
              name="area"
              label="Area"
              hint="Code of a commissioner"
              value={answer.area}
              button="Show"
            >
              <FilterDate name="on" label="On" value={keep.on ?? answer.list.date} />
            </SearchBox>
          </div>
        }
      />
      {answer.list.date !== (keep.on ?? answer.list.date) ? (
        <Note>
          <p>
            On {longDate(answer.on)} the newest list is the one of {answer.list.period}.
          </p>
        </Note>
      ) : null}
      <WhatIsThis about="people in the area" source={source} />
      <Halves>
        {answer.agesList ? (
          <PopulationPyramid
            id="ages"
            heading={2}
            pyramid={areaPyramid(answer)}
            source={figureSource(
              ask.actor,
              answer.agesList.files,
              `Everyone on the lists of ${answer.agesOf} practices, by sex and age band, as a share of them all.`,
              answer.notes,
            )}
            downloads={downloads('ages')}
          />
        ) : (
          <NoAges />
        )}
        <LineTrend
          id="trend"
          heading={2}
          trend={areaTrend(answer)}
          source={source}
          downloads={downloads('trend')}
        />
      </Halves>
      <Practices ask={ask} answer={answer} keep={keep} />
      {answer.notes.length > 0 ? (
        <Section title="What to know of these figures">
          <ul className="cf-bullets">
            {answer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Links links={[{ href: '/imports/sources', text: 'Where the lists are published' }]} />
    </>
  );
};
