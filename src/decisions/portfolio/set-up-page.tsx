import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
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
import type { PortfolioRule } from '../counting/portfolio-rules.ts';
import { portfolioRuleWords } from '../counting/portfolio-words-rules.ts';
import { PORTFOLIOS_PATH, portfolioHref } from '../kit/refs.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { Weights } from '../votes/open-page.tsx';
import { RuleExample, ruleName } from './example-part.tsx';
import type { PortfolioAnswer } from './shown.ts';

const RULES: readonly PortfolioRule[] = ['most-support', 'equal-shares'];

type Common = { readonly form: FormState; readonly csrf: string };

const Moment = ({
  form,
  name,
  label,
  time,
}: {
  readonly form: FormState;
  readonly name: 'opens' | 'closes';
  readonly label: string;
  readonly time: string;
}): ReactNode => (
  <>
    <DateField {...dateFieldIn(form)(name)} label={label} hint="For example, 16 6 2026" />
    <TextField
      name={`${name}-time`}
      label="At"
      hint={`For example, ${time}`}
      width={5}
      value={form.values[`${name}-time`]}
    />
  </>
);

const Fields = ({
  form,
  orders,
}: {
  readonly form: FormState;
  readonly orders: StandingOrders | undefined;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextField
        {...field('title')}
        label="What is it called?"
        hint="Such as: What the freed-up theatre time pays for."
      />
      <TextAreaField
        {...field('why')}
        label="Why are members asked?"
        hint="In plain words: everybody reads it."
        rows={3}
      />
      <TextField
        {...field('sum')}
        label="How much money is there?"
        hint="In pounds, such as 84,500. Nothing is chosen beyond it."
        width={10}
        inputMode="decimal"
      />
      <TextAreaField
        {...field('source')}
        label="Where does it come from?"
        hint="What was freed up, and by what."
        rows={2}
      />
      <RadioField
        {...field('rule')}
        label="How are projects chosen from the votes?"
        choices={RULES.map((rule) => ({
          value: rule,
          text: ruleName(rule),
          hint: portfolioRuleWords(rule),
        }))}
      />
      {RULES.map((rule) => (
        <More key={rule} summary={`${ruleName(rule)}: an example`} about="of how projects are chosen">
          <RuleExample rule={rule} />
        </More>
      ))}
      <Moment form={form} name="opens" label="Voting opens on" time="9.00" />
      <Moment form={form} name="closes" label="Voting closes on" time="17.00" />
      <Weights orders={orders} form={form} />
      <ConfirmWords form={form} />
    </>
  );
};

type Body = { readonly key: string; readonly name: string; readonly kind: string };

/** A new portfolio ballot: first who chooses, then all the rest. */
export const NewPortfolioPage = ({
  form,
  csrf,
  bodies,
  orders,
}: Common & {
  /** Those whose ballots this person runs. */
  readonly bodies: readonly Body[];
  readonly orders: StandingOrders | undefined;
}): ReactNode => {
  const body = bodies.find(({ key }) => key === form.values.body);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Set up a portfolio ballot"
        reading={
          body
            ? `${body.kind === 'members' ? 'Each practice votes through its representative' : 'The voting members choose'}: ${body.name}. You put projects on its list next, and nobody is told before voting opens.`
            : 'A sum of money, what it could pay for, and who chooses. First: who chooses?'
        }
      />
      {body ? (
        <Form
          action={`${PORTFOLIOS_PATH}/new`}
          csrf={csrf}
          hidden={{ body: body.key, once: form.values.once }}
        >
          <Fields form={form} orders={orders} />
          <Buttons>
            <Button>Set it up</Button>
            <ButtonLink look="quiet" href={`${PORTFOLIOS_PATH}/new`}>
              Another body
            </ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <form className="cf-form" action={`${PORTFOLIOS_PATH}/new`} method="get">
          <SelectField
            {...fieldIn(form)('body')}
            label="Who chooses?"
            hint="Of the members’ council each practice has its vote; of any other body its voting members."
            empty="Choose a body"
            options={bodies.map(({ key, name }) => ({ value: key, text: name }))}
          />
          <Buttons>
            <Button>Go on</Button>
            <ButtonLink look="quiet" href={PORTFOLIOS_PATH}>
              Cancel
            </ButtonLink>
          </Buttons>
        </form>
      )}
    </>
  );
};

/** Changing one that is planned. */
export const EditPortfolioPage = ({
  form,
  csrf,
  portfolio,
  orders,
}: Common & {
  readonly portfolio: PortfolioAnswer;
  readonly orders: StandingOrders | undefined;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={portfolio.reference}
      title="Change words, sum or times"
      reading="Once voting has opened none of it can be changed."
    />
    <Form
      action={`${portfolioHref(portfolio.reference)}/edit`}
      csrf={csrf}
      hidden={{ version: form.values.version }}
    >
      <Fields form={form} orders={orders} />
      <Buttons>
        <Button>Keep the change</Button>
        <ButtonLink look="quiet" href={portfolioHref(portfolio.reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);
