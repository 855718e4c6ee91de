/** Something that could be paid for. Cost in whole pence (or any whole unit of money), more than nought. */
export type Project = { readonly id: string; readonly name: string; readonly cost: number };

/** What one voter, or several alike, gave: points for projects. An approval is one point each. */
export type PortfolioBallot = {
  readonly points: Readonly<Record<string, number>>;
  readonly times: number;
};

/**
 * `most-support`: by points, most first, each that still fits the money is paid for. `equal-shares`: the money
 * is split equally among the voters; a project is paid for by its supporters, always the one next that asks
 * least of each for a point; what is left then goes by most support.
 */
export type PortfolioRule = 'most-support' | 'equal-shares';

export type PortfolioWhy =
  | 'most-support'
  | 'own-supporters-paid'
  | 'left-over-money'
  | 'does-not-fit'
  | 'no-support';

export type PortfolioLine = {
  readonly project: string;
  readonly funded: boolean;
  readonly why: PortfolioWhy;
  /** Its place in the order in which projects were looked at, from 1. */
  readonly place: number;
  readonly points: number;
  readonly voters: number;
  /** Money there was when its turn came, and after it. */
  readonly before: number;
  readonly after: number;
  /** Others with as many points, between whom the order of their ids decided. */
  readonly tiedWith: readonly string[];
};

export type Portfolio = {
  readonly rule: PortfolioRule;
  readonly budget: number;
  readonly spent: number;
  readonly left: number;
  readonly voters: number;
  readonly lines: readonly PortfolioLine[];
};

type Support = { readonly project: Project; readonly points: number; readonly voters: number };

/** Points for a ranking: as many as `longest` for the first, one fewer for each place after it. */
export const pointsOfRanking = (ranks: readonly string[], longest: number): Record<string, number> =>
  Object.fromEntries(ranks.map((id, place) => [id, Math.max(0, longest - place)]));

/** What each project was given, recounted from the ballots. Unknown projects and odd points throw. */
export const supportOf = (
  projects: readonly Project[],
  ballots: readonly PortfolioBallot[],
): readonly Support[] => {
  const sums = new Map(projects.map(({ id }) => [id, { points: 0, voters: 0 }]));
  for (const { points, times } of ballots)
    for (const [id, given] of Object.entries(points)) {
      const sum = sums.get(id);
      if (!sum) throw new Error(`a ballot names ${id}, which is no project`);
      if (!Number.isSafeInteger(given) || given < 0) throw new Error(`${given} is no number of points`);
      if (given === 0) continue;
      sum.points += given * times;
      sum.voters += times;
    }
  return projects.map((project) => ({ project, ...(sums.get(project.id) ?? { points: 0, voters: 0 }) }));
};

const byPoints = (a: Support, b: Support): number =>
  b.points - a.points || (a.project.id < b.project.id ? -1 : 1);

/** Pays for projects in this order as long as they fit, and says of each what came of it. */
const payInOrder = (
  order: readonly Support[],
  money: number,
  first: number,
  funded: PortfolioWhy,
): { readonly lines: readonly PortfolioLine[]; readonly left: number } => {
  let left = money;
  const lines = order.map(({ project, points, voters }, at): PortfolioLine => {
    const before = left;
    const fits = points > 0 && project.cost <= left;
    if (fits) left -= project.cost;
    return {
      project: project.id,
      funded: fits,
      why: points === 0 ? 'no-support' : fits ? funded : 'does-not-fit',
      place: first + at,
      points,
      voters,
      before,
      after: left,
      tiedWith: order
        .filter((other) => other.points === points && other.project.id !== project.id && points > 0)
        .map((other) => other.project.id),
    };
  });
  return { lines, left };
};

/** Checks what must hold before money is handed out. */
const checked = (projects: readonly Project[], budget: number): void => {
  if (!Number.isSafeInteger(budget) || budget < 0) throw new Error(`${budget} is no sum of money`);
  for (const { id, cost } of projects)
    if (!Number.isSafeInteger(cost) || cost <= 0) throw new Error(`${cost} is no cost of ${id}`);
};

