import type { ReactNode } from 'react';
import { poundsOf } from '../../shared/pounds.ts';
import { type Column, More, Section, Table, Tag } from '../../ui/index.ts';
import { portfolioHref } from '../kit/refs.ts';
import { countOf } from '../words-rules.ts';
import { RuleExample } from './example-part.tsx';
import { ProjectName } from './projects-part.tsx';
import type { Line, PortfolioAnswer } from './shown.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`;

/** Where the bar of a project begins: where the money that was spent before it ends. */
const spentBefore = (line: Line, sum: number): number => sum - line.beforePence;

const Bar = ({ line, sum, most }: { readonly line: Line; readonly sum: number; readonly most: number }) => (
  <svg
    className="cf-portfolio-bar"
    role="img"
    aria-label={`${line.title}: ${poundsOf(line.costPence)}, ${line.funded ? 'paid for' : 'not paid for'}; there was ${poundsOf(line.beforePence)} when its turn came`}
    width="100%"
    height="22"
  >
    <rect className="cf-portfolio-bar__sum" width={percent(sum, most)} y="8" height="6" />
    <rect
      className={line.funded ? 'cf-portfolio-bar__paid' : 'cf-portfolio-bar__not'}
      x={percent(spentBefore(line, sum), most)}
      width={percent(line.costPence, most)}
      y="3"
      height="16"
    />
    <line className="cf-portfolio-bar__end" x1={percent(sum, most)} x2={percent(sum, most)} y1="0" y2="22" />
  </svg>
);

/** The money as it was given out: a bar for each project in the order in which the rule came to it. */
const Picture = ({ lines, sum }: { readonly lines: readonly Line[]; readonly sum: number }): ReactNode => {
  const wanted = lines.filter(({ votes }) => votes > 0);
  const most = Math.max(sum, ...wanted.map((line) => spentBefore(line, sum) + line.costPence)) * 1.002;
  return (
    <>
      <p className="cf-small">
        Each bar begins where the money spent before it ends. The line marks the sum, {poundsOf(sum)}: an
        empty bar that crosses it did not fit.
      </p>
      <ol className="cf-portfolio-picture">
        {wanted.map((line) => (
          <li key={line.number}>
            <span className="cf-portfolio-picture__name">
              {line.title}{' '}
              <Tag tone={line.funded ? 'green' : 'plain'}>{line.funded ? 'Paid for' : 'Not paid for'}</Tag>
            </span>
            <span className="cf-portfolio-picture__sum">
              {poundsOf(line.costPence)}
              <span className="cf-small cf-quiet"> {countOf(line.votes, 'vote')}</span>
            </span>
            <Bar line={line} sum={sum} most={most} />
          </li>
        ))}
      </ol>
    </>
  );
};

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'project',
    heading: 'Project',
    cell: (line) => <ProjectName project={line} />,
  },
  { key: 'votes', heading: 'Votes', align: 'num', cell: ({ votes }) => votes.toLocaleString('en-GB') },
  { key: 'cost', heading: 'Cost', align: 'num', cell: ({ costPence }) => poundsOf(costPence) },
  { key: 'why', heading: 'What became of it, and why', cell: ({ words }) => words },
];

/** What is paid for and why, as picture and table, and how to count it again. */
export const ResultPart = ({ portfolio }: { readonly portfolio: PortfolioAnswer }): ReactNode => {
  const { result, reference } = portfolio;
  if (!result) return null;
  const ballots = `${portfolioHref(reference)}/ballots`;
  return (
    <>
      <Section
        title="The result"
        aside={`${portfolio.voted?.toLocaleString('en-GB')} of ${portfolio.entitled?.toLocaleString('en-GB')} ballots were given`}
      >
        <Picture lines={result.lines} sum={portfolio.sumPence} />
        <Table
          caption="Projects in the order in which the rule came to them"
          columns={COLUMNS}
          rows={result.lines}
          rowKey={({ number }) => String(number)}
          total={{
            project: 'Paid for together',
            cost: poundsOf(result.spentPence),
            why: `${poundsOf(result.leftPence)} of ${poundsOf(portfolio.sumPence)} is left.`,
          }}
        />
      </Section>
      <Section title="Count it again yourself">
        <p className="cf-small">
          {portfolio.ruleWords} Where two have as many votes, the one higher on the list comes first; the
          order of the list was drawn by lot when voting opened.
        </p>
        <p>
          <a href={ballots}>How each voted</a>, also <a href={`${ballots}.csv`}>as a file (CSV)</a> and{' '}
          <a href={`/api/v1/portfolios/${reference}/ballots`}>as JSON</a>.
        </p>
        <More summary="An example of the rule" about="and how it works">
          <RuleExample rule={portfolio.rule} />
        </More>
        <More summary="Fingerprints" about="of this count">
          <dl className="cf-hashes">
            <dt>Projects, voters, sum and rule when voting opened (SHA-256)</dt>
            <dd>
              <code className="cf-ballot-letters">{portfolio.frozenHash}</code>
            </dd>
            <dt>The ballots as they were counted</dt>
            <dd>
              <code className="cf-ballot-letters">{portfolio.ballotsHash}</code>
            </dd>
          </dl>
        </More>
      </Section>
    </>
  );
};
