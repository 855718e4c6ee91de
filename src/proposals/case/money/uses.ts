import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { referenceInput as reference } from '../../kit/find.ts';
import { settingOn } from '../../kit/settings.ts';
import { whoPays } from '../money-rules.ts';
import { type CaseRefused, readCase } from '../open.ts';
import { contentsOf } from '../store.ts';
import { EMPTY_MONEY, type MoneyContent } from './content.ts';
import { moneyFaults } from './faults.ts';
import { flowPicture } from './picture-rules.ts';
import { isSound, moneyColumns, returnsOf } from './sums-rules.ts';

/** The money of a case that this reader may read. */
export const readMoney = async (
  platform: Platform,
  actor: Actor,
  given: string,
): Promise<Result<{ readonly reference: string; readonly money: MoneyContent }, CaseRefused>> => {
  const found = await readCase(platform, actor, given);
  if (!found.ok) return found;
  const kept = (await contentsOf(platform.db, found.value)).get('money')?.content as MoneyContent | undefined;
  return ok({ reference: found.value.reference, money: kept ?? EMPTY_MONEY });
};

const Sum = z.object({ cost: z.number(), cashReleased: z.number(), net: z.number() });
const pence = 'whole pence; a minus is cash that is released';

const CaseMoney = z.object({
  reference: z.string(),
  sound: z.boolean().describe('whether anything is worked out: something is told, and nothing is at fault'),
  faults: z.array(z.string()),
  once: z.number().nullable().describe(pence),
  firstYear: Sum.extend({ year: z.string() }).nullable().describe(pence),
  fullYear: Sum.nullable().describe(pence),
  capacity: z.array(z.object({ label: z.string(), units: z.number(), unit: z.string() })),
  avoided: z.array(
    z.object({
      label: z.string(),
      units: z.number(),
      lower: z.number(),
      upper: z.number(),
      unit: z.string(),
    }),
  ),
  months: z.array(z.object({ month: z.string(), recurring: z.number(), once: z.number(), cash: z.number() })),
  whoPays: z.array(z.object({ organisation: z.string(), pence: z.number() })),
  fiveYears: z
    .object({
      cost: z.number(),
      cash: z.number(),
      net: z.number(),
      share: z.number().nullable().describe('net for each pound of cost'),
      paybackMonths: z.number().nullable().describe('null where it does not pay back within five years'),
      presentValue: z.number().nullable(),
      rate: z.object({ aYear: z.number(), source: z.string(), verified: z.boolean() }).nullable(),
    })
    .nullable(),
});
type CaseMoney = z.output<typeof CaseMoney>;

const toPence = (pounds: number): number => Math.round(pounds * 100);

/** The sums of a case as its page shows them: the three kinds of effect apart, and never added together. */
export const caseMoney = defineUse({
  name: 'case-money',
  path: 'ideas/{reference}/case/money',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'What a case costs and releases: once, in its first year, in a full year, by month and by organisation.',
  input: z.object({ reference }),
  output: CaseMoney,
  run: async (platform, actor, input) => {
    const read = await readMoney(platform, actor, input.reference);
    if (!read.ok) return read;
    const { money, reference: found } = read.value;
    const columns = moneyColumns(money);
    const rate = await settingOn(platform.db, 'rate', londonDate(platform.now()));
    const returns = returnsOf(money, rate);
    const sum = columns?.fullYear.sum;
    const told = ({ cost, cashReleased, net }: { cost: number; cashReleased: number; net: number }) => ({
      cost,
      cashReleased,
      net,
    });
    const answer: CaseMoney = {
      reference: found,
      sound: isSound(money),
      faults: moneyFaults(money).map(({ words }) => words),
      once: columns?.once ?? null,
      firstYear: columns ? { year: columns.firstYear.year, ...told(columns.firstYear.sum) } : null,
      fullYear: sum ? told(sum) : null,
      capacity: (sum?.capacity ?? []).map(({ label, units, unit }) => ({ label, units, unit })),
      avoided: (sum?.avoided ?? []).map(({ label, units, lower, upper, unit }) => ({
        label,
        units,
        lower,
        upper,
        unit,
      })),
      months: (flowPicture(money)?.months ?? []).map(({ month, steady, once, back }) => ({
        month,
        recurring: toPence(steady),
        once: toPence(once),
        cash: toPence(back),
      })),
      whoPays: sum ? [...whoPays(money)].map(([organisation, paid]) => ({ organisation, pence: paid })) : [],
      fiveYears: returns
        ? {
            cost: returns.of.cost,
            cash: returns.of.cash,
            net: returns.of.net,
            share: returns.of.share ?? null,
            paybackMonths: returns.payback ?? null,
            presentValue: returns.presentValue ?? null,
            rate: rate ? { aYear: rate.aYear, source: rate.source, verified: rate.verified } : null,
          }
        : null,
    };
    return ok(answer);
  },
});
