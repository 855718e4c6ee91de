import { addPortfolio, addProject, openPortfolio, type ToldPortfolio } from '../../decisions/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { fullYearPence, type Money } from '../../proposals/index.ts';
import { valueOrThrow } from '../../shared/result.ts';
import type { Place } from '../place/types.ts';
import type { Invented } from '../proposals/invent.ts';
import { diceFor } from '../random.ts';
import { LISTS, NEW_ORDERS } from './bodies.ts';
import type { Seats } from './people.ts';

const POUND = 100;

/** What the case of an idea says that it costs, once and in a full year. */
const costOf = ({ told }: Invented): number => {
  const money = told.parts?.topics?.money as Money | undefined;
  if (!money) return 0;
  const once = money.once.flatMap(({ payments }) => payments).reduce((sum, { pence }) => sum + pence, 0);
  return money.recurring.reduce((sum, line) => sum + fullYearPence(line), once);
};

/** Ideas that wait for a decision and cost little enough for a list, in the order of their titles. */
const affordable = (invented: readonly Invented[]): readonly Invented[] =>
  invented
    .filter((one) => {
      const cost = costOf(one);
      return one.told.moves.at(-1)?.move === 'send' && cost > 4_000 * POUND && cost < 60_000 * POUND;
    })
    .sort((a, b) => (a.told.title < b.told.title ? -1 : 1));

const TRANSPORT = {
  title: 'A lift to the clinic for those who cannot drive',
  words: 'Two volunteers and the fuel for a car, five days a week, for a year.',
  costPence: 18_500 * POUND,
};
const WALKS = {
  title: 'Walking groups at six surgeries',
  words: 'Somebody to lead a walk each week, for people who are often alone.',
  costPence: 12_400 * POUND,
};
const SCANNERS = {
  title: 'Bladder scanners for four surgeries',
  words: 'Four scanners and a morning of training, so that nobody is sent to the hospital for it.',
  costPence: 31_200 * POUND,
};

const WINTER = [
  {
    title: 'A nurse for care homes at weekends',
    words: 'One nurse for the five largest homes, each Saturday and Sunday until April.',
    costPence: 27_800 * POUND,
  },
  {
    title: 'Heaters and blankets',
    words: 'For patients whose doctor knows that their home is cold.',
    costPence: 9_000 * POUND,
  },
];

const wordsOf = ({ told }: Invented): string => `As its case says. What it answers: ${told.what}`;

/** The ballot of the spring: what the first savings of the year paid for, chosen by the practices by equal shares. */
export const spentPortfolio = (place: Place, seats: Seats, invented: readonly Invented[]): ToldPortfolio => {
  const dice = diceFor(place.seed, 'portfolio');
  const projects = [
    SCANNERS,
    ...affordable(invented)
      .slice(0, 2)
      .map((one) => ({ idea: one.told.title, words: wordsOf(one) })),
    TRANSPORT,
    WALKS,
  ];
  /** Scanners and lifts are wanted by many, the rest by some. */
  const wanted = projects.map((one) => (one === SCANNERS || one === TRANSPORT ? 0.62 : 0.36));
  const ticks = (): readonly number[] => {
    const some = projects.flatMap((_, at) => (dice.chance(wanted[at] ?? 0) ? [at + 1] : []));
    return some.length > 0 ? some : [1];
  };
  return {
    body: 'members-council',
    title: 'What the first savings of the year pay for',
    why: 'Fewer first visits to the heart clinic freed money that is the practices’ to spend on care. Each practice says what it would pay for.',
    sumPence: 120_000 * POUND,
    source:
      'First visits to the heart clinic that were not needed, April to September, as the contract paid them.',
    rule: 'equal-shares',
    openedOn: '2026-10-19',
    closedOn: '2026-11-02',
    projects,
    voters: seats.voices.map(({ who, practice, name }) => ({
      voter: practice,
      name,
      castBy: who,
      ticks: dice.chance(0.9) ? ticks() : null,
    })),
  };
};

/** Opens another on the day of loading, so that whoever votes for a practice has a ballot to give. */
export const openedPortfolio = (
  platform: Platform,
  officer: Actor,
  seats: Seats,
  ideas: ReadonlyMap<string, string>,
  invented: readonly Invented[],
): Promise<void> =>
  inTransaction(platform.db, async (trx) => {
    const now = platform.now();
    const { reference } = valueOrThrow(
      await addPortfolio(platform, trx, officer, {
        body: 'members-council',
        title: 'What the winter money pays for',
        why: 'The winter plan cost less than was kept for it. Each practice says what the rest should pay for before April.',
        sumPence: 60_000 * POUND,
        source: 'Beds that were kept for the winter and not needed.',
        rule: 'most-support',
        opensAt: now,
        closesAt: new Date(now.getTime() + 14 * 86_400_000),
        weightedOn: NEW_ORDERS,
        weightsFrom: LISTS,
        sizes: seats.voices.map(({ practice, people }) => `${practice}, ${people}`).join('\n'),
        once: 'the portfolio ballot of the place',
      }),
    );
    for (const one of affordable(invented).slice(2, 5))
      valueOrThrow(
        await addProject(platform, trx, officer, {
          reference,
          proposal: ideas.get(one.told.title),
          words: wordsOf(one),
        }),
      );
    for (const one of WINTER) valueOrThrow(await addProject(platform, trx, officer, { reference, ...one }));
    valueOrThrow(await openPortfolio(platform, trx, officer, { reference }));
  });
