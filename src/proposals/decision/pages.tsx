import type { ReactNode } from 'react';
import type { z } from 'zod';
import { daysBetween } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  counted,
  DateText,
  Empty,
  ErrorSummary,
  type Fact,
  Facts,
  Form,
  fieldIn,
  Note,
  PageHead,
  Section,
  Stack,
  Tag,
  TextAreaField,
  TextField,
  Written,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { PLAIN_AGE } from './reading-rules.ts';
import type { ideaDecisions } from './uses.ts';
import { outcomeTone, outcomeWords } from './words.ts';

export type Decisions = z.output<typeof ideaDecisions.output>;
type One = Decisions['decisions'][number];

const inTime = (on: string, due: string): ReactNode =>
  on <= due ? (
    <>
      in time: it was owed by <DateText date={due} />
    </>
  ) : (
    <>
      late: it was owed by <DateText date={due} />
    </>
  );

/** Days from a complete case to its answer, and from the first word of it. */
const tookWords = ({ on }: One, { completeOn, raisedOn }: Decisions): string => {
  const all = `${counted(daysBetween(raisedOn, on), 'day', 'days')} since it was raised`;
  return completeOn && completeOn <= on
    ? `${counted(daysBetween(completeOn, on), 'day', 'days')} from the complete case; ${all}`
    : all;
};

/** A decision that was written down as one of a body here: it is read, and corrected, on its own page. */
const isOwn = ({ minutes }: One): boolean => minutes?.startsWith('/') ?? false;

const OneDecision = ({
  one,
  all,
  newest,
  costs = [],
}: {
  readonly one: One;
  readonly all: Decisions;
  readonly newest: boolean;
  /** What it gains and costs, by its case, where this reader may read that. */
  readonly costs?: readonly Fact[] | undefined;
}) => (
  <Stack>
    {one.conditions ? (
      <Section
        title={newest ? 'On these conditions' : 'On these conditions, then'}
        id={`conditions-${one.id}`}
      >
        <Written text={one.conditions} />
      </Section>
    ) : null}
    <Section title={newest ? 'Why' : 'Why, then'} id={`reasons-${one.id}`}>
      <Written text={one.reasons} />
    </Section>
    <Facts
      facts={[
        { name: 'Decided by', value: one.body },
        { name: 'On', value: <DateText date={one.on} /> },
        { name: 'How long it took', value: tookWords(one, all) },
        ...costs,
        ...(newest && all.answerDue
          ? [{ name: 'The answer came', value: inTime(one.on, all.answerDue) }]
          : []),
        ...(one.minutes && !isOwn(one)
          ? [
              {
                name: 'Minutes',
                value: (
                  <a href={one.minutes} rel="noreferrer">
                    {one.minutes}
                  </a>
                ),
              },
            ]
          : []),
        {
          name: 'Written down',
          value: (
            <>
              <DateText date={one.recordedOn} />
              {one.recordedBy ? ` by ${one.recordedBy}` : ''}
            </>
          ),
        },
      ]}
    />
    {one.minutes && isOwn(one) ? (
      <p>
        <a href={one.minutes}>The decision itself: who decided, interests, evidence, and its record</a>
      </p>
    ) : null}
    {all.mayCorrect && !isOwn(one) && (one.readingAge ?? 0) > PLAIN_AGE ? (
      <Note>
        <p>
          The reasons read with ease from about age {one.readingAge}. The public should manage at {PLAIN_AGE}:
          shorter sentences and everyday words help.
        </p>
      </Note>
    ) : null}
    {all.mayCorrect && !isOwn(one) ? (
      <p>
        <a href={`${ideaHref(all.reference)}/decision/${one.id}`}>Correct the words of this decision</a>
      </p>
    ) : null}
  </Stack>
);

/** That a decision is written down and where it stands: what was decided is told there, once it is published. */
export const DecisionWaits = ({ at }: { readonly at: string }): ReactNode => (
  <Note>
    <p>
      The decision is written down, and not published yet.{' '}
      <a href={at}>When everybody can read {at.split('/').at(-1)}</a>
    </p>
  </Note>
);

/** The decision on a proposal, for everybody, at one address that stays. */
export const DecisionPage = ({
  all,
  costs,
}: {
  readonly all: Decisions;
  readonly costs?: readonly Fact[] | undefined;
}): ReactNode => {
  const [now, ...earlier] = all.decisions;
  return (
    <>
      <PageHead
        reference={<a href={ideaHref(all.reference)}>{all.reference}</a>}
        title={`The decision: ${all.title}`}
        reading={
          now ? (
            <>
              <Tag tone={outcomeTone(now.outcome)}>{outcomeWords(now.outcome)}</Tag> {now.body},{' '}
              <DateText date={now.on} />.
            </>
          ) : undefined
        }
      />
      {all.waiting ? <DecisionWaits at={all.waiting} /> : null}
      {now ? (
        <OneDecision one={now} all={all} newest costs={costs} />
      ) : all.waiting ? null : (
        <Empty
          title="Nothing is decided yet"
          hint={
            all.completeOn && all.answerDue ? (
              <>
                The case was complete on <DateText date={all.completeOn} />. An answer is owed by{' '}
                <DateText date={all.answerDue} />.
              </>
            ) : (
              'The decision will stand here, with its reasons.'
            )
          }
          action={
            <ButtonLink look="quiet" href={ideaHref(all.reference)}>
              Look at where it stands
            </ButtonLink>
          }
        />
      )}
      {earlier.map((one) => (
        <Section
          key={one.id}
          title={`Before: ${outcomeWords(one.outcome).toLowerCase()}`}
          aside={<DateText date={one.on} />}
          id={`decision-${one.id}`}
        >
          <OneDecision one={one} all={all} newest={false} />
        </Section>
      ))}
      <p>
        <a href={ideaHref(all.reference)}>Everything about {all.reference}</a>
      </p>
    </>
  );
};

/** Correcting the words of a decision. */
export const CorrectDecisionPage = ({
  form,
  csrf,
  all,
  one,
}: {
  readonly form: FormState;
  readonly csrf: string;
  readonly all: Decisions;
  readonly one: One;
}): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const href = `${ideaHref(all.reference)}/decision`;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={all.reference}
        title="Correct the words of this decision"
        reading={`${outcomeWords(one.outcome)}: ${all.title}. What stood before stays in the history, and those who follow it are told.`}
      />
      <Form
        action={`${href}/${one.id}`}
        csrf={csrf}
        hidden={{ version: values.version ?? String(all.version) }}
      >
        <TextField {...field('body')} label="Who decided?" />
        {one.outcome === 'yes-with-conditions' ? (
          <TextAreaField {...field('conditions')} label="On which conditions?" rows={4} />
        ) : null}
        <TextAreaField
          {...field('reasons')}
          label="The reasons, in plain words"
          hint="Everybody reads this. Short sentences and everyday words: aim at a reading age of 9 to 11."
          rows={6}
        />
        <TextField
          {...field('address')}
          label="Where can its minutes be read?"
          hint="An address; you may leave this empty."
          type="url"
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep the correction</Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
