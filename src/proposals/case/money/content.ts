import { z } from 'zod';
import { words } from '../../../platform/input.ts';
import { parseMonth } from '../../../shared/calendar/index.ts';
import { type Money, WHOLE } from '../money-rules.ts';
import { atFields, keyed, placeOf } from '../topics/sent-rows.ts';

/** What fills the beds, or places, that an avoided effect would empty: shares in ten-thousandths, prices in pence. */
export type AvoidedInput = {
  /** The effect, by its key: how many are avoided stands there and is not asked again. */
  readonly effect: string;
  readonly daysEach: number;
  readonly emergencyPence: number;
  readonly plannedDays: number;
  readonly plannedPence: number;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
};

/** The money of a case as it is kept. */
export type MoneyContent = Money & {
  /** Somebody said that it costs nothing and releases nothing. */
  readonly none: boolean;
  readonly accounts: readonly AvoidedInput[];
};

/** A hundred billion pounds: beyond it somebody slipped, and sums could not be exact. */
const MOST_PENCE = 10_000_000_000_000;
const MOST_UNITS = 100_000_000;
const MOST_MONTHS = 60;
const MOST_LINES = 40;

const COUNT = 'give a whole number, such as 2,880.';
const counted = (asked = COUNT, most = MOST_UNITS) =>
  z.number({ error: asked }).int(asked).min(0, asked).max(most, 'that is too many: look at it again.');
const pence = (asked: string) =>
  z.number({ error: asked }).int(asked).min(0, asked).max(MOST_PENCE, 'that is too much: look at it again.');
const share = (asked: string) =>
  z.number({ error: asked }).int(asked).min(0, asked).max(WHOLE, asked).describe('ten-thousandths');
/** A month of this century: a year that was slipped would draw an empty picture, or leave the calendar. */
const month = (asked: string) =>
  z
    .string({ error: asked })
    .refine((text) => parseMonth(text) !== undefined && text >= '2000-01' && text < '2100-01', asked);

const PRICE = 'give the price of one in pounds, such as 92 or £92.00.';
const timing = z.object({
  starts: month('say in which month and year it starts, such as 9 2026.'),
  ramp: z
    .array(share('give each step as a share, such as 25%, 50%, 75%.'), {
      error: 'give the steps as shares, such as 25%, 50%, 75%.',
    })
    .max(MOST_MONTHS, `give at most ${MOST_MONTHS} steps.`),
  lag: counted('give whole months, such as 2; leave it empty for none.', MOST_MONTHS),
});
const parts = z
  .array(
    z.object({
      organisation: words('say which organisation.', 120),
      units: counted('say for how many of them it is paid, as a whole number.'),
    }),
  )
  .max(12, 'name at most 12 organisations in one line.');
const key = z.string().max(60).optional();
const label = words('say what it is.', 120);
const line = {
  key,
  label,
  unit: words('say what is counted, such as scans or visits.', 40),
  unitsAYear: counted('say how many a year, such as 2,880.'),
  timing,
};
const effect = {
  ...line,
  confidence: share('say how sure you are as a share, such as 80%.'),
  of: z.string().trim().max(60).optional(),
};
const withinReason = <T extends { unitsAYear: number; pencePerUnit: number }>(
  schema: z.ZodType<T>,
): z.ZodType<T> =>
  schema.refine(({ unitsAYear, pencePerUnit }) => unitsAYear * pencePerUnit <= MOST_PENCE, {
    path: ['pencePerUnit'],
    message: 'that is over £100 billion a year: look at the number and the price.',
  });

const day = (asked: string) => z.number({ error: asked }).positive(asked).max(1000, asked);
const account = z
  .object({
    daysEach: day('say how many bed-days each takes, such as 3; a visit takes 1 place.'),
    emergencyPence: pence('give the price of one that does not happen in pounds, such as 2,000.'),
    plannedDays: day('say how many bed-days the care that fills them takes, such as 2.'),
    plannedPence: pence('give the price of the care that fills them in pounds, such as 3,000.'),
    low: share('give the lowest share that fills, such as 40%.'),
    likely: share('give the likely share that fills, such as 60%.'),
    high: share('give the highest share that fills, such as 90%.'),
  })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, {
    path: ['likely'],
    message: 'the likely share that fills lies between the lowest and the highest.',
  });

