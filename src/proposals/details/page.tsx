import type { ReactNode } from 'react';
import { conditionOptions } from '../../needs/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  Form,
  fieldIn,
  Halves,
  PageHead,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { PhaseFields } from '../moves/fields.tsx';

type Props = {
  readonly form: FormState;
  readonly csrf: string;
  readonly proposal: Proposal;
  readonly as: 'lead' | 'raiser';
};

const Benefit = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  return (
    <Section
      title="People it is expected to help"
      id="benefit"
      aside="what delay costs is worked out from this; leave all of it empty while nobody knows"
    >
      <TextField
        {...field('value')}
        label="How many people each month, once it is live?"
        width={10}
        inputMode="decimal"
      />
      <Halves>
        <TextField {...field('lower')} label="At least" width={10} inputMode="decimal" />
        <TextField {...field('upper')} label="At most" width={10} inputMode="decimal" />
      </Halves>
      <TextField
        {...field('from')}
        label="What was that worked out from?"
        hint="24 months of requests, for example."
      />
      <TextAreaField
        {...field('assumes')}
        label="What must hold for it to be so?"
        hint="All of them would have been scanned within six weeks, for example."
        rows={2}
      />
    </Section>
  );
};

/** What an idea is called and what is said of it: by whoever raised it at first, by its leads from then on. */
export const DetailsPage = ({ form, csrf, proposal, as }: Props): ReactNode => {
  const field = fieldIn(form);
  const { reference } = proposal;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={<a href={ideaHref(reference)}>{reference}</a>}
        title={as === 'lead' ? 'Its name and summary' : 'Put your words right'}
        reading={
          as === 'lead'
            ? 'Everybody reads these words. What stood before stays in the history.'
            : 'You may put your words right until somebody takes it on. What stood before stays in the history.'
        }
      />
      <Form
        action={`${ideaHref(reference)}/details`}
        csrf={csrf}
        hidden={{ version: form.values.version ?? String(proposal.version) }}
      >
        <TextField
          {...field('title')}
          label="What is it called?"
          hint="A few plain words that say what it is about."
        />
        {as === 'raiser' ? (
          <TextAreaField
            {...field('what')}
            label="What happens to patients?"
            hint="Nothing in it may tell who a patient is."
            rows={5}
          />
        ) : (
          <>
            <TextAreaField
              {...field('reading')}
              label="The reading"
              hint="One or two sentences, the news first: what is wrong, how much of it, and what happens next."
              rows={3}
            />
            <PhaseFields form={form} />
            <SelectField
              {...field('condition')}
              label="Is it about one condition?"
              empty="No one condition"
              options={conditionOptions()}
            />
            <Benefit form={form} />
          </>
        )}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep it</Button>
          <ButtonLink look="quiet" href={ideaHref(reference)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
