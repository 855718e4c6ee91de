import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { counted, fieldIn, Hidden, More, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { isNumberFact } from '../routes/rules.ts';
import { factName } from '../routes/scheme-words.ts';
import { type Draft, listIn, textIn } from './draft-rules.ts';
import { FACTS, type Fact, factsOfQuestion, unitOf } from './scheme-form-rules.ts';
import { StepButton } from './step-button.tsx';

export type FieldsProps = {
  readonly form: FormState;
  readonly draft: Draft;
  /** Where the form is sent. */
  readonly action: string;
  /** The button that brought the form back, such as `add:questions.0.lines`. */
  readonly pressed?: string | undefined;
  readonly bodies: readonly { readonly key: string; readonly label: string }[];
};

const Bodies = ({ form, draft, action }: FieldsProps): ReactNode => {
  const field = fieldIn(form);
  return (
    <fieldset className="cf-part" id="bodies">
      <legend>Who decides, from the one that may decide least to the one that may decide all</legend>
      {listIn(draft, 'bodies').map((body, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
        <div key={place} className="cf-part__row">
          <input type="hidden" name={`bodies.${place}.key`} value={textIn(body, 'key')} />
          <TextField {...field(`bodies.${place}.label`)} label={<>Body {place + 1}</>} />
          <TextField
            {...field(`bodies.${place}.days`)}
            label={
              <>
                Answers within<Hidden>: body {place + 1}</Hidden>
              </>
            }
            width={4}
            inputMode="numeric"
          />
          <SelectField
            {...field(`bodies.${place}.unit`)}
            label={
              <>
                Days<Hidden> of body {place + 1}</Hidden>
              </>
            }
            options={[
              { value: 'calendar', text: 'calendar days' },
              { value: 'working', text: 'working days' },
            ]}
          />
          <div className="cf-part__do">
            {place > 0 ? (
              <StepButton action={action} step={`up:bodies.${place}`} at="bodies">
                Up<Hidden>: body {place + 1}</Hidden>
              </StepButton>
            ) : null}
            <StepButton action={action} step={`remove:bodies.${place}`} at="bodies">
              Remove<Hidden> body {place + 1}</Hidden>
            </StepButton>
          </div>
        </div>
      ))}
      <StepButton action={action} step="add:bodies" at="bodies">
        Add a body
      </StepButton>
    </fieldset>
  );
};

const LimitFields = ({
  form,
  at,
  fact,
  line,
}: {
  readonly form: FormState;
  readonly at: string;
  readonly fact: Fact;
  readonly line: number;
}): ReactNode => {
  const field = fieldIn(form);
  const of = <Hidden>, line {line}</Hidden>;
  if (!isNumberFact(fact))
    return (
      <SelectField
        {...field(`${at}.is`)}
        label={
          <>
            {factName(fact)}?{of}
          </>
        }
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'either', text: 'Either' },
        ]}
      />
    );
  const unit = `${factName(fact)}, ${unitOf(fact)}`;
  return (
    <>
      <TextField
        {...field(`${at}.over`)}
        label={
          <>
            Over<Hidden>: {unit}</Hidden>
            {of}
          </>
        }
        width={10}
        inputMode="decimal"
      />
      <TextField
        {...field(`${at}.upTo`)}
        label={
          <>
            Up to ({unitOf(fact)})<Hidden>: {unit}</Hidden>
            {of}
          </>
        }
        width={10}
        inputMode="decimal"
      />
    </>
  );
};

const Line = ({
  form,
  draft,
  action,
  question,
  line,
  place,
  number,
}: FieldsProps & {
  readonly question: Draft;
  readonly line: Draft;
  readonly place: number;
  readonly number: number;
}): ReactNode => {
  const at = `questions.${place}.lines.${number}`;
  const field = fieldIn(form);
  const bodies = listIn(draft, 'bodies').map((body) => ({
    value: textIn(body, 'key'),
    text: textIn(body, 'label') || 'A body without a name',
  }));
  const goesTo = textIn(line, 'goesTo');
  const gone = goesTo && !bodies.some(({ value }) => value === goesTo);
  return (
    <fieldset className="cf-part__line">
      <legend>Line {number + 1}</legend>
      <input type="hidden" name={`${at}.key`} value={textIn(line, 'key')} />
      <div className="cf-part__row">
        {factsOfQuestion(question).map((fact, which) => (
          <LimitFields key={fact} form={form} at={`${at}.limits.${which}`} fact={fact} line={number + 1} />
        ))}
        <SelectField
          {...field(`${at}.goesTo`)}
          label="Goes to at least"
          empty="Nobody further"
          options={[...bodies, ...(gone ? [{ value: goesTo, text: 'A body that is no longer there' }] : [])]}
        />
        <TextAreaField {...field(`${at}.also`)} label="Also needs, one a line" rows={1} />
        <TextField {...field(`${at}.says`)} label="Says, where it asks nothing" />
        <div className="cf-part__do">
          <StepButton action={action} step={`remove:${at}`} at={`question-${place}`}>
            Remove
            <Hidden>
              {' '}
              line {number + 1} of question {place + 1}
            </Hidden>
          </StepButton>
        </div>
      </div>
    </fieldset>
  );
};

