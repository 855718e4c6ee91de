import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  PageHead,
  Section,
  Stack,
  Tag,
  TextAreaField,
} from '../../ui/index.ts';
import type { ProblemAnswer, StatementAnswer } from './answers.ts';
import { byText } from './dissent.tsx';
import { problemHref } from './hrefs.ts';
import { OpenForm } from './open-form.tsx';
import type { StatementMove } from './statements.ts';
import { standsWords } from './words.ts';

type Props = {
  readonly problem: ProblemAnswer;
  readonly form: FormState;
  readonly csrf: string;
  /** The statement that is being changed, and how. */
  readonly chosen: { readonly statement: StatementAnswer; readonly move: StatementMove } | undefined;
};

const BUTTONS: Readonly<Record<StatementMove, string>> = {
  reword: 'Keep the new words',
  accept: 'Open it to answers',
  'not-take': 'Do not take it',
  withdraw: 'Withdraw it',
};

const TITLES: Readonly<Record<StatementMove, string>> = {
  reword: 'Reword this statement',
  accept: 'Open this statement to answers',
  'not-take': 'Do not take this statement',
  withdraw: 'Withdraw this statement',
};

const path = (reference: string, id: string): string => `${problemHref(reference, 'statements')}/${id}`;

const Change = ({ problem, form, csrf, chosen }: Props & { chosen: NonNullable<Props['chosen']> }) => {
  const field = fieldIn(form);
  const { statement, move } = chosen;
  return (
    <Section title={TITLES[move]} id="change">
      <Form
        action={path(problem.reference, statement.id)}
        csrf={csrf}
        hidden={{ move, version: String(statement.version) }}
      >
        {move === 'reword' ? (
          <TextAreaField
            {...field('text')}
            label="The statement"
            value={form.values.text ?? statement.text}
            rows={3}
          />
        ) : (
          <>
            <p className="cf-agreed">{statement.text}</p>
            {move === 'accept' ? null : (
              <TextAreaField
                {...field('reason')}
                label="Why?"
                hint="It stays on show, and whoever wrote it reads it."
                rows={2}
              />
            )}
          </>
        )}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{BUTTONS[move]}</Button>
          <ButtonLink look="quiet" href={problemHref(problem.reference, 'statements')}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </Section>
  );
};

const movesOf = (statement: StatementAnswer): readonly (readonly [StatementMove, string])[] => {
  switch (statement.stands) {
    case 'proposed':
      return [
        ['accept', 'Open it'],
        ['reword', 'Reword'],
        ['not-take', 'Do not take it'],
      ];
    case 'open':
      return [...(statement.answered ? [] : ([['reword', 'Reword']] as const)), ['withdraw', 'Withdraw']];
    case 'not-taken':
      return [['accept', 'Open it after all']];
    case 'withdrawn':
      return [];
  }
};

const One = ({ problem, statement }: { problem: ProblemAnswer; statement: StatementAnswer }): ReactNode => (
  <li>
    <p>
      {statement.text}{' '}
      {statement.stands === 'open' ? null : (
        <Tag tone={statement.stands === 'proposed' ? 'amber' : 'line'}>{standsWords(statement.stands)}</Tag>
      )}
    </p>
    <p className="cf-small cf-quiet">
      {byText(statement.by)}
      {statement.answered ? '; answered, so its words stay' : ''}
      {statement.reason ? `. Because: ${statement.reason}` : ''}
    </p>
    {problem.may.work ? (
      <ul className="cf-links">
        {movesOf(statement).map(([move, text]) => (
          <li key={move}>
            <a href={`${problemHref(problem.reference, 'statements')}?id=${statement.id}&move=${move}`}>
              {text}
              <Hidden>: {statement.text}</Hidden>
            </a>
          </li>
        ))}
      </ul>
    ) : null}
  </li>
);

/** Writing statements: the leads write and change them, anybody may propose one. */
export const StatementsPage = (props: Props): ReactNode => {
  const { problem, form, csrf, chosen } = props;
  const { reference, title, may, statements, stands, asked, former } = problem;
  const open = statements.some((one) => one.stands === 'open');
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title={may.work ? 'Statements of what the problem is' : 'Propose a statement'}
        reading="One sentence about what happens to patients that people can agree with or not. What should be done about it comes later."
        move={
          may.work && stands === 'not-asked' && open ? (
            <div className="cf-act">
              {asked > 0 ? (
                <OpenForm reference={reference} csrf={csrf} asked={asked} again={former > 0} />
              ) : (
                <ButtonLink href={problemHref(reference, 'touches')}>Next: say whom it touches</ButtonLink>
              )}
            </div>
          ) : undefined
        }
      />
      <Stack>
        {chosen ? (
          <Change {...props} chosen={chosen} />
        ) : (
          <Form action={problemHref(reference, 'statements')} csrf={csrf}>
            <TextAreaField
              {...fieldIn(form)('text')}
              label={may.work ? 'Write a statement' : 'Your statement'}
              hint={
                may.work
                  ? 'Such as: People with suspected heart failure wait too long for a scan.'
                  : 'The two leads open it to answers, or tell you why not.'
              }
              rows={3}
            />
            <ConfirmWords form={form} />
            <Buttons>
              <Button>{may.work ? 'Add it' : 'Propose it'}</Button>
              <ButtonLink look="quiet" href={problemHref(reference)}>
                Back to the problem
              </ButtonLink>
            </Buttons>
          </Form>
        )}
        <Section title="The statements" id="there" aside={`${statements.length} so far`}>
          {statements.length > 0 ? (
            <LinedList>
              {statements.map((statement) => (
                <One key={statement.id} problem={problem} statement={statement} />
              ))}
            </LinedList>
          ) : (
            <Empty
              title="None yet"
              hint="Three to six are enough. Write one that some will not agree with."
            />
          )}
        </Section>
      </Stack>
    </>
  );
};
