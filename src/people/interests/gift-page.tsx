import type { ReactNode } from 'react';
import {
  Button,
  ChipField,
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
import { Foot, type OwnForm, Paper, Party } from './interest-fields.tsx';
import type { Mine } from './mine.ts';

/** Declaring a gift or hospitality. */
export const GiftPage = ({ form, csrf, mine }: OwnForm & { readonly mine: Mine }): ReactNode => {
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
          {...field('kind')}
          label="What was it?"
          choices={[
            { value: 'gift', text: 'A gift' },
            { value: 'hospitality', text: 'A meal, travel, a place to stay' },
          ]}
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
        <DateField {...dateFieldIn(form)('onDay')} label="When was it offered?" />
        <RadioField
          {...field('outcome')}
          label="What became of it?"
          small
          choices={[
            { value: 'accepted', text: 'I accepted it' },
            { value: 'declined', text: 'I declined it' },
            { value: 'passed-on', text: 'I passed it on, to a charity for example' },
          ]}
        />
        <TextAreaField
          {...field('words')}
          label="Why?"
          hint="You may leave this empty. Everybody can read it."
          rows={2}
        />
        <Paper form={form} mine={mine} />
        <Foot form={form} mine={mine}>
          <Button>Declare it</Button>
        </Foot>
      </Form>
    </>
  );
};
