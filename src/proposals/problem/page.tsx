import type { ReactNode } from 'react';
import { longDate, weekdayDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  counted,
  DayText,
  Empty,
  Facts,
  LinedList,
  Links,
  Move,
  PageHead,
  Section,
  Stack,
  Written,
} from '../../ui/index.ts';
import type { ProblemAnswer } from './answers.ts';
import { StatementBars } from './bars.tsx';
import { byText, Dissent } from './dissent.tsx';
import { problemHref } from './hrefs.ts';
import { OpenForm } from './open-form.tsx';
import { Whom } from './whom.tsx';
import { kindTitle } from './words.ts';

type Props = { readonly problem: ProblemAnswer; readonly csrf: string };

const openOf = ({ statements }: ProblemAnswer) => statements.filter(({ stands }) => stands === 'open');

/** The news of it in a sentence. */
const readingOf = (problem: ProblemAnswer): ReactNode => {
  const { asked, answered, heard, due, closing } = problem;
  switch (problem.stands) {
    case 'closed':
      return closing ? (
        <>
          Agreed on <b>{longDate(closing.on)}</b>: {answered} of {asked} asked have answered,{' '}
          {counted(heard, 'person', 'people')} in all.
        </>
      ) : null;
    case 'asking':
      return (
        <>
          <b>
            {answered} of {asked}
          </b>{' '}
          asked have answered, {counted(heard, 'person', 'people')} in all.{' '}
          {due ? <>They have until {weekdayDate(due)}.</> : null}
        </>
      );
    case 'set-aside':
      return 'The chair set it aside: it goes on without an agreed problem.';
    case 'not-asked':
      return 'Nobody is asked yet. The leads say whom it touches, write a few statements, and ask them.';
    case 'waiting':
      return 'Nobody is asked now: it is not at the stage where its problem is agreed.';
  }
};

/** Whose move it is, and the buttons that are this reader's. */
const WhoseMove = ({ problem, csrf }: Props): ReactNode => {
  const { reference, stands, may, asked, draft } = problem;
  const open = openOf(problem);
  const left = open.filter(({ own }) => own === null).length;
  if (stands === 'asking')
    return (
      <Move
        who="Those it touches"
        actions={
          <>
            {may.answer && open.length > 0 ? (
              <ButtonLink href={problemHref(reference, 'answer')}>
                {left > 0 ? 'Say how you see it' : 'Change your answers'}
              </ButtonLink>
            ) : null}
            {may.work ? (
              <ButtonLink look="quiet" href={problemHref(reference, 'closing')}>
                Write what is agreed
              </ButtonLink>
            ) : null}
          </>
        }
      >
        {problem.due ? (
          <>
            Answer by <DayText date={problem.due} />.{' '}
          </>
        ) : null}
        {draft && draft.signedBy.length > 0 ? `Signed so far: ${draft.signedBy.join(' and ')}.` : null}
      </Move>
    );
  if (stands === 'not-asked' && may.work)
    return (
      <Move
        who="The two leads"
        actions={
          problem.touches && open.length > 0 && asked > 0 ? (
            <OpenForm reference={reference} csrf={csrf} asked={asked} again={problem.former > 0} />
          ) : (
            <ButtonLink href={problemHref(reference, problem.touches ? 'statements' : 'touches')}>
              {problem.touches ? 'Write the statements' : 'Say whom it touches'}
            </ButtonLink>
          )
        }
      >
        {problem.touches
          ? open.length > 0
            ? `${counted(asked, 'one is', 'are')} asked as soon as you say so; they have the days of the rule to answer.`
            : 'Write at least one statement that people can agree with or not.'
          : 'First: whom does it touch?'}
      </Move>
    );
  return undefined;
};

