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
  TextAreaField,
} from '../../ui/index.ts';
import { decisionHref } from '../kit/refs.ts';
import type { DecisionAnswer } from './answers.ts';
import { HowItReads, WordButtons, WordFields } from './word-fields.tsx';

export type Props = { readonly form: FormState; readonly csrf: string };

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
        <WordButtons keep="Keep the correction" back={href} />
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
        reading={`${one.title}. It goes to its page, to search and to the feeds${one.idea ? `, and ${one.idea} moves on` : ''}. That cannot be taken back: people may keep what they read.`}
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
        <DateField {...dateFieldIn(form)('withheldUntil')} label="Until when?" />
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
