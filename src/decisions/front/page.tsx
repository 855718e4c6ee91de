import type { ReactNode } from 'react';
import { OUTCOMES, outcomeTone, outcomeWords } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  counted,
  DateText,
  EmptyList,
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
  feedHref,
  MEETINGS_PATH,
  PORTFOLIOS_PATH,
  REGISTERS_PATH,
  VOTES_PATH,
} from '../kit/refs.ts';
import type { Coming, FrontFacts } from './data.ts';

const One = ({ one }: { readonly one: ListedDecision }): ReactNode => (
  <li>
    <h3>
      <a href={decisionHref(one.reference)}>
        {one.title ?? (one.withheld ? 'Withheld for now' : 'Not published yet')}
        {one.title === null ? <span className="cf-hidden">: {one.reference}</span> : null}
      </a>
    </h3>
    <p className="cf-small cf-quiet">
      {one.outcome ? <Tag tone={outcomeTone(one.outcome)}>{outcomeWords(one.outcome)}</Tag> : null}{' '}
      {one.standing === 'published' ? null : (
        <Tag tone="amber">
          {one.withheld ? `Withheld until ${longDate(one.withheld.until)}` : 'Not published yet'}
        </Tag>
      )}{' '}
      {one.bodyName}, <DateText date={one.decidedOn} /> · <span className="cf-nowrap">{one.reference}</span>
    </p>
    {one.summary || one.withheld ? (
      <p className="cf-decisions-list__words">{one.summary ?? one.withheld?.reason}</p>
    ) : null}
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

/** One of the things in which somebody can take part now, or soon. */
const Open = ({
  title,
  coming,
  none,
  children,
}: {
  readonly title: string;
  readonly coming: readonly Coming[];
  readonly none: string;
  readonly children: ReactNode;
}): ReactNode => (
  <section>
    <h3>{title}</h3>
    {coming.length === 0 ? <p className="cf-small cf-quiet">{none}</p> : <ComingList coming={coming} />}
    <p className="cf-small">{children}</p>
  </section>
);

/** What comes before decisions: meetings, ballots, and ideas of which anybody may say something. */
const OpenNow = ({ facts }: { readonly facts: FrontFacts }): ReactNode => (
  <section className="cf-open-now" aria-labelledby="open-now">
    <h2 id="open-now">Open now</h2>
    <div>
      <Open title="Come to a meeting" coming={facts.meetings} none="No meeting is announced yet.">
        <a href={MEETINGS_PATH}>All meetings, past ones too</a>
      </Open>
      <Open title="Vote" coming={facts.ballots} none="No ballot and no election is open.">
        <a href={VOTES_PATH}>Votes</a> · <a href={ELECTIONS_PATH}>Elections</a> ·{' '}
        <a href={PORTFOLIOS_PATH}>Portfolio ballots</a>
      </Open>
      <Open title="Have your say" coming={facts.comments} none="No idea asks for comments now.">
        {facts.comments.length > 0 ? (
          <a href="/ideas?comments=yes">All ideas that ask for comments</a>
        ) : (
          <a href="/ideas">What we work on</a>
        )}
      </Open>
    </div>
  </section>
);

const Beside = ({ facts }: { readonly facts: FrontFacts }): ReactNode => (
  <>
    <Section title="Who decides">
      <ul className="cf-lined">
        {facts.bodies.map(({ key, name }) => (
          <li key={key}>
            <a href={bodyHref(key)}>{name}</a>
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
        For a feed reader: <a href={feedHref()}>Atom</a> or <a href={feedHref(undefined, 'json')}>JSON</a>.
        Each body has its own on its page. Nothing is lost: a reader that was away is told of all since.
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

/** What is open now, then the newest decisions; beside them who decides. */
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
    {state.isFiltered || state.page > 1 ? null : <OpenNow facts={facts} />}
    <Columns label="Bodies, registers and feeds" aside={<Beside facts={facts} />}>
      <div>
        <h2>{state.sort === 'title' ? 'Decisions by their name' : 'Newest decisions'}</h2>
        <Filters query={query} state={state} facts={facts} />
        {rows.length === 0 ? (
          <EmptyList
            isFiltered={state.isFiltered}
            all={DECISIONS_PATH}
            fits={{ title: 'No decision fits', hint: 'Try fewer words, any body, any answer, any year.' }}
            yet={{
              title: 'Nothing is decided yet',
              hint: 'Decisions stand here from the day on which they are published.',
            }}
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
