import type { ReactNode } from 'react';
import { OUTCOMES, outcomeWords, PLAIN_AGE, readingAge } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  datePartsIn,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  More,
  Note,
  PageHead,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { decisionHref } from '../kit/refs.ts';
import type { DecisionAnswer } from './answers.ts';
import type { Place } from './place.ts';
import { plainHelp } from './plain-rules.ts';
import { dissentCount } from './prefill.ts';
import { plainText } from './verdict-rules.ts';

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** How the words read so far, with what would make them easier. */
const HowItReads = ({ values }: Pick<FormState, 'values'>): ReactNode => {
  const text = plainText({
    summary: values.summary ?? '',
    reasons: linesOf(values.reasons),
    conditions: linesOf(values.conditions),
  });
  const age = readingAge(text);
  const { words, longest } = plainHelp(text);
  return (
    <Note>
      <p>
        {age === undefined ? (
          'There are too few words yet to tell how they read.'
        ) : (
          <>
            It reads with ease from about age <b>{age}</b>.{' '}
            {age > PLAIN_AGE
              ? `The public should manage at ${PLAIN_AGE}: shorter sentences and everyday words help.`
              : 'That is plain enough for everybody.'}
          </>
        )}
      </p>
      {longest ? (
        <p>
          The longest sentence has {longest.words} words: “{longest.sentence}” Make two of it.
        </p>
      ) : null}
      {words.length > 0 ? (
        <ul className="cf-bullets">
          {words.map(({ word, instead }) => (
            <li key={word}>
              “{word}”: say “{instead}”
            </li>
          ))}
        </ul>
      ) : null}
    </Note>
  );
};

const Dissent = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  const rows = Math.max(1, dissentCount(form.values));
  return (
    <fieldset className="nhsuk-fieldset" id="dissent">
      <legend className="nhsuk-fieldset__legend">Who saw it otherwise, and why?</legend>
      <p className="nhsuk-hint">
        In their own words, as they agree to be quoted. Leave the words empty where somebody gave no reason.
      </p>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of one form never change places
        <div key={i} className="cf-under">
          <TextField {...field(`dissentName-${i}`)} label={`Name${i > 0 ? ` of person ${i + 1}` : ''}`} />
          <TextField
            {...field(`dissentStanding-${i}`)}
            label={`As what they sit on the body${i > 0 ? `, person ${i + 1}` : ''}`}
          />
          <TextAreaField
            {...field(`dissentWords-${i}`)}
            label={`What they said${i > 0 ? `, person ${i + 1}` : ''}`}
            rows={3}
          />
        </div>
      ))}
    </fieldset>
  );
};

/** The words of a decision: the same fields where it is written and where it is corrected. */
const WordFields = ({
  form,
  withConditions,
  onIdea,
}: {
  readonly form: FormState;
  readonly withConditions: boolean;
  readonly onIdea: boolean;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <TextField
        {...field('title')}
        label="What was decided, in one line?"
        hint="As a headline that patients understand: “GPs can book heart scans directly”."
      />
      <TextAreaField
        {...field('summary')}
        label="What does it mean for patients?"
        hint={`Two or three short sentences. Aim at a reading age of 9 to ${PLAIN_AGE}.`}
        rows={4}
      />
      <TextAreaField {...field('reasons')} label="Why?" hint="One reason on each line." rows={6} />
      {withConditions ? (
        <TextAreaField
          {...field('conditions')}
          label="On which conditions?"
          hint="One on each line. Leave it empty where there are none."
          rows={4}
        />
      ) : null}
      <Dissent form={form} />
      <DateField
        name="reviewOn"
        error={errorFor(form.errors, 'reviewOn')}
        value={datePartsIn(form.values, 'reviewOn')}
        label="When is it looked at again?"
        hint="Leave it empty where nothing is to be looked at."
      />
      <RadioField
        {...field('reviewBy')}
        label="Who looks at it again?"
        choices={[
          ...(onIdea
            ? [
                { value: 'manager', text: 'The manager of the idea' },
                { value: 'clinician', text: 'The clinical lead of the idea' },
              ]
            : []),
          { value: 'body', text: 'The body itself' },
        ]}
      />
    </>
  );
};

type Props = { readonly form: FormState; readonly csrf: string };

