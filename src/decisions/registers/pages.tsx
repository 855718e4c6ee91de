import type { ReactNode } from 'react';
import type { z } from 'zod';
import { INTEREST_KIND_WORDS, INTEREST_KINDS, type ShownGift, type ShownLine } from '../../people/index.ts';
import {
  ButtonLink,
  type Column,
  counted,
  DateText,
  Empty,
  FilterSelect,
  FilterText,
  Hidden,
  type ListQuery,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  SearchBox,
  SortableTable,
  Tag,
  Unverified,
} from '../../ui/index.ts';
import { decisionHref, REGISTERS_PATH } from '../kit/refs.ts';
import type { BreachLine, breachRegister, ProcurementLine, procurementRegister } from './other-uses.ts';
import type { giftRegister, interestRegister } from './uses.ts';

export const REGISTERS = [
  { key: 'interests', text: 'Interests', href: `${REGISTERS_PATH}/interests` },
  { key: 'gifts', text: 'Gifts and hospitality', href: `${REGISTERS_PATH}/gifts` },
  { key: 'procurement', text: 'Decisions on contracts', href: `${REGISTERS_PATH}/procurement` },
  { key: 'breaches', text: 'Breaches', href: `${REGISTERS_PATH}/breaches` },
] as const;
export type RegisterKey = (typeof REGISTERS)[number]['key'];

/** The four registers, with the one that is open marked. */
const RegistersNav = ({ current }: { readonly current: RegisterKey }): ReactNode => (
  <nav aria-label="Registers">
    <ul className="cf-links cf-small">
      {REGISTERS.map(({ key, text, href }) => (
        <li key={key}>{key === current ? <b aria-current="page">{text}</b> : <a href={href}>{text}</a>}</li>
      ))}
    </ul>
  </nav>
);

type Bodies = readonly { readonly key: string; readonly name: string }[];
// biome-ignore lint/suspicious/noExplicitAny: each list has its own sorts
type State = ListState<any>;

/** The parts that all registers share: navigation, head, filter, table or what to do, pages, ways to take it away. */
const Register = <Row,>({
  current,
  title,
  reading,
  move,
  filters,
  query,
  state,
  total,
  noun,
  columns,
  rows,
  rowKey,
  empty,
}: {
  readonly current: RegisterKey;
  readonly title: string;
  readonly reading: ReactNode;
  readonly move?: ReactNode;
  readonly filters?: ReactNode;
  readonly query: ListQuery;
  readonly state: State;
  readonly total: number;
  readonly noun: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}): ReactNode => {
  const path = `${REGISTERS_PATH}/${current}`;
  const folded = Object.entries(query).filter(
    ([key, value]) => ['body', 'organisation', 'kind', 'standing', 'outcome'].includes(key) && value,
  ).length;
  return (
    <>
      <RegistersNav current={current} />
      <PageHead title={title} reading={reading} move={move} />
      <SearchBox
        action={path}
        label="Name or words"
        value={query.q}
        keep={state.keep}
        clear={state.isFiltered ? path : undefined}
        folded={filters ? folded : undefined}
      >
        {filters}
      </SearchBox>
      {rows.length === 0 ? (
        <Empty
          title={state.isFiltered ? 'Nothing fits' : 'Nothing stands here yet'}
          hint={state.isFiltered ? 'Try fewer words, or any body and organisation.' : empty}
          action={state.isFiltered ? <ButtonLink href={path}>Show all</ButtonLink> : undefined}
        />
      ) : (
        <>
          <SortableTable
            caption={title}
            hideCaption
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            sort={state.sort}
            dir={state.dir}
            href={state.orderHref}
          />
          <Pager
            page={state.page}
            pageSize={state.pageSize}
            total={total}
            noun={noun}
            href={state.pageHref}
          />
          <ListWays csv={state.csvHref} print={state.printHref} />
        </>
      )}
    </>
  );
};

const BodyFilter = ({
  bodies,
  value,
  label = 'Who sits on',
  any = 'Anybody',
}: {
  readonly bodies: Bodies;
  readonly value: string | undefined;
  readonly label?: string;
  readonly any?: string;
}): ReactNode => (
  <FilterSelect
    name="body"
    label={label}
    value={value}
    options={[{ value: '', text: any }, ...bodies.map(({ key, name }) => ({ value: key, text: name }))]}
  />
);

const Withhold = ({
  register,
  row,
  mayManage,
}: {
  readonly register: 'interests' | 'gifts';
  readonly row: ShownLine | ShownGift;
  readonly mayManage: boolean;
}): ReactNode => (
  <>
    {row.withheld === null ? null : (
      <div>
        <Tag tone="amber">Not published</Tag> <span className="cf-small cf-quiet">{row.withheld}</span>
      </div>
    )}
    {mayManage ? (
      <div className="cf-small cf-register__act">
        <a href={`${REGISTERS_PATH}/${register}/${row.id}/withhold`}>
          {row.withheld === null ? 'Withhold' : 'Publish again'}
          <Hidden>: {row.personName}</Hidden>
        </a>
      </div>
    ) : null}
  </>
);