const YEAR = 'Say of which year the prices are, such as 2026/27.';
const sent = z
  .object({
    none: z.boolean().default(false),
    pricesOf: z
      .string({ error: YEAR })
      .trim()
      .regex(/^(\d{4}\/\d{2})?$/, YEAR),
    payer: words('Say who pays.', 120),
    recurring: z
      .array(withinReason(z.object({ ...line, pencePerUnit: pence(PRICE), paidTo: parts })))
      .max(MOST_LINES, `Give at most ${MOST_LINES} lines.`),
    once: z
      .array(
        z.object({
          key,
          label,
          payments: z
            .array(
              z.object({
                month: month('say in which month and year it is paid, such as 7 2026.'),
                pence: pence('give what is paid in pounds, such as 8,500.'),
              }),
            )
            .min(1, 'say when it is paid, and how much.')
            .max(36, 'give at most 36 payments in one line.'),
        }),
      )
      .max(MOST_LINES, `Give at most ${MOST_LINES} lines.`),
    effects: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({
            ...effect,
            kind: z.literal('cash-releasing'),
            pencePerUnit: pence(PRICE),
            cashable: share('say how much of the price is really not paid, such as 100%.'),
            noLongerPaidTo: parts,
          }),
          z.object({ ...effect, kind: z.literal('capacity-releasing') }),
          z.object({
            ...effect,
            kind: z.literal('cost-avoiding'),
            lower: counted('give the lowest number you expect, such as 20.'),
            upper: counted('give the highest number you expect, such as 72.'),
            account: account.optional(),
          }),
        ]),
      )
      .max(MOST_LINES, `Give at most ${MOST_LINES} lines.`),
    accounts: z.array(account.and(z.object({ effect: z.string() }))).default([]),
    freed: z
      .array(
        z.object({
          activity: words('say what is freed, such as visits.', 60),
          unitsAYear: counted('say how many a year are freed in all, such as 1,728.'),
        }),
      )
      .max(MOST_LINES, `Give at most ${MOST_LINES} lines.`),
  })
  .refine(
    ({ none, recurring, once, effects }) => !none || recurring.length + once.length + effects.length === 0,
    {
      path: ['none'],
      message: 'You named costs or effects. Take the tick out, or take the lines out.',
    },
  )
  .refine(({ pricesOf, recurring, once }) => pricesOf !== '' || recurring.length + once.length === 0, {
    path: ['pricesOf'],
    message: YEAR,
  });
type SentMoney = z.output<typeof sent>;

/** The order in which effects stand: cash first, then what is freed, then what may not happen. */
const KINDS = ['cash-releasing', 'capacity-releasing', 'cost-avoiding'] as const;

/** One spelling of each name, the first: two of one organisation would look like two that are paid. */
const spelling = () => {
  const first = new Map<string, string>();
  return (name: string): string => {
    const same = name.toLocaleLowerCase('en-GB').replaceAll(/\s+/g, ' ');
    const known = first.get(same) ?? name;
    first.set(same, known);
    return known;
  };
};

const settled = (money: SentMoney): MoneyContent => {
  const taken = new Set(
    [...money.recurring, ...money.once, ...money.effects].flatMap((one) => (one.key ? [one.key] : [])),
  );
  const organisation = spelling();
  organisation(money.payer);
  const activity = spelling();
  const freed = money.freed.map((one) => ({ ...one, activity: activity(one.activity) }));
  const named = <P extends { organisation: string }>(all: readonly P[]): P[] =>
    all.map((part) => ({ ...part, organisation: organisation(part.organisation) }));
  const recurring = keyed(money.recurring, 'cost', taken).map((one) => ({
    ...one,
    paidTo: named(one.paidTo),
  }));
  const inOrder = KINDS.flatMap((kind) => money.effects.filter((one) => one.kind === kind));
  const found = keyed(inOrder, 'effect', taken);
  const effects = found.map((one): Money['effects'][number] => {
    const { of, ...rest } = one;
    const part = of ? { of: activity(of) } : {};
    if (rest.kind === 'cash-releasing')
      return { ...rest, ...part, noLongerPaidTo: named(rest.noLongerPaidTo) };
    if (rest.kind === 'capacity-releasing') return { ...rest, ...part };
    const { account: _, ...avoided } = rest;
    return { ...avoided, ...part };
  });
  const accounts = found.flatMap((one): AvoidedInput[] => {
    if (one.kind !== 'cost-avoiding') return [];
    const given = one.account ?? money.accounts.find(({ effect: of }) => of === one.key);
    return given ? [{ ...given, effect: one.key }] : [];
  });
  const { none, pricesOf, payer } = money;
  return {
    none,
    pricesOf,
    payer,
    recurring,
    once: keyed(money.once, 'once', taken),
    effects,
    accounts,
    freed,
  };
};

/** How the lists of effects are called in the form, by their kinds. */
export const EFFECT_LISTS = {
  'cash-releasing': 'cash',
  'capacity-releasing': 'capacity',
  'cost-avoiding': 'avoiding',
} as const;

const effectList = (list: string, item: unknown): string => {
  const kind = (item as { kind?: keyof typeof EFFECT_LISTS } | undefined)?.kind;
  return list === 'effects' && kind ? EFFECT_LISTS[kind] : list;
};

/** Reads the money of a case; what cannot be is refused at its field, such as `recurring-2-pencePerUnit`. */
export const moneyContent: z.ZodType<MoneyContent> = atFields(sent.transform(settled), (path, raw) =>
  placeOf(path, raw, { skip: ['timing', 'account'], listOf: effectList }),
);

/** Nothing written yet. */
export const EMPTY_MONEY: MoneyContent = {
  none: false,
  pricesOf: '',
  payer: 'group',
  recurring: [],
  once: [],
  effects: [],
  accounts: [],
  freed: [],
};