/** Chooses projects within a sum of money. Nothing is ever spent beyond it. */
export const choosePortfolio = (
  projects: readonly Project[],
  ballots: readonly PortfolioBallot[],
  budget: number,
  rule: PortfolioRule,
): Portfolio => {
  checked(projects, budget);
  const support = [...supportOf(projects, ballots)].sort(byPoints);
  const paid = rule === 'equal-shares' ? paidByVoters(support, ballots, budget) : { lines: [], left: budget };
  const rest = support.filter(({ project }) => !paid.lines.some((line) => line.project === project.id));
  const then = payInOrder(
    rest,
    paid.left,
    paid.lines.length + 1,
    rule === 'equal-shares' ? 'left-over-money' : 'most-support',
  );
  return {
    rule,
    budget,
    spent: budget - then.left,
    left: then.left,
    voters: ballots.reduce((sum, { times }) => sum + times, 0),
    lines: [...paid.lines, ...then.lines],
  };
};

/** A fraction of whole numbers; the denominator is above nought. */
type Share = readonly [bigint, bigint];

const reduced = ([above, below]: Share): Share => {
  let [a, b] = [above < 0n ? -above : above, below];
  while (b) [a, b] = [b, a % b];
  return a ? [above / a, below / a] : [0n, 1n];
};
const sum = ([a, b]: Share, [c, d]: Share): Share => reduced([a * d + c * b, b * d]);
const less = ([a, b]: Share, [c, d]: Share): boolean => a * d < c * b;

type Purse = { readonly points: Readonly<Record<string, number>>; readonly times: bigint; money: Share };

/**
 * What each supporter pays for one point of a project, when those who cannot pay their part give all they have
 * and the others share the rest by points; undefined when together they cannot pay.
 */
const priceOf = (id: string, cost: number, purses: readonly Purse[]): Share | undefined => {
  const supporters = purses
    .filter(({ points }) => (points[id] ?? 0) > 0)
    .map((purse) => ({ ...purse, given: BigInt(purse.points[id] ?? 0) }))
    .sort((a, b) => (a.money[0] * b.money[1] * b.given < b.money[0] * a.money[1] * a.given ? -1 : 1));
  let missing: Share = [BigInt(cost), 1n];
  let points = supporters.reduce((all, { given, times }) => all + given * times, 0n);
  for (const { money, given, times } of supporters) {
    const price: Share = reduced([missing[0], missing[1] * points]);
    if (!less(money, [price[0] * given, price[1]])) return price;
    missing = sum(missing, [-money[0] * times, money[1]]);
    points -= given * times;
  }
  return undefined;
};

/** The part of equal shares: projects that their own supporters pay for, in the order of their prices. */
const paidByVoters = (
  support: readonly Support[],
  ballots: readonly PortfolioBallot[],
  budget: number,
): { readonly lines: readonly PortfolioLine[]; readonly left: number } => {
  const voters = ballots.reduce((all, { times }) => all + times, 0);
  // Voters who gave the same stay equally rich, so they share one purse.
  const alike = new Map<string, { points: PortfolioBallot['points']; times: number }>();
  for (const { points, times } of ballots) {
    const key = JSON.stringify(Object.entries(points).sort(([a], [b]) => (a < b ? -1 : 1)));
    alike.set(key, { points, times: times + (alike.get(key)?.times ?? 0) });
  }
  if (voters === 0) return { lines: [], left: budget };
  const share = reduced([BigInt(budget), BigInt(voters)]);
  const purses: Purse[] = [...alike.values()].map(({ points, times }) => ({
    points,
    times: BigInt(times),
    money: share,
  }));
  const lines: PortfolioLine[] = [];
  let left = budget;
  let open = support.filter(({ points }) => points > 0);
  for (;;) {
    let best: { readonly one: Support; readonly price: Share } | undefined;
    for (const one of open) {
      const price = priceOf(one.project.id, one.project.cost, purses);
      if (price && (!best || less(price, best.price))) best = { one, price };
    }
    if (!best) return { lines, left };
    const { one, price } = best;
    const { project, points, voters: supporters } = one;
    for (const purse of purses) {
      const given = purse.points[project.id] ?? 0;
      if (given === 0) continue;
      const part: Share = [price[0] * BigInt(given), price[1]];
      purse.money = less(purse.money, part) ? [0n, 1n] : sum(purse.money, [-part[0], part[1]]);
    }
    const before = left;
    left -= project.cost;
    open = open.filter((other) => other !== one);
    lines.push({
      project: project.id,
      funded: true,
      why: 'own-supporters-paid',
      place: lines.length + 1,
      points,
      voters: supporters,
      before,
      after: left,
      tiedWith: [],
    });
  }
};
