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
  TextField,
} from '../../ui/index.ts';
import { RULES } from './rules-page.tsx';
import { RULE_NUMBERS, RULE_WORDS } from './rules-rules.ts';

/** The form of new rules, filled with those in force. */
export const NewRulesPage = ({
  form,
  csrf,
}: {
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Enter new rules"
        reading="They hold from the day you give. What was declared before stays under the rules of its day."
      />
      <Form action={`${RULES}/new`} csrf={csrf}>
        {RULE_NUMBERS.map((part) => (
          <TextField
            key={part}
            {...field(part)}
            label={`${RULE_WORDS[part].name} (${RULE_WORDS[part].unit[1]})`}
            hint={`Counted ${RULE_WORDS[part].means}`}
            width={4}
            inputMode="numeric"
          />
        ))}
        <TextAreaField
          {...field('bands')}
          label="Bands of money"
          hint="One a line. What was declared in a band that you leave out keeps its words."
          rows={6}
        />
        <DateField
          {...dateFieldIn(form)('from')}
          label="From which day?"
          hint="Today or later. For example, 1 4 2027"
        />
        <TextAreaField
          {...field('source')}
          label="Where do they come from?"
          hint="The policy, its section and its date. Everybody can read it. A rule that stays the same and was verified keeps its own source."
          rows={2}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Enter these rules</Button>
          <ButtonLink look="quiet" href={RULES}>
            Leave them as they are
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
