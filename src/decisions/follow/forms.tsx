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
  PageHead,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { DecisionAnswer } from '../decided/answers.ts';
import { decisionHref } from '../kit/refs.ts';
import type { FollowKind } from './tables.ts';
import { followTitle, VERDICTS, verdictWords } from './words-rules.ts';

const TITLES: Readonly<Record<FollowKind, { readonly label: string; readonly hint: string }>> = {
  contract: {
    label: 'What is the contract called?',
    hint: 'Its reference, or a short name: “One line, £92.00 a scan”.',
  },
  measure: { label: 'What is the measure called?', hint: 'For example, “Median wait for a heart scan”.' },
  review: { label: 'What did the review find, in one line?', hint: 'Everybody reads it.' },
};
const DAYS: Readonly<Record<FollowKind, string>> = {
  contract: 'When did it begin?',
  measure: 'Up to which day was it measured?',
  review: 'When was it reviewed?',
};

type Props = {
  readonly form: FormState;
  readonly csrf: string;
  readonly one: DecisionAnswer;
};

/** Telling what followed a decision. */
export const FollowPage = ({ form, csrf, one, kind }: Props & { readonly kind: FollowKind }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const href = decisionHref(one.reference);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={one.reference}
        title={followTitle(kind)}
        reading={`${one.title}. It stands on the thread, and whoever raised the idea hears of it first.`}
      />
      <Form action={`${href}/follow/${kind}`} csrf={csrf} hidden={{ once: values.once }}>
        <TextField {...field('title')} {...TITLES[kind]} />
        <DateField {...dateFieldIn(form)('on')} label={DAYS[kind]} />
        {kind === 'measure' ? (
          <>
            <TextField
              {...field('expected')}
              label="What did the case expect?"
              hint="With its unit: “6 weeks by March 2027”."
            />
            <TextField
              {...field('measured')}
              label="What was measured?"
              hint="With its unit: “10.4 weeks”."
            />
          </>
        ) : null}
        {kind === 'contract' ? null : (
          <RadioField
            {...field('verdict')}
            label="How does it compare with what was promised?"
            choices={VERDICTS.map((value) => ({ value, text: verdictWords(value) }))}
          />
        )}
        <TextAreaField
          {...field('words')}
          label="What does it mean, in plain words?"
          hint="Everybody reads this. Short sentences help."
          rows={4}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Tell it</Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

/** Taking back what was told in error. */
export const TakeBackPage = ({ form, csrf, one, id }: Props & { readonly id: number }): ReactNode => {
  const href = decisionHref(one.reference);
  const told = one.followed.find((followed) => followed.id === id);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={one.reference}
        title={`Take back: ${told?.title ?? ''}`}
        reading="It leaves the page and the thread. That it was taken back, and why, stays in the history, and those who follow the idea are told."
      />
      <Form action={`${href}/follow/${id}/take-back`} csrf={csrf}>
        <TextAreaField {...fieldIn(form)('reason')} label="Why is it taken back?" rows={3} />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Take it back</Button>
          <ButtonLink look="quiet" href={href}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