/** Writing a decision down. `looked`: how the words read is shown, and nothing is kept yet. */
export const DecidePage = ({
  form,
  csrf,
  place,
  action,
  back,
  looked,
}: Props & {
  readonly place: Place;
  readonly action: string;
  readonly back: string;
  readonly looked: boolean;
}): ReactNode => {
  const field = fieldIn(form);
  const { voted, proposal, body, on } = place;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={place.item ? `${place.meeting?.reference}: ${place.item.title}` : voted?.vote.reference}
        title="Write the decision down"
        reading={
          <>
            {body.name}, {longDate(on)}. {voted?.vote.result?.sentence ?? 'Decided without a vote.'}{' '}
            {proposal
              ? `${proposal.reference} moves on once everybody can read this, and whoever raised it is told before anybody else.`
              : ''}
          </>
        }
      />
      <Form action={action} csrf={csrf} hidden={{ once: form.values.once, vote: voted?.vote.reference }}>
        {looked ? <HowItReads values={form.values} /> : null}
        <RadioField
          {...field('outcome')}
          label="What was the answer?"
          choices={OUTCOMES.map((value) => ({ value, text: outcomeWords(value) }))}
        />
        <WordFields form={form} withConditions onIdea={proposal !== undefined} />
        <RadioField
          {...field('publish')}
          label="When can everybody read it?"
          choices={[
            { value: 'by-rules', text: 'Within the days that the standing orders give' },
            { value: 'now', text: 'Now' },
            {
              value: 'withheld',
              text: 'Not yet: it is withheld, for the reason and until the day below',
              hint: 'The idea waits where it is until that day. Everybody reads that it is withheld, why, and until when.',
            },
          ]}
        />
        <TextAreaField
          {...field('withheldReason')}
          label="Why is it withheld?"
          hint="Only where it is. Everybody reads this."
          rows={2}
        />
        <DateField
          name="withheldUntil"
          error={errorFor(form.errors, 'withheldUntil')}
          value={datePartsIn(form.values, 'withheldUntil')}
          label="Until when?"
          hint="On that day it is published by itself."
        />
        <More summary="A contract hangs on it" open={Boolean(form.values.contractService)}>
          <TextField
            {...field('contractService')}
            label="Which service?"
            hint="It then stands on the register of procurement decisions."
          />
          <TextAreaField {...field('contractHow')} label="How is its provider chosen, and why so?" rows={2} />
          <TextField {...field('contractSupplier')} label="Who provides it, where that is known?" />
          <TextField
            {...field('contractPounds')}
            label="What is it worth, in whole pounds?"
            width={10}
            inputMode="numeric"
          />
        </More>
        <ConfirmWords form={form} />
        <Buttons>
          <Button name="do" value="keep">
            Write it down
          </Button>
          <Button look="secondary" name="do" value="look">
            See how it reads first
          </Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** Correcting the words of a decision. */
export const CorrectPage = ({
  form,
  csrf,
  one,
  looked,
}: Props & { readonly one: DecisionAnswer; readonly looked: boolean }): ReactNode => {
  const field = fieldIn(form);
  const href = decisionHref(one.reference);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={one.reference}
        title="Correct the words of this decision"
        reading="It becomes the next version. The words that stand now stay readable beside it, and those who follow it are told. What was decided, and what stood before the body, is never changed."
      />
      <Form action={`${href}/correct`} csrf={csrf} hidden={{ version: form.values.version }}>
        {looked ? <HowItReads values={form.values} /> : null}
        <WordFields
          form={form}
          withConditions={one.outcome === 'yes-with-conditions'}
          onIdea={one.idea !== null}
        />
        <TextAreaField
          {...field('why')}
          label="What is put right, and why?"
          hint="Everybody reads this beside the new version."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button name="do" value="keep">
            Keep the correction
          </Button>
          <Button look="secondary" name="do" value="look">
            See how it reads first
          </Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** Publishing a decision before its day. */
export const PublishPage = ({ form, csrf, one }: Props & { readonly one: DecisionAnswer }): ReactNode => {
  const href = decisionHref(one.reference);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={one.reference}
        title="Let everybody read it now?"
        reading={`${one.title}. It goes to its page, to search and to the feeds. That cannot be taken back: people may keep what they read.`}
      />
      <Form action={`${href}/publish`} csrf={csrf} hidden={{ version: String(one.version) }}>
        <Buttons>
          <Button>Publish it now</Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** Withholding a decision that nobody could read yet. */
export const WithholdPage = ({ form, csrf, one }: Props & { readonly one: DecisionAnswer }): ReactNode => {
  const field = fieldIn(form);
  const href = decisionHref(one.reference);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={one.reference}
        title={one.withheld ? 'Why it is withheld, and until when' : 'Withhold this decision'}
        reading="Its page says that it is withheld, why, and until when. On that day it is published by itself."
      />
      <Form action={`${href}/withhold`} csrf={csrf} hidden={{ version: String(one.version) }}>
        <TextAreaField
          {...field('withheldReason')}
          label="Why is it withheld?"
          hint="Everybody reads this."
          rows={3}
        />
        <DateField
          name="withheldUntil"
          error={errorFor(form.errors, 'withheldUntil')}
          value={datePartsIn(form.values, 'withheldUntil')}
          label="Until when?"
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Withhold it</Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
