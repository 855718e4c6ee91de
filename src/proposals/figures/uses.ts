import { z } from 'zod';
import { publicActor } from '../../platform/actor.ts';
import { optionalChoice } from '../../platform/input.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import type { Money } from '../case/money-rules.ts';
import { moneyFullYear } from '../case/money-rules.ts';
import { howLong } from '../clocks/figures-rules.ts';
import { targetsInForce } from '../kit/settings.ts';
import { ideaChoices } from '../pipeline/queries.ts';
import { AboutFigure, type KindMoney, type Made } from './figure.ts';
import { inTimeFigure, monthsFigure, routesFigure, stagesByRoute, stagesFigure } from './make-days.ts';
import {
  contractsFigure,
  delayFigure,
  fifthsFigure,
  phasesFigure,
  professionsFigure,
  sizesFigure,
} from './make-people.ts';
import {
  findAnswers,
  findCaseMoney,
  findDaysToAnswer,
  findDelay,
  findKinds,
  findRaisers,
  findStays,
  findStillThere,
  firstRaised,
  type MoneyRow,
} from './queries.ts';
import { TIMED, type Way } from './stays-rules.ts';
import { readYear, spanOf, yearName, yearsBetween } from './years-rules.ts';

const MAKE = [
  stagesFigure,
  routesFigure,
  monthsFigure,
  inTimeFigure,
  delayFigure,
  professionsFigure,
  contractsFigure,
  sizesFigure,
  phasesFigure,
  fifthsFigure,
];

/** The recurring cost of a case whose money is whole; a draft at fault counts as none. */
const moneyOf = ({ year, phase, fifth, content }: MoneyRow): readonly KindMoney[] => {
  const money = content as Money;
  if (!Array.isArray(money?.recurring) || money.recurring.length === 0) return [];
  const { cost } = moneyFullYear(money);
  return [{ year, phase, fifth, recurringPence: cost }];
};

const WAYS = ['whole', ...TIMED] as const;

/** Figures about the group's own work. */
export const ideasFigures = defineUse({
  name: 'ideas-figures',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'How long ideas take by stage and route, answers in time, what delay cost in patients, and who raises what. Small numbers are withheld.',
  input: z.object({
    year: optionalText(
      z.string().refine((text) => readYear(text) !== undefined, 'Give a financial year as 2025/26.'),
    ).describe('2025/26; all years unless given'),
    stage: optionalChoice(WAYS, 'Choose a stage.').describe('what the months are of: whole, or a stage'),
  }),
  output: z.object({
    year: z.string().nullable(),
    years: z.array(z.string()),
    stage: z.string(),
    figures: z.array(AboutFigure),
    byRoute: AboutFigure.shape.table,
  }),
  run: async ({ db, now }, actor, input) => {
    const today = londonDate(now());
    const publicOnly = actor.kind === publicActor.kind;
    const year = input.year ? readYear(input.year) : undefined;
    const first = await firstRaised(db);
    const made: Made = {
      stays: await findStays(db, publicOnly),
      still: await findStillThere(db, publicOnly),
      answers: await findAnswers(db, publicOnly),
      raisers: await findRaisers(db, publicOnly),
      delay: await findDelay(db, {
        today,
        publicOnly,
        ...(year === undefined ? {} : { span: spanOf(year) }),
      }),
      kinds: await findKinds(db, publicOnly),
      money: (await findCaseMoney(db, publicOnly)).flatMap(moneyOf),
      targets: await targetsInForce(db, today),
      routes: (await ideaChoices(db, publicOnly)).routes,
      today,
      year,
      way: (input.stage ?? 'whole') as Way,
      publicOnly,
    };
    const table = stagesByRoute(made);
    return ok({
      year: input.year ?? null,
      years: first ? yearsBetween(first, today).map(yearName) : [],
      stage: made.way,
      figures: MAKE.map((make) => {
        const { table: shown, ...figure } = make(made);
        return {
          ...figure,
          table: { ...shown, columns: [...shown.columns], rows: shown.rows.map((row) => [...row]) },
        };
      }),
      byRoute: { ...table, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
    });
  },
});

/** From the first word to an answer, of the last year's answers; undefined when they are fewer than five. */
export const takesOf = async (
  db: Db,
  { today, publicOnly }: { readonly today: CalendarDate; readonly publicOnly: boolean },
): Promise<{ readonly half: number; readonly nineInTen: number } | undefined> => {
  const days = await findDaysToAnswer(db, { since: addDays(today, -365), publicOnly });
  const found = days.length >= LEAST_SHOWN ? howLong(days, 0) : undefined;
  return found && { half: found.median, nineInTen: found.nineInTen };
};
