import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ChipField,
  ConfirmWords,
  DateField,
  datePartsIn,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  More,
  PageHead,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { CLOSE_TIES, INTEREST_TIES } from './kinds.ts';
import type { Mine } from './mine.ts';
import type { Candidate } from './refusals.ts';
import { bandsOffered, type InterestRules } from './register-rules.ts';
import { CLOSE_LABELS, TIE_LABELS } from './words-rules.ts';

export const MINE = '/people/interests/mine';
type Common = { readonly form: FormState; readonly csrf: string };
/** Where the governance officer enters for somebody: the address keeps whom. */
export const forPerson = (path: string, mine: Pick<Mine, 'own' | 'person'>): string =>
  mine.own ? path : `${path}?person=${mine.person}`;

const Day = ({
  form,
  name,
  label,
  hint,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}): ReactNode => (
  <DateField
    name={name}
    label={label}
    {...(hint ? { hint } : {})}
    value={datePartsIn(form.values, name)}
    error={errorFor(form.errors, name)}
  />
);

/** The organisation, and after it was looked for, which one was meant. */
const Party = ({ form, label }: { readonly form: FormState; readonly label: string }): ReactNode => {
  const refusal = form.refusal;
  const found =
    refusal?.kind === 'interest-which' && 'found' in refusal ? (refusal.found as readonly Candidate[]) : [];
  return (
    <>
      <TextField
        {...fieldIn(form)('organisation')}
        label={label}
        hint="An organisation, a practice or a cause. If the register has it, we find it."
      />
      {found.length > 0 ? (
        <>
          <RadioField
            name="choice"
            label="Which one is it?"
            choices={[
              ...found.map(({ code, name }) => ({ value: code, text: name, hint: code })),
              { value: 'none', text: 'None of these', hint: 'It is kept by the name that you wrote.' },
            ]}
            value={form.values.choice}
            error={errorFor(form.errors, 'choice')}
          />
          <input type="hidden" name="choiceFor" value={form.values.organisation} />
        </>
      ) : form.values.choice ? (
        <>
          <input type="hidden" name="choice" value={form.values.choice} />
          <input type="hidden" name="choiceFor" value={form.values.choiceFor || form.values.organisation} />
        </>
      ) : null}
    </>
  );
};

/** Of what somebody else entered: from what paper, and of which day. */
const Paper = ({ form, mine }: { readonly form: FormState; readonly mine: Mine }): ReactNode =>
  mine.own ? null : (
    <>
      <TextField
        {...fieldIn(form)('onPaper')}
        label="What do you enter it from?"
        hint="For example: form of 3 May 2026, signed."
      />
      <Day form={form} name="declaredOn" label="The day on that paper" hint="Leave it empty for today." />
    </>
  );

/** What a person says of an interest: the same for a new one and for a correction. */
const InterestFields = ({
  form,
  rules,
}: {
  readonly form: FormState;
  readonly rules: InterestRules;
}): ReactNode => {
  const field = fieldIn(form);
  const { values } = form;
  return (
    <>
      <Party form={form} label="In what?" />
      <SelectField
        {...field('tie')}
        label="How?"
        empty="Choose"
        options={INTEREST_TIES.map((value) => ({ value, text: TIE_LABELS[value] }))}
      />
      <ChipField
        name="whose"
        label="Whose is it?"
        choices={[
          { value: 'mine', text: 'Mine' },
          { value: 'close', text: 'Somebody close' },
        ]}
        value={values.whose}
        error={errorFor(form.errors, 'whose')}
      />
      <RadioField
        name="kind"
        label="If it is yours: what kind is it?"
        small
        choices={[
          {
            value: 'financial',
            text: 'Money',
            hint: 'You could gain or lose by it: a share, a post, a contract.',
          },
          {
            value: 'non-financial-professional',
            text: 'Professional, no money',
            hint: 'Your standing or career: an unpaid post, research, a special interest.',
          },
          {
            value: 'non-financial-personal',
            text: 'Personal, no money',
            hint: 'A charity, a campaign, a belief.',
          },
        ]}
        value={values.kind}
        error={errorFor(form.errors, 'kind')}
      />
      <div className="nhsuk-form-group">
        <More
          summary="If it is of somebody close"
          about="the interest"
          printed={
            values.whose === 'close' || form.errors.some(({ field: name }) => name.startsWith('close'))
          }
        >
          <SelectField
            {...field('closeTie')}
            label="You are"
            empty="Choose"
            options={CLOSE_TIES.map((value) => ({ value, text: `${CLOSE_LABELS[value]} …` }))}
          />
          <TextField {...field('closeName')} label="Who" hint="Members read the name; the public does not." />
        </More>
      </div>
      <Day form={form} name="from" label="Since when?" hint="About is enough. For example, 1 4 2024" />
      <SelectField
        {...field('band')}
        label="How much money is it?"
        empty="None, or not known"
        options={bandsOffered(rules, values.band).map(({ key, words }) => ({ value: key, text: words }))}
      />
      <TextAreaField
        {...field('words')}
        label="More of it, in your words"
        hint="For example: 8% of the shares. You may leave this empty. Everybody can read it."
        rows={2}
      />
      <div className="nhsuk-form-group">
        <More
          summary="It has ended, or you learnt of it later"
          about="the interest"
          printed={Boolean(values['to-year'] || values['knownOn-year'])}
        >
          <Day form={form} name="to" label="Last day" hint="Leave it empty while it lasts." />
          <Day
            form={form}
            name="knownOn"
            label="When did you learn of it?"
            hint="Leave it empty if at its beginning."
          />
        </More>
      </div>
    </>
  );
};

