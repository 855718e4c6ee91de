import { poundsOf } from '../../shared/pounds.ts';
import type { Portfolio, PortfolioLine, PortfolioRule, Project } from './portfolio-rules.ts';

/** The rule of a portfolio ballot, said on the ballot paper and below the result. */
export const portfolioRuleWords = (rule: PortfolioRule): string =>
  rule === 'most-support'
    ? 'We look at the projects one after another, the one with most votes first. Each that fits the money still left is paid for. Each that does not is passed over, and the next may still fit. What nobody chose is not paid for.'
    : 'The money is first split into equal shares, one for each vote. A project is paid for out of the shares of those who chose it, always the one next that asks least of each of them. When no project can be paid for that way any more, what is left goes to those with most votes that still fit.';

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** Ticks are votes, one from each voter; points are told with how many gave them. */
const supportWords = ({ points, voters }: PortfolioLine): string =>
  points === voters
    ? counted(points, 'vote')
    : `${counted(points, 'point')} from ${counted(voters, 'voter')}`;

/** Why one project was or was not paid for, in plain sentences. Costs in pence. */
export const portfolioWords = (line: PortfolioLine, project: Project): string => {
  const support = supportWords(line);
  const left = `It costs ${poundsOf(project.cost)}, and ${poundsOf(line.after)} was left.`;
  switch (line.why) {
    case 'most-support':
      return `Paid for. It had ${support}. When its turn came there was ${poundsOf(line.before)}; it costs ${poundsOf(project.cost)}, and ${poundsOf(line.after)} was left.`;
    case 'own-supporters-paid':
      return `Paid for out of the shares of those who chose it: ${support}. ${left}`;
    case 'left-over-money':
      return `Paid for out of what the shares left over. It had ${support}. ${left}`;
    case 'does-not-fit':
      return `Not paid for. It had ${support}. When its turn came there was ${poundsOf(line.before)}, and it costs ${poundsOf(project.cost)}: ${poundsOf(project.cost - line.before)} too much.`;
    case 'no-support':
      return 'Not paid for. Nobody chose it.';
  }
};

/** The result in one sentence. */
export const portfolioSumWords = ({ lines, budget, spent, left }: Portfolio): string => {
  const funded = lines.filter((line) => line.funded).length;
  return `${funded} of ${counted(lines.length, 'project')} ${funded === 1 || lines.length === 1 ? 'is' : 'are'} paid for: ${poundsOf(spent)} of ${poundsOf(budget)}, with ${poundsOf(left)} left.`;
};
