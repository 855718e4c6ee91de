import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateText,
  Empty,
  ErrorSummary,
  errorFor,
  Form,
  LinedList,
  PageHead,
  RadioField,
  Section,
  SelectField,
  Tag,
  TextAreaField,
  TextField,
  Written,
} from '../../../ui/index.ts';
import { meetingHref } from '../../kit/refs.ts';
import type { MeetingAnswer } from '../uses.ts';
import type { Question } from './uses.ts';

type Common = { readonly form: FormState; readonly csrf: string };

/** What the public asked and what was answered, as everybody reads it. */
export const ShownQuestions = ({ questions }: { readonly questions: readonly Question[] }): ReactNode => (
  <LinedList>
    {questions.map((one) => (
      <li key={one.id} className="cf-question">
        <Written text={one.words} />
        <p className="cf-small cf-quiet">{one.asker ?? 'A member of the public'}</p>
        {one.answer ? (
          <div className="cf-question__answer">
            <p className="cf-small">
              <b>Answer</b>
              {one.answered_on ? (
                <>
                  , <DateText date={one.answered_on} />
                </>
              ) : null}
            </p>
            <Written text={one.answer} />
          </div>
        ) : (
          <p className="cf-small">It waits for its answer.</p>
        )}
      </li>
    ))}
  </LinedList>
);

/** Asking a meeting. */
export const AskPage = ({ form, csrf, meeting }: Common & { readonly meeting: MeetingAnswer }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={meeting.title}
      title="Ask the meeting a question"
      reading="Anybody may ask. We read your question first, then it stands on this meeting’s page with its answer. Please write nothing about a patient’s health that could tell who they are."
    />
    <Form action={`${meetingHref(meeting.reference)}/ask`} csrf={csrf} hidden={{ once: form.values.once }}>
      <TextAreaField
        name="words"
        label="Your question"
        rows={5}
        value={form.values.words}
        error={errorFor(form.errors, 'words')}
      />
      <SelectField
        name="item"
        label="Is it about one item?"
        empty="No, or I do not know"
        value={form.values.item}
        error={errorFor(form.errors, 'item')}
        options={meeting.items
          .filter(({ isPrivate, state }) => !isPrivate && state !== 'withdrawn')
          .map(({ id, number, title }) => ({ value: String(id), text: `${number} ${title}` }))}
      />
      <TextField
        name="asker"
        label="Your name"
        hint="You may leave this empty. What you write here is shown to everybody."
        value={form.values.asker}
        error={errorFor(form.errors, 'asker')}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Send my question</Button>
        <ButtonLink look="quiet" href={meetingHref(meeting.reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

const STATES = {
  new: ['amber', 'To be read'],
  shown: ['green', 'Shown'],
  'not-shown': ['plain', 'Not shown'],
} as const;

/** Reading what came in: shown or not, answered. */
export const ModeratePage = ({
  form,
  csrf,
  meeting,
  questions,
  open,
}: Common & {
  readonly meeting: MeetingAnswer;
  readonly questions: readonly Question[];
  /** The question whose form was refused. */
  readonly open: number | undefined;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={meeting.title}
      title="Questions from the public"
      reading={`${questions.filter(({ state }) => state === 'new').length} to be read, ${questions.filter(({ state, answer }) => state === 'shown' && !answer).length} shown without an answer.`}
    />
    {questions.length === 0 ? (
      <Empty
        title="No question yet"
        hint="Questions come in from the meeting’s page once its agenda is out."
        action={<ButtonLink href={meetingHref(meeting.reference)}>Back to the meeting</ButtonLink>}
      />
    ) : (
      questions.map((one) => {
        const mine = open === one.id;
        const value = (name: 'state' | 'reason' | 'answer', kept: string | null) =>
          mine ? form.values[name] : (kept ?? undefined);
        const error = (name: string) => (mine ? errorFor(form.errors, name) : undefined);
        return (
          <Section
            key={one.id}
            id={`question-${one.id}`}
            title={one.asker ?? 'A member of the public'}
            aside={<Tag tone={STATES[one.state][0]}>{STATES[one.state][1]}</Tag>}
          >
            <Written text={one.words} />
            <Form action={`${meetingHref(meeting.reference)}/questions/${one.id}`} csrf={csrf} guard={false}>
              <fieldset className="nhsuk-fieldset">
                <legend className="cf-hidden">This question</legend>
                <RadioField
                  name={mine ? 'state' : `state`}
                  label="Is it shown?"
                  value={value('state', one.state === 'new' ? null : one.state)}
                  error={error('state')}
                  choices={[
                    { value: 'shown', text: 'Yes, to everybody' },
                    { value: 'not-shown', text: 'No' },
                  ]}
                />
                <TextField
                  name="reason"
                  label="If not, why"
                  value={value('reason', one.state_reason)}
                  error={error('reason')}
                />
                <TextAreaField
                  name="answer"
                  label="The answer"
                  hint="You may leave this empty until the meeting has answered."
                  rows={3}
                  value={value('answer', one.answer)}
                  error={error('answer')}
                />
              </fieldset>
              {mine ? <ConfirmWords form={form} /> : null}
              <Button look="secondary">Keep this</Button>
            </Form>
          </Section>
        );
      })
    )}
  </>
);
