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
  Form,
  fieldIn,
  LinedList,
  PageHead,
  RadioField,
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
export const AskPage = ({ form, csrf, meeting }: Common & { readonly meeting: MeetingAnswer }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={meeting.title}
        title="Ask the meeting a question"
        reading="Anybody may ask. We read your question first, then it stands on this meeting’s page with its answer. Please write nothing about a patient’s health that could tell who they are."
      />
      <Form action={`${meetingHref(meeting.reference)}/ask`} csrf={csrf} hidden={{ once: form.values.once }}>
        <TextAreaField {...field('words')} label="Your question" rows={5} />
        <SelectField
          {...field('item')}
          label="Is it about one item?"
          empty="No, or I do not know"
          options={meeting.items
            .filter(({ isPrivate, state }) => !isPrivate && state !== 'withdrawn')
            .map(({ id, number, title }) => ({ value: String(id), text: `${number} ${title}` }))}
        />
        <TextField
          {...field('asker')}
          label="Your name"
          hint="You may leave this empty. What you write here is shown to everybody."
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
};

const STATES = {
  new: ['amber', 'To be read'],
  shown: ['green', 'Shown'],
  'not-shown': ['plain', 'Not shown'],
} as const;

/** What came in: those to be read first. */
export const QuestionsPage = ({
  meeting,
  questions,
}: {
  readonly meeting: MeetingAnswer;
  readonly questions: readonly Question[];
}): ReactNode => {
  const rank = ({ state, answer }: Question) => (state === 'new' ? 0 : state === 'shown' && !answer ? 1 : 2);
  return (
    <>
      <PageHead
        reference={<a href={meetingHref(meeting.reference)}>{meeting.title}</a>}
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
        <LinedList>
          {[...questions]
            .sort((a, b) => rank(a) - rank(b))
            .map((one) => (
              <li key={one.id}>
                <p>
                  <a href={`${meetingHref(meeting.reference)}/questions/${one.id}`}>{one.words}</a>{' '}
                  <Tag tone={STATES[one.state][0]}>{STATES[one.state][1]}</Tag>
                </p>
                <p className="cf-small cf-quiet">
                  {one.asker ?? 'A member of the public'}
                  {one.answer ? `. Answer: ${one.answer}` : ''}
                  {one.state_reason ? `. Not shown: ${one.state_reason}` : ''}
                </p>
              </li>
            ))}
        </LinedList>
      )}
    </>
  );
};

/** Reading one question: shown or not, answered. */
export const ModeratePage = ({
  form,
  csrf,
  meeting,
  question,
}: Common & { readonly meeting: MeetingAnswer; readonly question: Question }): ReactNode => {
  const { errors } = form;
  const field = fieldIn(form);
  const back = `${meetingHref(meeting.reference)}/questions`;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={meeting.title}
        title="A question from the public"
        below={<Written text={question.words} />}
        reading={`${question.asker ?? 'A member of the public'} asks:`}
      />
      <Form action={`${back}/${question.id}`} csrf={csrf}>
        <RadioField
          {...field('state')}
          label="Is it shown?"
          choices={[
            { value: 'shown', text: 'Yes, to everybody' },
            { value: 'not-shown', text: 'No' },
          ]}
        />
        <TextField {...field('reason')} label="If not, why" hint="The asker is told, where they signed in." />
        <TextAreaField
          {...field('answer')}
          label="The answer"
          hint="You may leave this empty until the meeting has answered. Everybody reads it."
          rows={4}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep this</Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
