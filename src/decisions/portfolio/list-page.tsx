import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  counted,
  DateText,
  Empty,
  FilterSelect,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { pounds } from '../counting/portfolio-words-rules.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import type { Body } from '../kit/find.ts';
import { bodyHref, PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import { momentWords } from '../votes/words.ts';
import type { PORTFOLIO_SORTS } from './read-uses.ts';
import { type Step, stepWords } from './set-up-rules.ts';
import type { ListedPortfolio } from './shown.ts';

const TONES: Readonly<Record<Step, Tone>> = {
  planned: 'plain',
  open: 'green',
  over: 'amber',
  closed: 'plain',
  void: 'red',
};

export const StepTag = ({ step }: { readonly step: Step }): ReactNode => (
  <Tag tone={TONES[step]}>{stepWords(step)}</Tag>
);

const COLUMNS: readonly Column<ListedPortfolio>[] = [
  {
    key: 'title',
    heading: 'Portfolio ballot',
    sortable: true,
    cell: ({ reference, title }) => (
      <>
        <a href={portfolioHref(reference)}>{title}</a>
        <br />
        <span className="cf-small cf-quiet">{reference}</span>
      </>
    ),
  },
  {
    key: 'body',
    heading: 'Who chooses',
    cell: ({ body, bodyName }) => <a href={bodyHref(body)}>{bodyName}</a>,
  },
  {
    key: 'sum',
    heading: 'Sum',
    align: 'num',
    sortable: true,
    first: 'descending',
    cell: ({ sumPence }) => pounds(sumPence),
  },
  {
    key: 'state',
    heading: 'How far',
    sortable: true,
    cell: ({ step, yours }) => (
      <div>
        <StepTag step={step} />
        {yours ? <p className="cf-small">you have a vote</p> : null}
      </div>
    ),
  },
  {
    key: 'closes',
    heading: 'When',
    sortable: true,
    first: 'descending',
    cell: ({ step, opensAt, closesAt, closedAt }) =>
      step === 'planned' ? (
        `opens ${momentWords(new Date(opensAt))}`
      ) : step === 'open' ? (
        `until ${momentWords(new Date(closesAt))}`
      ) : (
        <DateText date={(closedAt ?? closesAt).slice(0, 10)} />
      ),
  },
  {
    key: 'spent',
    heading: 'Paid for',
    align: 'num',
    cell: ({ spentPence }) => (spentPence === null ? '–' : pounds(spentPence)),
  },
];

type Props = {
  readonly total: number;
  readonly rows: readonly ListedPortfolio[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof PORTFOLIO_SORTS)[number]>;
  readonly bodies: readonly Body[];
  readonly mayAdd: boolean;
};

/** Portfolio ballots of all bodies. */
export const PortfoliosPage = ({ total, rows, query, state, bodies, mayAdd }: Props): ReactNode => (
  <>
    <PageHead
      title="Portfolio ballots"
      reading={
        <>
          <b>{counted(total, 'ballot', 'ballots')}</b> on how to spend a sum of money: what there is, what it
          could pay for, and what members chose.
        </>
      }
      move={
        mayAdd ? (
          <div className="cf-act">
            <ButtonLink href={`${PORTFOLIOS_PATH}/new`}>Set up a portfolio ballot</ButtonLink>
          </div>
        ) : undefined
      }
    />
    <SearchBox
      action={PORTFOLIOS_PATH}
      label="Words or reference"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? PORTFOLIOS_PATH : undefined}
    >
      <FilterSelect
        name="which"
        label="How far"
        value={query.which ?? 'all'}
        options={[
          { value: 'all', text: 'All' },
          { value: 'running', text: 'Planned and open' },
          { value: 'over', text: 'Over' },
        ]}
      />
      <BodyFilter bodies={bodies} value={query.body} />
    </SearchBox>
    <Listed
      caption="Portfolio ballots"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ reference }) => reference}
      noun={total === 1 ? 'ballot' : 'ballots'}
      total={total}
      state={state}
      empty={
        <Empty
          title={state.isFiltered ? 'No portfolio ballot fits' : 'No portfolio ballot yet'}
          hint={
            state.isFiltered
              ? 'Try fewer words, or another body.'
              : mayAdd
                ? 'Set one up when a change has freed money: how much, from where, and what it could pay for.'
                : 'One stands here once voting on a sum of money has opened.'
          }
          action={
            state.isFiltered ? <ButtonLink href={PORTFOLIOS_PATH}>Show all of them</ButtonLink> : undefined
          }
        />
      }
    />
  </>
);
