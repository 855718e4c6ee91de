import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import {
  ButtonLink,
  type Column,
  DateText,
  type ListQuery,
  type ListState,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { BallotList, HowFarFilter, titleColumn } from '../kit/ballot-list.tsx';
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
  { ...titleColumn('Portfolio ballot', portfolioHref), sortable: true },
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
    cell: ({ sumPence }) => poundsOf(sumPence),
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
        <DateText date={londonDate(new Date(closedAt ?? closesAt))} />
      ),
  },
  {
    key: 'spent',
    heading: 'Paid for',
    align: 'num',
    cell: ({ spentPence }) => (spentPence === null ? '–' : poundsOf(spentPence)),
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
  <BallotList
    title="Portfolio ballots"
    nouns={['portfolio ballot', 'portfolio ballots']}
    about=" on how to spend a sum of money: what there is, what it could pay for, and what members chose."
    move={
      mayAdd ? <ButtonLink href={`${PORTFOLIOS_PATH}/new`}>Set up a portfolio ballot</ButtonLink> : undefined
    }
    path={PORTFOLIOS_PATH}
    query={query}
    state={state}
    filters={
      <>
        <HowFarFilter value={query.which} running="Planned and open" />
        <BodyFilter bodies={bodies} value={query.body} />
      </>
    }
    columns={COLUMNS}
    rows={rows}
    total={total}
    hint={
      mayAdd
        ? 'Set one up when a change has freed money: how much, from where, and what it could pay for.'
        : 'One stands here once voting on a sum of money has opened.'
    }
  />
);
