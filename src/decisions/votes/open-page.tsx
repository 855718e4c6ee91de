import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  counted,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  More,
  PageHead,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { VOTES_PATH } from '../kit/refs.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { METHODS_OF } from './new-vote.ts';
import type { VoteKind } from './tables.ts';
import { kindName, methodMeans, methodName } from './words.ts';

type Props = {
  readonly kind: VoteKind;
  readonly body: { readonly key: string; readonly name: string };
  readonly orders: StandingOrders | undefined;
  readonly item: { readonly id: number; readonly title: string } | undefined;
  readonly form: FormState;
  readonly csrf: string;
  readonly once: string;
  readonly back: string;
};

const Closing = ({ kind, form }: Pick<Props, 'kind' | 'form'>): ReactNode => (
  <>
    <DateField
      {...dateFieldIn(form)('closes')}
      label={kind === 'members' ? 'It closes on' : 'It closes on (if it is to close by itself)'}
      hint="For example, 16 6 2026"
    />
    <TextField
      name="closes-time"
      label="At"
      hint="For example, 17.00. Left empty, the end of that day"
      width={5}
      value={form.values['closes-time']}
    />
  </>
);

/** How votes weigh, where the standing orders have list sizes. */
export const Weights = ({ orders, form }: Pick<Props, 'orders' | 'form'>): ReactNode => {
  const field = fieldIn(form);
  return orders?.weight.by === 'list-size' ? (
    <>
      <DateField
        {...dateFieldIn(form)('weightedOn')}
        label="Votes weigh by the list sizes of"
        hint={`One vote for each ${orders.weight.per === 1 ? 'patient' : `${orders.weight.per.toLocaleString('en-GB')} patients or part of that many`}. For example, 1 4 2026`}
      />
      <More
        summary="Write list sizes by hand"
        about="instead of those that are loaded"
        open={Boolean(form.values.sizes)}
      >
        <TextAreaField
          {...field('sizes')}
          label="Practice code and list size, one on each line"
          hint="For example, Z00023, 9842. Those that you leave out are taken from the files that are loaded."
        />
        <TextField {...field('weightsFrom')} label="Where these sizes come from" />
      </More>
    </>
  ) : null;
};

const Urgent = ({ orders, form }: Pick<Props, 'orders' | 'form'>): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextAreaField {...field('why')} label="Why it cannot wait for the next meeting" rows={3} />
      <TextAreaField
        {...field('consulted')}
        label="Who was asked first, one on each line"
        hint={
          orders?.urgent
            ? `By the standing orders at least ${orders.urgent.consult}. The body is told within ${counted(orders.urgent.toldWithinDays, 'day', 'days')}.`
            : undefined
        }
        rows={3}
      />
    </>
  );
};

/** The form that opens a vote: what is voted upon, how, and until when. */
export const OpenVotePage = ({ kind, body, orders, item, form, csrf, once, back }: Props): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${kindName(kind)} · ${body.name}`}
        title="Open a vote"
        reading="From the moment you open it, who may vote, what each vote weighs, who votes for whom, and the rule are fixed. They cannot be changed afterwards."
      />
      <Form
        action={`${VOTES_PATH}/new`}
        csrf={csrf}
        hidden={{ kind, body: body.key, once, ...(item ? { item: String(item.id) } : {}) }}
      >
        {item ? null : <TextField {...field('title')} label="What it is about, in a few words" />}
        <TextAreaField
          {...field('motion')}
          label="What is voted upon, word for word"
          hint="Write it so that “for” can mean one thing only: That the group …"
          rows={4}
        />
        <RadioField
          {...field('method')}
          label="How votes are given"
          choices={METHODS_OF[kind].map((method) => ({
            value: method,
            text: methodName(method),
            hint: methodMeans(method),
          }))}
          value={form.values.method ?? METHODS_OF[kind][0]}
        />
        {orders && orders.majorities.length > 1 && (kind === 'item' || kind === 'members') ? (
          <SelectField
            name="majority"
            label="What kind of item it is"
            hint="It decides what majority is needed."
            options={orders.majorities.map(({ kind: key, label }) => ({ value: key, text: label }))}
            value={form.values.majority}
          />
        ) : null}
        {kind === 'item' ? null : <Closing kind={kind} form={form} />}
        {kind === 'members' ? <Weights orders={orders} form={form} /> : null}
        {kind === 'urgent' ? <Urgent orders={orders} form={form} /> : null}
        {kind === 'item' ? (
          <TextField
            {...field('ratifies')}
            label="The urgent decision that the meeting is asked to stand by, if it is one"
            hint="For example, VOTE-2026-017"
            width={20}
          />
        ) : (
          <TextField
            {...field('proposal')}
            label="The idea that it decides, if it is one"
            hint="For example, ISV-2026-014"
            width={20}
          />
        )}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Open the vote</Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
