import type { ReactNode } from 'react';
import { PLAIN_AGE, readingAge } from '../../proposals/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  DateField,
  dateFieldIn,
  fieldIn,
  Note,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { plainHelp } from './plain-rules.ts';
import { dissentCount } from './prefill.ts';
import { plainText } from './verdict-rules.ts';

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** How the words read so far, with what would make them easier. */
export const HowItReads = ({ values }: Pick<FormState, 'values'>): ReactNode => {
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
export const WordFields = ({
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
        {...dateFieldIn(form)('reviewOn')}
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

/** Keeping the words of a decision, or first seeing how they read; and the way back. */
export const WordButtons = ({ keep, back }: { readonly keep: string; readonly back: string }): ReactNode => (
  <Buttons>
    <Button name="do" value="keep">
      {keep}
    </Button>
    <Button look="secondary" name="do" value="look">
      See how it reads first
    </Button>
    <ButtonLink look="quiet" href={back}>
      Cancel
    </ButtonLink>
  </Buttons>
);