type Common = {
  readonly query: ListQuery;
  readonly state: State;
  readonly bodies: Bodies;
  readonly mayManage: boolean;
};

const Late = ({ days }: { readonly days: number }): ReactNode =>
  days > 0 ? <div className="cf-small cf-quiet">{counted(days, 'day', 'days')} late</div> : null;

export const InterestRegisterPage = ({
  answer,
  query,
  state,
  bodies,
  mayManage,
}: Common & { readonly answer: z.output<typeof interestRegister.output> }): ReactNode => (
  <Register
    current="interests"
    title="Register of interests"
    reading={
      <>
        <b>{counted(answer.total, 'interest', 'interests')}</b> of people who help to decide, or of somebody
        close to them. What has ended stays here for {answer.tailMonths} months and is kept for{' '}
        {answer.keepYears} years. <Unverified verified={answer.verified} about="the rule of the register" />{' '}
        <a href="/people/interests/rules">The rules</a>
      </>
    }
    move={
      <div className="cf-act">
        <ButtonLink href="/people/interests/declare">Declare an interest</ButtonLink>
        {mayManage ? (
          <p>
            <a href="/people/interests/declaring">Who must declare</a>
          </p>
        ) : null}
      </div>
    }
    filters={
      <>
        <BodyFilter bodies={bodies} value={query.body} />
        <FilterText name="organisation" label="Organisation" value={query.organisation} />
        <FilterSelect
          name="kind"
          label="Kind"
          value={query.kind}
          options={[
            { value: '', text: 'Any kind' },
            ...INTEREST_KINDS.map((kind) => ({ value: kind, text: INTEREST_KIND_WORDS[kind] })),
          ]}
        />
        <FilterSelect
          name="standing"
          label="Lasting or ended"
          value={query.standing}
          options={[
            { value: '', text: 'Both' },
            { value: 'current', text: 'Lasting' },
            { value: 'ended', text: 'Ended' },
          ]}
        />
      </>
    }
    query={query}
    state={state}
    total={answer.total}
    noun="interests"
    empty="Whoever must declare does so on their own page, in two minutes."
    rows={answer.interests}
    rowKey={({ id }) => id}
    columns={[
      { key: 'person', heading: 'Who', sortable: true, cell: (row) => row.personName },
      {
        key: 'organisation',
        heading: 'What',
        sortable: true,
        cell: (row) => (
          <div>
            {row.what}
            {row.words || row.band ? (
              <div className="cf-small cf-quiet">{[row.words, row.band].filter(Boolean).join('; ')}</div>
            ) : null}
            <Withhold register="interests" row={row} mayManage={mayManage} />
          </div>
        ),
      },
      { key: 'kind', heading: 'Kind', sortable: true, cell: (row) => row.kindWords },
      {
        key: 'from',
        heading: 'When',
        sortable: true,
        first: 'descending',
        cell: (row) => (
          <div>
            since <DateText date={row.from} />
            {row.to ? (
              <>
                {' '}
                to <DateText date={row.to} /> <Tag>{row.standing === 'current' ? 'Ending' : 'Ended'}</Tag>
              </>
            ) : null}
          </div>
        ),
      },
      {
        key: 'declared',
        heading: 'Declared',
        sortable: true,
        first: 'descending',
        cell: (row) => (
          <div>
            <DateText date={row.declaredOn} />
            <Late days={row.lateDays} />
          </div>
        ),
      },
    ]}
  />
);

export const money = (pence: number | null): string =>
  pence === null
    ? ''
    : `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2 })}`;
const OUTCOMES = { accepted: 'Accepted', declined: 'Declined', 'passed-on': 'Passed on' } as const;

export const GiftRegisterPage = ({
  answer,
  query,
  state,
  bodies,
  mayManage,
}: Common & { readonly answer: z.output<typeof giftRegister.output> }): ReactNode => (
  <Register
    current="gifts"
    title="Register of gifts and hospitality"
    reading={
      <>
        <b>{counted(answer.total, 'offer', 'offers')}</b> of a gift or hospitality, accepted or not.
      </>
    }
    move={<ButtonLink href="/people/interests/gifts/declare">Declare a gift</ButtonLink>}
    filters={
      <>
        <BodyFilter bodies={bodies} value={query.body} />
        <FilterText name="organisation" label="Offered by" value={query.organisation} />
        <FilterSelect
          name="outcome"
          label="What became of it"
          value={query.outcome}
          options={[
            { value: '', text: 'Anything' },
            ...Object.entries(OUTCOMES).map(([value, text]) => ({ value, text })),
          ]}
        />
      </>
    }
    query={query}
    state={state}
    total={answer.total}
    noun="offers"
    empty="What people are offered they declare on their own page, also when they decline it."
    rows={answer.gifts}
    rowKey={({ id }) => id}
    columns={[
      { key: 'person', heading: 'To whom', sortable: true, cell: (row) => row.personName },
      {
        key: 'what',
        heading: 'What',
        cell: (row) => (
          <div>
            {row.what}
            {row.words ? <div className="cf-small cf-quiet">{row.words}</div> : null}
            <Withhold register="gifts" row={row} mayManage={mayManage} />
          </div>
        ),
      },
      { key: 'giver', heading: 'Offered by', sortable: true, cell: (row) => row.giver },
      {
        key: 'worth',
        heading: 'Worth',
        align: 'num',
        sortable: true,
        first: 'descending',
        cell: (row) => money(row.pence) || 'not known',
      },
      { key: 'outcome', heading: 'What became of it', cell: (row) => OUTCOMES[row.outcome] },
      {
        key: 'day',
        heading: 'When',
        sortable: true,
        first: 'descending',
        cell: (row) => (
          <div>
            <DateText date={row.onDay} />
            <Late days={row.lateDays} />
          </div>
        ),
      },
    ]}
  />
);