/** Declaring an interest, in two minutes and with one thumb. */
export const DeclarePage = ({
  form,
  csrf,
  mine,
  rules,
}: Common & { readonly mine: Mine; readonly rules: InterestRules }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title={mine.own ? 'Declare an interest' : `Enter an interest of ${mine.name}`}
      reading={
        mine.own
          ? `If in doubt, declare it: nobody is blamed for one that does not matter. It is due within ${rules.declareDays.value} days of knowing of it; later is better than never.`
          : 'As it stands on the paper that they gave you.'
      }
    />
    <Form
      action="/people/interests/declare"
      csrf={csrf}
      hidden={{ once: form.values.once, person: mine.own ? undefined : mine.person }}
    >
      <InterestFields form={form} rules={rules} />
      <Paper form={form} mine={mine} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Declare it</Button>
        <ButtonLink look="quiet" href={forPerson(MINE, mine)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
    {mine.own ? (
      <p>
        Were you offered a gift or a meal? <a href="/people/interests/gifts/declare">Declare that here</a>.
      </p>
    ) : null}
  </>
);

/** Correcting an interest. */
export const CorrectPage = ({
  form,
  csrf,
  mine,
  rules,
  id,
}: Common & { readonly mine: Mine; readonly rules: InterestRules; readonly id: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead title="Correct an interest" reading="What was written before stays in its history." />
    <Form
      action={`/people/interests/lines/${id}`}
      csrf={csrf}
      hidden={{ version: form.values.version, person: mine.own ? undefined : mine.person }}
    >
      <InterestFields form={form} rules={rules} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Keep the correction</Button>
        <ButtonLink look="quiet" href={forPerson(MINE, mine)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

/** Ending an interest, or taking back one that was declared in error. */
export const EndPage = ({
  form,
  csrf,
  mine,
  what,
  action,
  gift,
}: Common & {
  readonly mine: Mine;
  readonly what: string;
  /** `/people/interests/lines/…`; below it `end` and `take-back`. */
  readonly action: string;
  readonly gift: boolean;
}): ReactNode => {
  const hidden = { version: form.values.version, person: mine.own ? undefined : mine.person };
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={gift ? 'Take back a gift' : 'End an interest'}
        reading={
          gift
            ? what
            : `${what}. What has ended stays on the public register for ${mine.rules.tailMonths} months.`
        }
      />
      {gift ? null : (
        <Form action={`${action}/end`} csrf={csrf} hidden={hidden}>
          <Day form={form} name="to" label="Which day was its last?" />
          <Buttons>
            <Button>End it</Button>
          </Buttons>
        </Form>
      )}
      <h2>It was declared in error</h2>
      <Form action={`${action}/take-back`} csrf={csrf} hidden={hidden}>
        <TextAreaField
          {...fieldIn(form)('reason')}
          label="Why is it taken back?"
          hint="It leaves the register. The record keeps that it stood there."
          rows={2}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button look="quiet">Take it back</Button>
          <ButtonLink look="quiet" href={forPerson(MINE, mine)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** Declaring a gift or hospitality. */
export const GiftPage = ({ form, csrf, mine }: Common & { readonly mine: Mine }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={mine.own ? 'Declare a gift or hospitality' : `Enter a gift to ${mine.name}`}
        reading="Declare what you were offered, also when you declined it."
      />
      <Form
        action="/people/interests/gifts/declare"
        csrf={csrf}
        hidden={{ once: form.values.once, person: mine.own ? undefined : mine.person }}
      >
        <ChipField
          name="kind"
          label="What was it?"
          choices={[
            { value: 'gift', text: 'A gift' },
            { value: 'hospitality', text: 'A meal, travel, a place to stay' },
          ]}
          value={form.values.kind}
          error={errorFor(form.errors, 'kind')}
        />
        <TextField {...field('what')} label="What exactly?" hint="For example: dinner after a talk." />
        <Party form={form} label="Who offered it?" />
        <TextField
          {...field('pounds')}
          label="What is it worth, in pounds?"
          hint="About is enough. Leave it empty if nobody knows."
          width={10}
          inputMode="decimal"
        />
        <Day form={form} name="onDay" label="When was it offered?" />
        <RadioField
          name="outcome"
          label="What became of it?"
          small
          choices={[
            { value: 'accepted', text: 'I accepted it' },
            { value: 'declined', text: 'I declined it' },
            { value: 'passed-on', text: 'I passed it on, to a charity for example' },
          ]}
          value={form.values.outcome}
          error={errorFor(form.errors, 'outcome')}
        />
        <TextAreaField
          {...field('words')}
          label="Why?"
          hint="You may leave this empty. Everybody can read it."
          rows={2}
        />
        <Paper form={form} mine={mine} />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Declare it</Button>
          <ButtonLink look="quiet" href={forPerson(MINE, mine)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
