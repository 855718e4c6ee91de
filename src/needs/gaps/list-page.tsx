import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  counted,
  DateText,
  EmptyList,
  FilterSelect,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { conditionOptions } from '../kit/conditions.ts';
import { NeedsNav } from '../nav.tsx';
import type { ListedGapAnswer } from './answers.ts';
import type { GAP_SORTS } from './queries.ts';
import type { GapStatus } from './rules.ts';
import { gapHref } from './shown.ts';
import { peopleText } from './words.ts';

export const GAPS_PATH = '/population/gaps';

const TONES: Readonly<Record<GapStatus, Tone>> = {
  recorded: 'amber',
  'taken-up': 'blue',
  closed: 'plain',
  merged: 'plain',
};

export const StandsTag = ({
  gap,
}: {
  readonly gap: Pick<ListedGapAnswer, 'status' | 'stands'>;
}): ReactNode => <Tag tone={TONES[gap.status]}>{gap.stands}</Tag>;

/** Whose it is, as this reader may know: a name, a role, or nobody's yet. */
export const Whose = ({ gap }: { readonly gap: Pick<ListedGapAnswer, 'owner'> }): ReactNode =>
  gap.owner ? (gap.owner.name ?? gap.owner.role) : <span className="cf-quiet">nobody’s yet</span>;

export const GapLink = ({
  gap,
}: {
  readonly gap: Pick<ListedGapAnswer, 'reference' | 'statement'>;
}): ReactNode => (
  <>
    <a href={gapHref(gap.reference)}>{gap.statement}</a>
    <br />
    <span className="cf-small cf-quiet">{gap.reference}</span>
  </>
);

const COLUMNS: readonly Column<ListedGapAnswer>[] = [
  { key: 'statement', heading: 'Gap', sortable: true, cell: (gap) => <GapLink gap={gap} /> },
  {
    key: 'figure',
    heading: 'As it stood',
    cell: (gap) =>
      gap.stoodOn ? (
        <div>
          {gap.finding ?? 'A figure for members'}, <DateText date={gap.stoodOn} />
        </div>
      ) : (
        <span className="cf-quiet">in words only</span>
      ),
  },
  {
    key: 'people',
    heading: 'People affected',
    cell: (gap) => peopleText(gap) ?? <span className="cf-quiet">not said</span>,
  },
  {
    key: 'status',
    heading: 'How it stands',
    sortable: true,
    cell: (gap) => (
      <div>
        <StandsTag gap={gap} />
      </div>
    ),
  },
  { key: 'whose', heading: 'Whose', cell: (gap) => <Whose gap={gap} /> },
  {
    key: 'recorded',
    heading: 'Recorded',
    sortable: true,
    first: 'descending',
    cell: (gap) => <DateText date={gap.recordedOn} />,
  },
];

type Props = {
  readonly total: number;
  readonly rows: readonly ListedGapAnswer[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof GAP_SORTS)[number]>;
  readonly mayRecord: boolean;
  /** True for somebody who can have gaps of their own. */
  readonly isPerson: boolean;
};

/** The register of gaps. */
export const GapsPage = ({ total, rows, query, state, mayRecord, isPerson }: Props): ReactNode => (
  <>
    <NeedsNav current="gaps" />
    <PageHead
      title="Gaps"
      reading={
        <>
          <b>{counted(total, 'gap', 'gaps')}</b>
          {state.isFiltered ? ' fit' : ' recorded'}: what people need and do not have, each with the figure
          that showed it, kept as it stood.
        </>
      }
      move={
        <div className="cf-act">
          {mayRecord ? (
            <>
              <ButtonLink href={`${GAPS_PATH}/new`}>Record a gap</ButtonLink>
              <p>Or press “Record this gap” under any figure.</p>
            </>
          ) : (
            <p>
              Members record gaps. <a href={`/sign-in?to=${GAPS_PATH}`}>Sign in</a> to see whose they are.
            </p>
          )}
        </div>
      }
    />
    <SearchBox
      action={GAPS_PATH}
      label="Words or reference"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? GAPS_PATH : undefined}
    >
      <FilterSelect
        name="status"
        label="How it stands"
        value={query.status}
        options={[
          { value: '', text: 'However it stands' },
          { value: 'open', text: 'Open: recorded or taken up' },
          { value: 'recorded', text: 'Recorded' },
          { value: 'taken-up', text: 'Taken up' },
          { value: 'closed', text: 'Closed' },
          { value: 'merged', text: 'Merged' },
        ]}
      />
      <FilterSelect
        name="condition"
        label="Condition"
        value={query.condition}
        options={[{ value: '', text: 'Any' }, ...conditionOptions()]}
      />
      {isPerson ? (
        <FilterSelect
          name="whose"
          label="Whose"
          value={query.whose}
          options={[
            { value: '', text: 'Anybody’s' },
            { value: 'mine', text: 'Mine' },
            { value: 'nobody', text: 'Nobody’s yet' },
          ]}
        />
      ) : null}
    </SearchBox>
    <Listed
      caption="Gaps"
      columns={COLUMNS}
      rows={rows}
      rowKey={(gap) => gap.reference}
      total={total}
      state={state}
      empty={
        <EmptyList
          isFiltered={state.isFiltered}
          all={GAPS_PATH}
          fits={{ title: 'No gap fits', hint: 'Try fewer words, any condition, or gaps however they stand.' }}
          yet={{
            title: 'No gap is recorded yet',
            hint: 'Open a condition, find what is missing, and press “Record this gap” under its figure.',
          }}
        />
      }
    />
  </>
);