const Managed = ({ line }: { readonly line: ProcurementLine }): ReactNode =>
  line.interests.length === 0 ? (
    'None'
  ) : (
    <ul className="cf-register__list">
      {line.interests.map(({ name, words, ruling }) => (
        <li key={`${name} ${words}`}>
          {words.startsWith(name) ? '' : `${name}: `}
          {words}. <b>{ruling}</b>
        </li>
      ))}
    </ul>
  );

export const ProcurementRegisterPage = ({
  answer,
  query,
  state,
  bodies,
}: Common & { readonly answer: z.output<typeof procurementRegister.output> }): ReactNode => (
  <Register
    current="procurement"
    title="Decisions on contracts"
    reading={
      <>
        <b>{counted(answer.total, 'decision', 'decisions')}</b> to buy a service: who took part, which
        interests there were and what the chair ruled.
      </>
    }
    filters={<BodyFilter bodies={bodies} value={query.body} label="Decided by" any="Any body" />}
    query={query}
    state={state}
    total={answer.total}
    noun="decisions"
    empty="A decision to buy a service stands here when it is published."
    rows={answer.decisions}
    rowKey={({ decision }) => decision}
    columns={[
      {
        key: 'service',
        heading: 'What',
        sortable: true,
        cell: (line) => (
          <div>
            <a href={decisionHref(line.decision)}>{line.service}</a>
            <div className="cf-small cf-quiet">{line.how}</div>
          </div>
        ),
      },
      {
        key: 'supplier',
        heading: 'From whom',
        sortable: true,
        cell: (line) => line.supplier ?? 'not chosen yet',
      },
      {
        key: 'value',
        heading: 'Value',
        align: 'num',
        sortable: true,
        first: 'descending',
        cell: (line) => money(line.valuePence) || 'not said',
      },
      {
        key: 'who',
        heading: 'Who decided',
        cell: (line) => (
          <div>
            {line.bodyName}
            {line.who.length > 0 ? <div className="cf-small cf-quiet">{line.who.join(', ')}</div> : null}
          </div>
        ),
      },
      { key: 'interests', heading: 'Interests', cell: (line) => <Managed line={line} /> },
      {
        key: 'day',
        heading: 'When',
        sortable: true,
        first: 'descending',
        cell: (line) => <DateText date={line.day} />,
      },
    ]}
  />
);

export const BreachRegisterPage = ({
  answer,
  query,
  state,
  mayManage,
}: Common & { readonly answer: z.output<typeof breachRegister.output> }): ReactNode => (
  <Register<BreachLine>
    current="breaches"
    title="Register of breaches"
    reading={
      <>
        <b>{counted(answer.total, 'breach', 'breaches')}</b>
        {mayManage
          ? '. You read all of each; everybody else only the words that are published.'
          : ' of the policy on conflicts of interest, and what was done.'}
      </>
    }
    move={
      mayManage ? <ButtonLink href={`${REGISTERS_PATH}/breaches/new`}>Record a breach</ButtonLink> : undefined
    }
    query={query}
    state={state}
    total={answer.total}
    noun="breaches"
    empty="No breach is published."
    rows={answer.breaches}
    rowKey={({ id }) => String(id)}
    columns={[
      {
        key: 'day',
        heading: 'Found',
        sortable: true,
        first: 'descending',
        cell: (line) => <DateText date={line.foundOn} />,
      },
      {
        key: 'public',
        heading: 'What happened',
        cell: (line) => line.publicWords ?? <Tag tone="amber">Not published</Tag>,
      },
      ...(mayManage
        ? [
            {
              key: 'what',
              heading: 'For the officer',
              cell: (line: BreachLine) => (
                <div>
                  {line.person ? <b>{line.person}: </b> : null}
                  {line.what}
                  <div className="cf-small cf-quiet">{line.done}</div>
                  <div className="cf-small cf-register__act">
                    <a href={`${REGISTERS_PATH}/breaches/${line.id}`}>
                      Correct<Hidden>: found {line.foundOn}</Hidden>
                    </a>
                  </div>
                </div>
              ),
            },
          ]
        : []),
    ]}
  />
);