const factOptions = FACTS.map((fact) => ({ value: fact, text: factName(fact) }));

/** Whether the button that brought the form back was one of this question’s, or brought the question here. */
const isWorkedOn = (pressed: string, place: number): boolean =>
  [`add:questions.${place}.lines`, `check:questions.${place}`, `up:questions.${place + 1}`].includes(
    pressed,
  ) || pressed.startsWith(`remove:questions.${place}.`);

const Question = (props: FieldsProps & { readonly question: Draft; readonly place: number }): ReactNode => {
  const { form, action, question, place, pressed = '' } = props;
  const field = fieldIn(form);
  const at = `questions.${place}`;
  const lines = listIn(question, 'lines');
  const title = textIn(question, 'title');
  // Six questions unfolded are forty screens of a phone: each stays closed until it is worked on or has to be put right.
  const open =
    title === '' || isWorkedOn(pressed, place) || form.errors.some(({ field }) => field.startsWith(`${at}.`));
  return (
    <fieldset className="cf-part" id={`question-${place}`}>
      <legend>
        Question {place + 1}
        {title ? `: ${title}` : ''}
      </legend>
      <input type="hidden" name={`${at}.key`} value={textIn(question, 'key')} />
      <More
        summary={`Change it: ${counted(lines.length, 'line', 'lines')}`}
        about={`of question ${place + 1}`}
        open={open}
      >
        <div className="cf-part__row">
          <TextField {...field(`${at}.title`)} label="What is asked" />
          <SelectField
            {...field(`${at}.facts.first`)}
            label="About"
            empty="Choose what it is about"
            options={factOptions}
          />
          <SelectField
            {...field(`${at}.facts.second`)}
            label="And about"
            empty="Nothing more"
            options={factOptions}
          />
        </div>
        {lines.map((line, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
          <Line key={number} {...props} line={line} number={number} />
        ))}
        <div className="cf-part__do">
          <StepButton action={action} step={`add:${at}.lines`} at={`question-${place}`}>
            Add a line<Hidden> to question {place + 1}</Hidden>
          </StepButton>
          <StepButton action={action} step={`check:${at}`} at={`question-${place}`}>
            Show its limits<Hidden> of question {place + 1}</Hidden>
          </StepButton>
          {place > 0 ? (
            <StepButton action={action} step={`up:${at}`} at={`question-${place - 1}`}>
              Up<Hidden>: question {place + 1}</Hidden>
            </StepButton>
          ) : null}
          <StepButton action={action} step={`remove:${at}`} at="bodies">
            Remove<Hidden> question {place + 1}</Hidden>
          </StepButton>
        </div>
      </More>
    </fieldset>
  );
};

/** A scheme of delegation as a form: who decides, and questions whose lines send each case to one of them. */
export const SchemeFields = (props: FieldsProps): ReactNode => {
  const { form, draft, action } = props;
  const questions = listIn(draft, 'questions');
  return (
    <>
      <TextField
        {...fieldIn(form)('approvedBy')}
        label="Approved by"
        hint="The body and its day, such as Governing body, 26 March 2026."
      />
      <Bodies {...props} />
      <p>
        Each question has an answer for every case: “over” one limit, “up to and with” another; empty is no
        limit. A case goes to the highest body that any question asks for.
      </p>
      {questions.map((question, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
        <Question key={place} {...props} question={question} place={place} />
      ))}
      <div className="cf-part__do">
        <StepButton action={action} step="add:questions" at={`question-${questions.length}`}>
          Add a question
        </StepButton>
      </div>
    </>
  );
};
