import type { ReactNode } from 'react';
import { OUTCOMES, outcomeTone, outcomeWords } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  counted,
  DateText,
  Empty,
  FilterSelect,
  type ListQuery,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  SearchBox,
  Section,
  Tag,
} from '../../ui/index.ts';
import type { ListedDecision } from '../decided/answers.ts';
import type { DECISION_SORTS } from '../decided/queries.ts';
import {
  BODIES_PATH,
  bodyHref,
  DECISIONS_PATH,
  decisionHref,
  ELECTIONS_PATH,
  MEETINGS_PATH,
  PORTFOLIOS_PATH,
  REGISTERS_PATH,
  VOTES_PATH,
} from '../kit/refs.ts';
import type { Coming, FrontFacts } from './data.ts';

const One = ({ one }: { readonly one: ListedDecision }): ReactNode => (
  <li>
    <p className="cf-small cf-quiet">
      {one.reference} · {one.bodyName}, <DateText date={one.decidedOn} />
    </p>
    <h3>
      <a href={decisionHref(one.reference)}>
        {one.title ?? (one.withheld ? 'Withheld for now' : 'Not published yet')}
        {one.title === null ? <span className="cf-hidden">: {one.reference}</span> : null}
      </a>
    </h3>
    <p>
      {one.outcome ? <Tag tone={outcomeTone(one.outcome)}>{outcomeWords(one.outcome)}</Tag> : null}{' '}
      {one.standing === 'published' ? null : (
        <Tag tone="amber">
          {one.withheld ? `Withheld until ${longDate(one.withheld.until)}` : 'Not published yet'}
        </Tag>
      )}
    </p>
    {one.summary || one.withheld ? <p>{one.summary ?? one.withheld?.reason}</p> : null}
  </li>
);

const ComingList = ({ coming }: { readonly coming: readonly Coming[] }): ReactNode => (
  <ul className="cf-lined">
    {coming.map(({ href, title, on, detail }) => (
      <li key={href}>
        <a href={href}>{title}</a>
        <br />
        <span className="cf-small cf-quiet">
          <DateText date={on} /> · {detail}
        </span>
      </li>
    ))}
  </ul>
);

const Beside = ({ facts }: { readonly facts: FrontFacts }): ReactNode => (
  <>
    <Section title="Next meetings">
      {facts.meetings.length === 0 ? (
        <p className="cf-small">No meeting is announced yet.</p>
      ) : (
        <ComingList coming={facts.meetings} />
      )}
      <p className="cf-small">
        <a href={MEETINGS_PATH}>All meetings, past ones too</a>
      </p>
    </Section>
    <Section title="Open now">
      {facts.ballots.length === 0 ? (
        <p className="cf-small">No ballot and no election is open.</p>
      ) : (
        <ComingList coming={facts.ballots} />
      )}
      <p className="cf-small">
        <a href={VOTES_PATH}>Votes</a> · <a href={ELECTIONS_PATH}>Elections</a> ·{' '}
        <a href={PORTFOLIOS_PATH}>Portfolio ballots</a>
      </p>
    </Section>
    <Section title="Who decides">
      <ul className="cf-lined">
        {facts.bodies.map(({ key, name, about }) => (
          <li key={key}>
            <a href={bodyHref(key)}>{name}</a>
            <br />
            <span className="cf-small cf-quiet">{about}</span>
          </li>
        ))}
      </ul>
      <p className="cf-small">
        <a href={BODIES_PATH}>{facts.bodies.length > 0 ? 'All bodies, and their rules' : 'Bodies'}</a>
      </p>
    </Section>
    <Section title="Registers">
      <ul className="cf-lined">
        <li>
          <a href={`${REGISTERS_PATH}/interests`}>Interests</a>
        </li>
        <li>
          <a href={`${REGISTERS_PATH}/gifts`}>Gifts and hospitality</a>
        </li>
        <li>
          <a href={`${REGISTERS_PATH}/procurement`}>Decisions on contracts</a>
        </li>
      </ul>
    </Section>
    <Section title="Follow decisions" id="follow">
      <p className="cf-small">
        For a feed reader: <a href={`${DECISIONS_PATH}/feed.atom`}>Atom</a> or{' '}
        <a href={`${DECISIONS_PATH}/feed.json`}>JSON</a>. Each body has its own on its page. Nothing is lost:
        a reader that was away is told of all since.
      </p>
    </Section>
  </>
);

type Props = {
  readonly total: number;
  readonly rows: readonly ListedDecision[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof DECISION_SORTS)[number]>;
  readonly facts: FrontFacts;
  readonly member: boolean;
};

const Filters = ({ query, state, facts }: Pick<Props, 'query' | 'state' | 'facts'>): ReactNode => (
  <SearchBox
    action={DECISIONS_PATH}
    label="Words or reference"
    value={query.q}
    keep={state.keep}
    clear={state.isFiltered ? DECISIONS_PATH : undefined}
    folded={['body', 'outcome', 'year'].filter((name) => query[name]).length}
  >
    <FilterSelect
      name="body"
      label="Who decided"
      value={query.body}
      options={[
        { value: '', text: 'Any body' },
        ...facts.bodies.map(({ key, name }) => ({ value: key, text: name })),
      ]}
    />
    <FilterSelect
      name="outcome"
      label="Answer"
      value={query.outcome}
      options={[
        { value: '', text: 'Any' },
        ...OUTCOMES.map((value) => ({ value, text: outcomeWords(value) })),
      ]}
    />
    <FilterSelect
      name="year"
      label="Year"
      value={query.year}
      options={[
        { value: '', text: 'Any' },
        ...facts.years.map((year) => ({ value: String(year), text: String(year) })),
      ]}
    />
  </SearchBox>
);

/** The newest decisions, with what comes next and who decides. */
export const FrontPage = ({ total, rows, query, state, facts, member }: Props): ReactNode => (
  <>
    <PageHead
      title="Decisions"
      reading={
        <>
          <b>{counted(total, 'decision', 'decisions')}</b>
          {state.isFiltered ? ' fit' : ''}: what was decided, by whom, why, and what came of it.
        </>
      }
      move={
        member ? (
          <div className="cf-act">
            <ButtonLink href={`${DECISIONS_PATH}/mine`}>My meetings, papers and votes</ButtonLink>
          </div>
        ) : undefined
      }
    />
    <Columns label="Meetings, ballots, bodies and registers" aside={<Beside facts={facts} />}>
      <div>
        <Filters query={query} state={state} facts={facts} />
        <h2 className="cf-hidden">
          {state.sort === 'title' ? 'Decisions by their name' : 'Newest decisions'}
        </h2>
        {rows.length === 0 ? (
          <Empty
            title={state.isFiltered ? 'No decision fits' : 'Nothing is decided yet'}
            hint={
              state.isFiltered
                ? 'Try fewer words, any body, any answer, any year.'
                : 'Decisions stand here from the day on which they are published.'
            }
            action={state.isFiltered ? <ButtonLink href={DECISIONS_PATH}>Show all</ButtonLink> : undefined}
          />
        ) : (
          <>
            <ul className="cf-lined cf-decisions-list">
              {rows.map((one) => (
                <One key={one.reference} one={one} />
              ))}
            </ul>
            <Pager
              page={state.page}
              pageSize={state.pageSize}
              total={total}
              noun="decisions"
              href={state.pageHref}
            />
            <ListWays csv={state.csvHref} print={state.printHref} />
          </>
        )}
      </div>
    </Columns>
  </>
);
