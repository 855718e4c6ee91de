import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { Button, Buttons, Form, fieldIn, RadioField, TextField } from '../../ui/index.ts';
import { hundredthsText } from '../kit/amounts-rules.ts';
import { ideaHref } from '../kit/refs.ts';
import type { RouteAnswer } from './uses.ts';

const said = (flag: boolean | null): string => (flag === null ? 'unknown' : flag ? 'yes' : 'no');

/** What the form begins with: what is known now. */
export const routeFactsValues = ({ facts, version }: RouteAnswer): Record<string, string> => ({
  budgetShare: facts.budgetShare === null ? '' : hundredthsText(facts.budgetShare),
  restricts: said(facts.restricts),
  partnersChange: said(facts.partnersChange),
  version: String(version),
});

const CHOICES = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known yet' },
];

/** What leads know before a case is written, so that the route is right from the first day. */
export const RouteFactsForm = ({
  reference,
  form,
  csrf,
}: {
  readonly reference: string;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const { values } = form;
  const field = fieldIn(form);
  return (
    <Form action={`${ideaHref(reference)}/route`} csrf={csrf} hidden={{ version: values.version }}>
      <TextField
        {...field('budgetShare')}
        label="Its share of the group’s budget each year, in per cent"
        hint="Such as 0.05. Leave it empty when you do not know."
        width={5}
        inputMode="decimal"
      />
      <RadioField
        {...field('restricts')}
        label="Does it take a treatment from people, or put conditions to it?"
        choices={CHOICES}
        small
      />
      <RadioField
        {...field('partnersChange')}
        label="Must a partner organisation change what it does?"
        choices={CHOICES}
        small
      />
      <Buttons>
        <Button look="secondary">Keep, and work the route out</Button>
      </Buttons>
    </Form>
  );
};
