import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { londonDate, longDate, weekdayDate } from '../../shared/dates.ts';
import { ButtonLink, Buttons, counted, Fold, Links, Section, Stack, Written } from '../../ui/index.ts';
import type { Proposal } from '../kit/find.ts';
import type { PartOf } from '../kit/part.ts';
import type { ProblemAnswer } from './answers.ts';
import { StatementBars } from './bars.tsx';
import { Dissent } from './dissent.tsx';
import { loadProblem } from './find.ts';
import { problemHref } from './hrefs.ts';
import { shownProblem } from './shown.ts';
import { Whom } from './whom.tsx';

/** So many statements and dissents stand on the page of the proposal; the page of the problem has them all. */
const MOST_STATEMENTS = 6;
const MOST_DISSENT = 2;

const Bars = ({ problem }: { readonly problem: ProblemAnswer }): ReactNode => {
  const open = problem.statements.filter(({ stands }) => stands === 'open');
  return open.length === 0 ? null : (
    <StatementBars statements={open.slice(0, MOST_STATEMENTS)} heading="What people said of each statement" />
  );
};

/** `What people said of 5 statements, and who sees it otherwise`. */
const saidSummary = ({ statements, dissent }: ProblemAnswer): string => {
  const open = statements.filter(({ stands }) => stands === 'open').length;
  const said = `What people said of ${counted(open, 'statement', 'statements')}`;
  return dissent.length > 0 ? `${said}, and who sees it otherwise` : said;
};

const Agreed = ({ problem }: { readonly problem: ProblemAnswer }): ReactNode => {
  const { closing, asked, answered, reference } = problem;
  return closing === null ? null : (
    <Section
      title="The problem, as agreed"
      aside={`${longDate(closing.on)}, ${answered} of ${asked} asked have answered`}
      id="problem"
    >
      <Stack>
        <div className="cf-agreed">
          <Written text={closing.text} />
        </div>
        <Fold summary={saidSummary(problem)}>
          <Stack>
            <Bars problem={problem} />
            <Dissent problem={problem} most={MOST_DISSENT} />
          </Stack>
        </Fold>
        <Links links={[{ href: problemHref(reference), text: 'All that was said, and who was asked' }]} />
      </Stack>
    </Section>
  );
};

const Asking = ({ problem }: { readonly problem: ProblemAnswer }): ReactNode => {
  const { reference, asked, answered, due, may, statements } = problem;
  const open = statements.filter(({ stands }) => stands === 'open');
  const left = open.filter(({ own }) => own === null).length;
  return (
    <Section
      title="What is the problem?"
      aside={`${answered} of ${asked} asked have answered${due ? `; until ${weekdayDate(due)}` : ''}`}
      id="problem"
    >
      <Stack>
        <p>
          First it is agreed what the problem is, with those it touches. Solutions come after.{' '}
          {may.work ? null : 'The two leads write down what is agreed.'}
        </p>
        <Bars problem={problem} />
        <Buttons>
          {may.answer && open.length > 0 ? (
            <ButtonLink href={problemHref(reference, 'answer')}>
              {left > 0 ? 'Say how you see it' : 'Look at your answers'}
            </ButtonLink>
          ) : null}
          {may.work ? (
            <ButtonLink look="quiet" href={problemHref(reference, 'closing')}>
              Write what is agreed
            </ButtonLink>
          ) : null}
        </Buttons>
        <Links links={[{ href: problemHref(reference), text: 'All statements, and who is asked' }]} />
      </Stack>
    </Section>
  );
};

const NotAsked = ({ problem }: { readonly problem: ProblemAnswer }): ReactNode => {
  const { reference, may, touches } = problem;
  return (
    <Section title="What is the problem?" aside="nobody is asked yet" id="problem">
      <Stack>
        <p>
          Before anybody offers a solution, those it touches say what the problem is. The two leads say whom
          it touches, write a few statements, and ask them.
        </p>
        {may.touch ? (
          <Buttons>
            <ButtonLink href={problemHref(reference, touches ? 'statements' : 'touches')}>
              {touches ? 'Write the statements' : 'Say whom it touches'}
            </ButtonLink>
          </Buttons>
        ) : null}
        <Links links={[{ href: problemHref(reference), text: 'The problem' }]} />
      </Stack>
    </Section>
  );
};

const SetAside = ({ problem }: { readonly problem: ProblemAnswer }): ReactNode => (
  <Section title="The problem was set aside" aside="by the chair" id="problem">
    <Stack>
      <p>It goes on without an agreed problem, for this reason of the chair’s:</p>
      <Written text={problem.setAsideBecause ?? 'No reason is kept.'} />
      <Bars problem={problem} />
    </Stack>
  </Section>
);

const mainOf = (problem: ProblemAnswer): ReactNode => {
  switch (problem.stands) {
    case 'closed':
      return <Agreed problem={problem} />;
    case 'asking':
      return <Asking problem={problem} />;
    case 'set-aside':
      return <SetAside problem={problem} />;
    case 'not-asked':
      return <NotAsked problem={problem} />;
    case 'waiting':
      return undefined;
  }
};

/** Whom it touches, beside it. */
const asideOf = (problem: ProblemAnswer): ReactNode =>
  problem.touches ? (
    <Section title="Whom it touches" id="touches">
      <Fold summary="Practices, specialists, partners and patients">
        <Whom touches={problem.touches} />
      </Fold>
      {problem.may.touch ? (
        <Links
          links={[{ href: problemHref(problem.reference, 'touches'), text: 'Change whom it touches' }]}
        />
      ) : null}
    </Section>
  ) : undefined;

/** The problem on the page of its proposal. */
export const problemPart: PartOf = async ({ platform, actor }: Ask, proposal: Proposal) => {
  const kept = await loadProblem(platform.db, proposal.reference);
  const problem = await shownProblem(platform.db, actor, proposal, kept, londonDate(platform.now()));
  return { main: mainOf(problem), aside: asideOf(problem) };
};
