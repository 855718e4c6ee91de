import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
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
  Hidden,
  LinedList,
  Links,
  PageHead,
  Section,
  TextAreaField,
} from '../../ui/index.ts';
import type { ProblemAnswer, StatementAnswer } from './answers.ts';
import { problemHref } from './hrefs.ts';
import { STANCES } from './votes-rules.ts';
import { stanceWords } from './words.ts';

type Props = {
  readonly problem: ProblemAnswer;
  readonly form: FormState;
  readonly csrf: string;
  /** The statement asked about now; undefined when all are answered. */
  readonly current: StatementAnswer | undefined;
};

const Mine = ({ problem, current }: Pick<Props, 'problem' | 'current'>): ReactNode => {
  const own = problem.statements.filter(
    (one) => one.stands === 'open' && one.own !== null && one.id !== current?.id,
  );
  return own.length === 0 ? null : (
    <Section title="What you have said" id="said" aside="you may change it until it is closed">
      <LinedList>
        {own.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            <p className="cf-small">
              <b>{one.own ? stanceWords(one.own.stance) : ''}</b>
              {one.own?.words ? ` – “${one.own.words}”` : ''}{' '}
              <a href={`${problemHref(problem.reference, 'answer')}?statement=${one.id}`}>
                Change<Hidden> your answer to: {one.text}</Hidden>
              </a>
            </p>
          </li>
        ))}
      </LinedList>
    </Section>
  );
};

/** One statement at a time: agree, not how I see it, or pass, with own words if any. */
export const AnswerPage = ({ problem, form, csrf, current }: Props): ReactNode => {
  const { reference, title, statements, due } = problem;
  const open = statements.filter(({ stands }) => stands === 'open');
  const place = current ? open.findIndex(({ id }) => id === current.id) + 1 : 0;
  return (
    <div className="cf-answer cf-stack">
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title={current ? 'Is this the problem?' : 'Thank you: you have answered them all'}
        reading={
          current ? (
            <>
              Statement {place} of {open.length}.{' '}
              {due ? (
                <>
                  You have until <DateText date={due} />.
                </>
              ) : null}
            </>
          ) : (
            'You are told what was agreed. If something is missing, propose a statement.'
          )
        }
      />
      {current ? (
        <Form
          action={problemHref(reference, 'answer')}
          csrf={csrf}
          hidden={{ statement: current.id }}
          guard={false}
        >
          <div className="nhsuk-form-group">
            <p className="cf-answer__statement">{current.text}</p>
          </div>
          <TextAreaField
            {...fieldIn(form)('words')}
            label="Why do you see it so?"
            hint="You may leave this empty. Colleagues read it with your name; the public reads it with your role alone."
            value={form.values.words ?? current.own?.words}
            rows={2}
          />
          <ConfirmWords form={form} />
          <Buttons>
            {STANCES.map((stance) => (
              <Button key={stance} look={stance === 'pass' ? 'quiet' : 'main'} name="stance" value={stance}>
                {stanceWords(stance)}
              </Button>
            ))}
          </Buttons>
          {current.own ? (
            <p className="cf-small cf-quiet">You said: {stanceWords(current.own.stance)}.</p>
          ) : null}
        </Form>
      ) : open.length === 0 ? (
        <Empty title="There is no statement yet" hint="The two leads write them. You may propose one." />
      ) : null}
      {current ? null : (
        <Buttons>
          <ButtonLink href={problemHref(reference)}>See what others said</ButtonLink>
        </Buttons>
      )}
      <Links
        links={[{ href: problemHref(reference, 'statements'), text: 'Propose a statement that is missing' }]}
      />
      <Mine problem={problem} current={current} />
    </div>
  );
};
