import { choosePortfolio, type PortfolioRule, type Project } from '../counting/portfolio-rules.ts';
import { portfolioWords } from '../counting/portfolio-words-rules.ts';

const POUND = 100;
const PROJECTS: readonly Project[] = [
  { id: '1', name: 'A heart clinic', cost: 50_000 * POUND },
  { id: '2', name: 'A foot clinic', cost: 45_000 * POUND },
  { id: '3', name: 'Walks for lonely people', cost: 40_000 * POUND },
];

/** Six practices want the clinics, five of them both; four want the walks. */
const BALLOTS = [
  { points: { 1: 1, 2: 1 }, times: 5 },
  { points: { 1: 1 }, times: 1 },
  { points: { 3: 1 }, times: 4 },
];

/** What the example is about, before the rule is put to it. */
export const EXAMPLE_WORDS =
  'Ten practices have £100,000. Six tick the heart clinic, five of these the foot clinic as well. The other four tick the walks.';

/** A small worked example of a rule, one line a project in the order in which the rule comes to them. */
export const exampleOf = (
  rule: PortfolioRule,
): readonly { readonly name: string; readonly funded: boolean; readonly words: string }[] =>
  choosePortfolio(PROJECTS, BALLOTS, 100_000 * POUND, rule).lines.flatMap((line) => {
    const project = PROJECTS.find(({ id }) => id === line.project);
    return project ? [{ name: project.name, funded: line.funded, words: portfolioWords(line, project) }] : [];
  });
