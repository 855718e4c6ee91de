import type { ReactNode } from 'react';
import { poundsOf } from '../../shared/pounds.ts';
import {
  ButtonLink,
  Columns,
  DateText,
  Facts,
  Links,
  More,
  Note,
  PageHead,
  Section,
  Written,
} from '../../ui/index.ts';
import { bodyHref, portfolioHref } from '../kit/refs.ts';
import { StepButton } from '../kit/step-button.tsx';
import { WhyVoid } from '../kit/void-page.tsx';
import { momentWords } from '../votes/words.ts';
import { countOf, large, listed } from '../words-rules.ts';
import { RuleExample, ruleName } from './example-part.tsx';
import { StepTag } from './list-page.tsx';
import { ProjectsPart } from './projects-part.tsx';
import { ResultPart } from './result-part.tsx';
import { WHY_NOT_OPEN } from './set-up-rules.ts';
import type { PortfolioAnswer } from './shown.ts';
import { VotersPart } from './voters-part.tsx';

type Props = { readonly portfolio: PortfolioAnswer; readonly csrf: string };

const reading = (portfolio: PortfolioAnswer): ReactNode => {
  const { step, result, sumPence, projects } = portfolio;
  if (step === 'void') return 'It was made void and does not count.';
  if (result)
    return (
      <>
        <b>{result.sentence}</b> Voting closed{' '}
        {momentWords(new Date(portfolio.closedAt ?? portfolio.closesAt))}.
      </>
    );
  const what = (
    <>
      <b>{poundsOf(sumPence)}</b> to spend, {countOf(projects.length, 'project')} on the list.
    </>
  );
  if (step === 'planned')
    return (
      <>
        {what} Voting opens {momentWords(new Date(portfolio.opensAt))}.
      </>
    );
  return (
    <>
      {what} {step === 'open' ? 'Voting is open until' : 'Voting ended'}{' '}
      {momentWords(new Date(portfolio.closesAt))}.
    </>
  );
};

/** The one thing to do: to vote; for whoever runs it the next step. */
const Act = ({ portfolio, csrf }: Props): ReactNode => {
  const { may, mine } = portfolio;
  const base = portfolioHref(portfolio.reference);
  const step = (path: string, words: string): ReactNode => (
    <StepButton action={`${base}/${path}`} version={portfolio.version} csrf={csrf}>
      {words}
    </StepButton>
  );
  if (may.vote && mine.some(({ projects }) => projects === null))
    return <ButtonLink href={`${base}/vote`}>Vote</ButtonLink>;
  if (may.open) return step('open', 'Open voting now');
  if (may.close) return step('close', 'Close it and count');
  return null;
};

/** What this reader’s votes say as they stand. */
const MinePart = ({ portfolio }: { readonly portfolio: PortfolioAnswer }): ReactNode => {
  const given = portfolio.mine.filter(({ projects }) => projects !== null);
  const titleOf = (number: number): string =>
    portfolio.projects.find((one) => one.number === number)?.title ?? String(number);
  if (given.length === 0) return null;
  const base = portfolioHref(portfolio.reference);
  return (
    <Note>
      {given.map(({ voter, name, projects }) => (
        <p key={voter}>
          <b>The vote of {name} is in:</b> {listed((projects ?? []).map(titleOf))}.{' '}
          {portfolio.may.vote ? (
            <a href={`${base}/vote?voter=${encodeURIComponent(voter)}`}>Change it</a>
          ) : null}
        </p>
      ))}
      {portfolio.may.vote ? (
        <p className="cf-small">It can be changed until {momentWords(new Date(portfolio.closesAt))}.</p>
      ) : null}
    </Note>
  );
};

const About = ({ portfolio }: { readonly portfolio: PortfolioAnswer }): ReactNode => (
  <Section title="About this ballot">
    <Facts
      facts={[
        { name: 'The sum', value: poundsOf(portfolio.sumPence) },
        { name: 'Where it comes from', value: portfolio.source },
        { name: 'Who chooses', value: <a href={bodyHref(portfolio.body)}>{portfolio.bodyName}</a> },
        { name: 'How', value: `Each ticks what they would pay for. ${ruleName(portfolio.rule)}.` },
        {
          name: 'Voting',
          value: `${large(momentWords(new Date(portfolio.opensAt)))} to ${momentWords(new Date(portfolio.closesAt))}`,
        },
        ...(portfolio.weightedOn
          ? [
              {
                name: 'Votes weigh by',
                value: (
                  <span>
                    list sizes of <DateText date={portfolio.weightedOn} />
                    {portfolio.weightsFrom ? ` (${portfolio.weightsFrom})` : ''}
                  </span>
                ),
              },
            ]
          : []),
        ...(portfolio.setUpBy ? [{ name: 'Set up by', value: portfolio.setUpBy }] : []),
      ]}
    />
    {portfolio.result ? null : (
      <More summary="How projects are chosen from the votes" about="with an example">
        <p>{portfolio.ruleWords}</p>
        <p>
          Where two have as many votes, the one higher on the list comes first. The order of the list is drawn
          by lot when voting opens.
        </p>
        <RuleExample rule={portfolio.rule} />
      </More>
    )}
    {portfolio.frozenHash && !portfolio.result ? (
      <More summary="What cannot change any more" about="in this ballot">
        <p>
          When voting opened, the list, the sum, the rule and who may vote were fixed. Their fingerprint
          stands in the record (SHA-256):
        </p>
        <code className="cf-ballot-letters">{portfolio.frozenHash}</code>
      </More>
    ) : null}
  </Section>
);

const Running = ({ portfolio }: { readonly portfolio: PortfolioAnswer }): ReactNode => {
  const base = portfolioHref(portfolio.reference);
  return portfolio.may.run && portfolio.step !== 'void' ? (
    <Links
      links={[
        ...(portfolio.may.plan ? [{ href: `${base}/edit`, text: 'Change words, sum or times' }] : []),
        { href: `${base}/void`, text: 'Make it void' },
      ]}
    />
  ) : null;
};

/** One portfolio ballot: what it is about and what to do, then what was chosen or what there is to choose from. */
export const PortfolioPage = ({ portfolio, csrf }: Props): ReactNode => {
  const act = Act({ portfolio, csrf });
  const why = portfolio.whyNotOpen ? WHY_NOT_OPEN[portfolio.whyNotOpen] : undefined;
  return (
    <>
      <PageHead
        reference={
          <>
            {portfolio.reference} · {portfolio.bodyName} <StepTag step={portfolio.step} />
          </>
        }
        title={portfolio.title}
        reading={reading(portfolio)}
        move={act ? <div className="cf-act">{act}</div> : undefined}
      />
      <WhyVoid reason={portfolio.voidReason} />
      {why ? (
        <Note kind="warning">
          <p>{why}</p>
        </Note>
      ) : null}
      <MinePart portfolio={portfolio} />
      <Columns label="About this ballot" aside={<About portfolio={portfolio} />}>
        <ResultPart portfolio={portfolio} />
        <Section title="Why members are asked">
          <Written text={portfolio.why} />
        </Section>
        <ProjectsPart portfolio={portfolio} csrf={csrf} />
        <VotersPart portfolio={portfolio} />
        <Running portfolio={portfolio} />
      </Columns>
    </>
  );
};
