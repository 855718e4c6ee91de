import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  DateText,
  ErrorSummary,
  fieldIn,
  Halves,
  Hidden,
  LinedList,
  PageHead,
  Section,
  SelectField,
  Table,
  Tag,
  TextField,
} from '../../ui/index.ts';
import { RULINGS, rulingBadge } from '../interests/rulings-rules.ts';
import { listed } from '../words-rules.ts';
import { ordersHref } from './refs.ts';
import type { tryOrders } from './try.ts';
import type { OrdersVersion } from './uses.ts';

export type TryAnswer = z.output<(typeof tryOrders)['output']>;
type Person = TryAnswer['people'][number];

const PLACES = [
  { value: 'here', text: 'Here' },
  { value: 'video', text: 'By video' },
  { value: 'apologies', text: 'Apologies' },
  { value: 'absent', text: 'Not here' },
  { value: 'left', text: 'Has left' },
];

const Result = ({ answer }: { readonly answer: TryAnswer }): ReactNode => (
  <Section title="What would come of it" id="outcome">
    <p>
      <Tag tone={answer.isQuorate ? 'green' : 'red'}>{answer.isQuorate ? 'Quorate' : 'Not quorate'}</Tag>{' '}
      {answer.sentence}
    </p>
    <Halves>
      <div>
        <h3>What is asked</h3>
        <LinedList>
          {answer.needs.map(({ words, met }) => (
            <li key={words}>
              <Tag tone={met ? 'green' : 'red'}>{met ? 'Met' : 'Not met'}</Tag> {words}
            </li>
          ))}
        </LinedList>
        {answer.onlyJust ? <p>{answer.onlyJust}</p> : null}
        {answer.help.length > 0 ? <p>Enough would be the coming of {listed(answer.help, 'or')}.</p> : null}
      </div>
      <div>
        {answer.isQuorate ? null : (
          <>
            <h3>What could be done</h3>
            {answer.ways.length === 0 ? (
              <p>Nothing: the item falls.</p>
            ) : (
              <LinedList>
                {answer.ways.map(({ way, name, what }) => (
                  <li key={way}>
                    <b>{name}</b>. {what}
                  </li>
                ))}
              </LinedList>
            )}
          </>
        )}
        {answer.vote ? (
          <>
            <h3>The vote</h3>
            <p>
              <b>{answer.vote.sentence}</b>
            </p>
            <p className="cf-small cf-quiet">{answer.vote.rule} Each has one vote here.</p>
          </>
        ) : null}
      </div>
    </Halves>
  </Section>
);

const columns = [
  {
    key: 'name',
    heading: 'Who',
    cell: (one: Person) => (
      <div>
        {one.name}
        <p className="cf-small cf-quiet">{one.seats}</p>
      </div>
    ),
  },
  {
    key: 'where',
    heading: 'Where they are',
    cell: (one: Person) => (
      <SelectField
        name={`p-${one.key}`}
        label={
          <Hidden>
            Where {one.name} is, {one.seats}
          </Hidden>
        }
        value={one.presence}
        options={PLACES}
      />
    ),
  },
  {
    key: 'ruling',
    heading: 'Ruling',
    cell: (one: Person) => (
      <SelectField
        name={`r-${one.key}`}
        label={
          <Hidden>
            Ruling on an interest of {one.name}, {one.seats}
          </Hidden>
        }
        value={one.ruling ?? ''}
        empty="No interest"
        options={RULINGS.map((ruling) => ({ value: ruling, text: rulingBadge(ruling) }))}
      />
    ),
  },
  {
    key: 'counts',
    heading: 'Counts',
    cell: (one: Person) =>
      one.whyNot === null ? <Tag tone="green">Counts</Tag> : <span className="cf-quiet">{one.whyNot}</span>,
  },
];

/** Standing orders tried on a made-up meeting; its address holds what was tried. */
export const TryOrdersPage = ({
  version,
  answer,
  form,
}: {
  readonly version: OrdersVersion;
  readonly answer: TryAnswer;
  readonly form: FormState;
}): ReactNode => {
  const at = ordersHref(version.body.key, version.id);
  const votes = (name: string, label: string) => (
    <TextField {...fieldIn(form)(name)} label={label} width={4} inputMode="numeric" />
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={version.body.name}
        title="Try them on a made-up meeting"
        reading={
          <>
            Standing orders from <DateText date={version.from} />. Say who is there and how they vote. Nothing
            of it is kept; the address of the page holds it.
          </>
        }
      />
      <Result answer={answer} />
      <form className="cf-form cf-wideform cf-try" action={`${at}/try`} method="get">
        <Table
          caption="Who is where"
          hideCaption
          columns={columns}
          rows={answer.people}
          rowKey={({ key }) => key}
        />
        <fieldset className="cf-part">
          <legend>A made-up vote</legend>
          <p>Leave the numbers empty to try the quorum alone.</p>
          <div className="cf-part__row">
            <SelectField
              name="item"
              label="Kind of item"
              value={form.values.item}
              options={answer.kinds.map(({ kind, label }) => ({ value: kind, text: label }))}
            />
            {votes('for', 'For')}
            {votes('against', 'Against')}
            {votes('abstain', 'Abstain')}
          </div>
        </fieldset>
        <Buttons>
          <Button>See what comes of it</Button>
          <ButtonLink look="quiet" href={at}>
            Back to these orders
          </ButtonLink>
        </Buttons>
      </form>
    </>
  );
};
