import type { ReactNode } from 'react';
import { OUTCOMES, outcomeWords } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import {
  ConfirmWords,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  More,
  PageHead,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Props } from './forms.tsx';
import type { Place } from './place.ts';
import { HowItReads, WordButtons, WordFields } from './word-fields.tsx';

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
          {...dateFieldIn(form)('withheldUntil')}
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
        <WordButtons keep="Write it down" back={back} />
      </Form>
    </>
  );
};
