import type { Portfolio, PortfolioLine, PortfolioRule, Project } from './portfolio-rules.ts';

/** Pence as pounds: `£1,200`, `£0.50`. */
const pounds = (pence: number): string => {
  const whole = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = pence % 100;
  return `£${whole}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
};

/** The rule of a portfolio ballot, said on the ballot paper and below the result. */
export const portfolioRuleWords = (rule: PortfolioRule): string =>
  rule === 'most-support'
    ? 'We look at the projects one after another, the one with most points first. Each that fits the money still left is paid for. Each that does not is passed over, and the next may still fit. What nobody chose is not paid for.'
    : 'The money is first split into equal shares, one for each voter. A project is paid for out of the shares of those who chose it, always the one that asks least of each of them for a point. When no project can be paid for that way any more, what is left goes to those with most points that still fit.';

/** Why one project was or was not paid for, in plain sentences. Costs in pence. */
export const portfolioWords = (
  line: PortfolioLine,
  project: Project,
  money: (pence: number) => string = pounds,
): string => {
  const points = `${line.points.toLocaleString('en-GB')} ${line.points === 1 ? 'point' : 'points'} from ${line.voters.toLocaleString('en-GB')} ${line.voters === 1 ? 'voter' : 'voters'}`;
  switch (line.why) {
    case 'most-support':
      return `Paid for. It had ${points}. When its turn came there was ${money(line.before)}; it costs ${money(project.cost)}, and ${money(line.after)} was left.`;
    case 'own-supporters-paid':
      return `Paid for out of the shares of those who chose it: ${points}. It costs ${money(project.cost)}, and ${money(line.after)} was left.`;
    case 'left-over-money':
      return `Paid for out of what the shares left over. It had ${points}. It costs ${money(project.cost)}, and ${money(line.after)} was left.`;
    case 'does-not-fit':
      return `Not paid for. It had ${points}. When its turn came there was ${money(line.before)}, and it costs ${money(project.cost)}: ${money(project.cost - line.before)} too much.`;
    case 'no-support':
      return 'Not paid for. Nobody chose it.';
  }
};

/** The result in one sentence. */
export const portfolioSumWords = (
  { lines, budget, spent, left, voters }: Portfolio,
  money: (pence: number) => string = pounds,
): string => {
  const funded = lines.filter((line) => line.funded).length;
  return `${funded} of ${lines.length} ${lines.length === 1 ? 'project is' : 'projects are'} paid for: ${money(spent)} of ${money(budget)}, with ${money(left)} left. ${voters.toLocaleString('en-GB')} voted.`;
};