const Statements = ({ problem }: Pick<Props, 'problem'>): ReactNode => {
  const open = openOf(problem);
  const { may, reference, statements } = problem;
  const rest = statements.filter(({ stands }) => stands === 'not-taken' || stands === 'withdrawn');
  const proposed = statements.filter(({ stands }) => stands === 'proposed').length;
  return (
    <Section title="What people see" aside={counted(open.length, 'statement', 'statements')} id="statements">
      <Stack>
        {open.length > 0 ? (
          <StatementBars statements={open} heading="What people said of each statement" />
        ) : (
          <Empty
            title="No statement is written yet"
            hint="A statement is one sentence about what happens to patients that people can agree with or not. Leave solutions out."
          />
        )}
        <Dissent problem={problem} />
        {rest.length > 0 ? (
          <LinedList>
            {rest.map((one) => (
              <li key={one.id}>
                <p>
                  {one.stands === 'withdrawn' ? 'Withdrawn' : 'Not taken'}: {one.text}
                </p>
                <p className="cf-small cf-quiet">
                  Because: {one.reason} Written by {byText(one.by)}.
                </p>
              </li>
            ))}
          </LinedList>
        ) : null}
        {may.propose ? (
          <Links
            links={[
              {
                href: problemHref(reference, 'statements'),
                text: may.work
                  ? `Write and change statements${proposed > 0 ? ` (${proposed} proposed)` : ''}`
                  : 'Propose a statement',
              },
            ]}
          />
        ) : null}
      </Stack>
    </Section>
  );
};

const Closing = ({ problem }: Pick<Props, 'problem'>): ReactNode => {
  const { closing } = problem;
  return closing === null ? null : (
    <Section title="What was agreed" aside={longDate(closing.on)} id="agreed">
      <Stack>
        <div className="cf-agreed">
          <Written text={closing.text} />
        </div>
        <p className="cf-small cf-quiet">
          Both names stand by it: {closing.signedBy.map(byText).join(' and ')}, {longDate(closing.on)}. What
          was said is kept as it stood.
          {problem.may.work ? ' It opens again only with “Back to the problem”, and a reason.' : ''}
        </p>
        {closing.without.map(({ kind, because }) => (
          <p key={kind} className="cf-small">
            <b>{kindTitle(kind)}, closed without them:</b> {because}
          </p>
        ))}
      </Stack>
    </Section>
  );
};

const Asked = ({ problem }: Pick<Props, 'problem'>): ReactNode => {
  const { reference, askedByKind, asked, nobodyFor, askedList, leftOut } = problem;
  return (
    <Section title="Who is asked" aside={`${problem.answered} of ${asked} have answered`} id="asked">
      {askedByKind.length > 0 ? (
        <Facts
          facts={askedByKind.map((one) => ({
            name: kindTitle(one.kind),
            value: `${one.answered} of ${one.asked} have answered`,
          }))}
        />
      ) : (
        <p className="cf-quiet">Nobody yet.</p>
      )}
      {nobodyFor.length > 0 ? (
        <p className="cf-small">
          <b>Nobody found</b> to ask about {nobodyFor.map(({ what }) => what).join(', ')}.
        </p>
      ) : null}
      {askedList.length > 0 || leftOut.length > 0 ? (
        <Links links={[{ href: problemHref(reference, 'asked'), text: 'Who they are, and why' }]} />
      ) : null}
    </Section>
  );
};

/** The problem of a proposal, at its own address. */
export const ProblemPage = ({ problem, csrf }: Props): ReactNode => (
  <>
    <PageHead
      reference={
        <>
          <b>{problem.reference}</b> · {problem.title}
        </>
      }
      title={problem.stands === 'closed' ? 'The problem, as agreed' : 'What is the problem?'}
      reading={readingOf(problem)}
      move={<WhoseMove problem={problem} csrf={csrf} />}
    />
    <Columns
      label="Whom it touches, and who is asked"
      aside={
        <>
          <Section title="Whom it touches" id="touches">
            {problem.touches ? (
              <Whom touches={problem.touches} />
            ) : (
              <p className="cf-quiet">The leads have not said it yet.</p>
            )}
            {problem.may.touch ? (
              <Links
                links={[{ href: problemHref(problem.reference, 'touches'), text: 'Change whom it touches' }]}
              />
            ) : null}
          </Section>
          <Asked problem={problem} />
        </>
      }
    >
      {problem.setAsideBecause ? (
        <Section title="Why it was set aside" id="set-aside">
          <Written text={problem.setAsideBecause} />
        </Section>
      ) : null}
      <Closing problem={problem} />
      <Statements problem={problem} />
    </Columns>
  </>
);
