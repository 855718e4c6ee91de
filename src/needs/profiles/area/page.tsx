import type { ReactNode } from 'react';
import type { Ask } from '../../../platform/http/ask.ts';
import { longDate } from '../../../shared/dates.ts';
import {
  count,
  Empty,
  figure,
  fixed,
  KeyFacts,
  More,
  PageHead,
  Section,
  Stack,
  Table,
} from '../../../ui/index.ts';
import { agesWords } from '../../conditions/rules.ts';
import type { Figure } from '../../figures/figure.ts';
import { NeedsNav } from '../../nav.tsx';
import type { ListedCondition } from '../condition/list/schema.ts';
import type { IndicatorShown, NeedsProfile, PracticeShown, ProfilePart } from './answers.ts';
import { AreaFilter } from './filter.tsx';
import { valueWords } from './indicators.ts';
import { Emphasised, NotLoaded, StoryAndFigures } from './pieces.tsx';
import { areaTopic } from './uses.ts';

const BESIDE = { higher: 'higher', lower: 'lower', alike: 'about the same' } as const;

const limitsText = ({ lower, upper }: IndicatorShown): string =>
  lower === null || upper === null ? 'none' : `${figure(lower)} to ${figure(upper)}`;

/** Published indicators in one table; each name leads to its own figure. */
const Indicators = ({
  title,
  rows,
  figures,
}: {
  readonly title: string;
  readonly rows: readonly IndicatorShown[];
  readonly figures: readonly Figure[];
}): ReactNode =>
  rows.length === 0 ? null : (
    <Table
      caption={title}
      hideCaption
      columns={[
        {
          key: 'name',
          heading: 'What',
          cell: (row: IndicatorShown) => {
            const href = figures.find(({ key }) => key === row.key)?.href;
            return href ? <a href={href}>{row.name}</a> : row.name;
          },
        },
        { key: 'period', heading: 'Of', cell: (row) => row.period },
        { key: 'value', heading: 'Here', align: 'num', cell: (row) => valueWords(row.value, row.per) },
        { key: 'limits', heading: '95% limits', align: 'num', cell: limitsText },
        {
          key: 'england',
          heading: 'England',
          align: 'num',
          cell: (row) => (row.england === null ? 'not loaded' : valueWords(row.england, row.per)),
        },
        {
          key: 'beside',
          heading: 'Beside England',
          cell: (row) => (row.beside ? BESIDE[row.beside] : 'cannot be told'),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );

const notLoaded = (value: number | null, text: (value: number) => string): string =>
  value === null ? 'not loaded' : text(value);

/** Every condition with a register, by name; each name leads to the page of the condition. */
const Conditions = ({
  rows,
  beside,
}: {
  readonly rows: readonly ListedCondition[];
  readonly beside: string;
}): ReactNode =>
  rows.length === 0 ? null : (
    <Table
      caption="Conditions on record"
      hideCaption
      columns={[
        {
          key: 'name',
          heading: 'Condition',
          cell: (row: ListedCondition) => <a href={row.href}>{row.name}</a>,
        },
        { key: 'people', heading: 'On the register', align: 'num', cell: (row) => count(row.people) },
        {
          key: 'recorded',
          heading: 'Recorded',
          align: 'num',
          cell: (row) => (
            <>
              {fixed(row.recorded, 2)}%<span className="cf-hidden"> of {agesWords(row.ages)}</span>
            </>
          ),
        },
        {
          key: 'beside',
          heading: beside,
          align: 'num',
          cell: (row) => notLoaded(row.beside, (value) => `${fixed(value, 2)}%`),
        },
        {
          key: 'expected',
          heading: 'Expected',
          align: 'num',
          cell: (row) => notLoaded(row.expected, (value) => count(Math.round(value))),
        },
        {
          key: 'difference',
          heading: 'Expected less recorded',
          align: 'num',
          cell: (row) => notLoaded(row.difference, (value) => count(Math.round(value))),
        },
        { key: 'trend', heading: 'Recent trend', cell: (row) => row.trend },
      ]}
      rows={rows}
      rowKey={(row) => row.slug}
    />
  );

const noFigure = (value: number | null, text: (value: number) => string): string =>
  value === null ? 'no figure' : text(value);

/** Staff and money by practice, by name: read beside its people, never as an order. */
const Practices = ({ rows }: { readonly rows: readonly PracticeShown[] }): ReactNode =>
  rows.length === 0 ? null : (
    <More summary={`Staff and money of each of the ${rows.length} practices, by name`}>
      <Table
        caption="Staff and money by practice, named to people who have signed in"
        narrow="scroll"
        columns={[
          {
            key: 'name',
            heading: 'Practice',
            cell: (row: PracticeShown) => <a href={`/people/practices/${row.code}`}>{row.name}</a>,
          },
          { key: 'network', heading: 'Network', cell: (row) => row.network ?? 'none' },
          { key: 'people', heading: 'People', align: 'num', cell: (row) => noFigure(row.people, count) },
          {
            key: 'fifth',
            heading: 'Deprivation fifth',
            align: 'num',
            cell: (row) => row.fifth ?? 'not known',
          },
          {
            key: 'gps',
            heading: 'GPs for 10,000',
            align: 'num',
            cell: (row) => noFigure(row.gpsFor10000, (value) => value.toFixed(1)),
          },
          {
            key: 'pounds',
            heading: 'Pounds for each weighted person',
            align: 'num',
            cell: (row) => noFigure(row.poundsForWeighted, (value) => value.toFixed(2)),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.code}
      />
    </More>
  );

/** Indicators have a table, whose rows lead to their figures; other figures stand on the page. */
const LISTED: readonly string[] = ['risk', 'uptake', 'mortality', 'use'];

const PartSection = ({
  ask,
  part,
  answer,
}: {
  readonly ask: Ask;
  readonly part: ProfilePart;
  readonly answer: NeedsProfile;
}): ReactNode => {
  const figures = part.figures.flatMap((key) => answer.figures.find((one) => one.key === key) ?? []);
  const rows = answer.indicators.filter((row) => row.part === part.key);
  if (part.sentences.length === 0 && figures.length === 0) return null;
  return (
    <Section title={part.title} id={`part-${part.key}`}>
      <Stack>
        {LISTED.includes(part.key) ? (
          <>
            <Indicators title={part.title} rows={rows} figures={figures} />
            <StoryAndFigures
              actor={ask.actor}
              sentences={part.sentences}
              figures={part.key === 'uptake' ? [] : figures.filter(({ key }) => key.endsWith('-fifths'))}
            />
          </>
        ) : (
          <StoryAndFigures actor={ask.actor} sentences={part.sentences} figures={figures} />
        )}
        {part.key === 'conditions' ? (
          <Conditions rows={answer.conditions} beside={answer.beside?.name ?? 'England'} />
        ) : null}
        {part.key === 'money' ? <Practices rows={answer.practiceList} /> : null}
      </Stack>
    </Section>
  );
};

/** The whole need of an area on one page: its story in words, then its figures, then what is not known. */
export const NeedsPage = ({
  ask,
  answer,
  children,
}: {
  readonly ask: Ask;
  readonly answer: NeedsProfile;
  /** What people told, and the gaps recorded from the page. */
  readonly children?: ReactNode;
}): ReactNode => {
  const { year, beside, list } = ask.query;
  const here = areaTopic.pageHref(answer.area, { year, beside, list });
  return (
    <>
      <NeedsNav
        current="profile"
        query={`?${new URLSearchParams({ area: answer.area, year: answer.year })}`}
      />
      <PageHead
        reference={
          <>
            <b>{answer.area}</b> · needs profile, {answer.year} · {answer.practices} practices on{' '}
            {longDate(answer.day)}
          </>
        }
        title={`What people need: ${answer.name}`}
        reading={answer.reading.map((text, place) => (
          <span key={text}>
            {place > 0 ? ' ' : ''}
            <Emphasised text={text} />
          </span>
        ))}
        move={
          <AreaFilter
            action="/population/needs"
            area={answer.area}
            year={answer.year}
            years={answer.years}
            beside={answer.beside?.kind}
            list={list}
            offered={answer.besides.map(({ kind }) => kind)}
          />
        }
      />
      <KeyFacts facts={answer.facts} />
      {answer.figures.length === 0 ? (
        <Empty
          title={`Nothing is loaded for ${answer.name} in ${answer.year}`}
          hint="Choose another year, or load published files."
          action={<a href="/imports/sources">Which files can be read</a>}
        />
      ) : null}
      {answer.parts.map((part) => (
        <PartSection key={part.key} ask={ask} part={part} answer={answer} />
      ))}
      {children}
      <NotLoaded missing={answer.missing} />
      {answer.beside ? (
        <p className="cf-small cf-quiet">
          Beside: {answer.beside.name}. {answer.beside.how}{' '}
          {here.includes('list=') ? null : 'A list of your own: write codes of commissioners with commas.'}
        </p>
      ) : null}
    </>
  );
};
