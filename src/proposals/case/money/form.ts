import { numberText } from '../../kit/amounts-rules.ts';
import type { Part, Timing } from '../money-rules.ts';
import { rowsSent, type Sent, type SentRow } from '../topics/sent-rows.ts';
import {
  amountIn,
  amountText,
  countIn,
  growingOver,
  growsOver,
  monthIn,
  monthValues,
  numberIn,
  shareIn,
  sharesIn,
  shareText,
} from './amounts-rules.ts';
import { EFFECT_LISTS, type MoneyContent } from './content.ts';

/** A number as it was read; what could not be read goes on as it stands, and is refused at its field. */
const read = <T>(text: string, reader: (text: string) => T | undefined): T | string | undefined =>
  text === '' ? undefined : (reader(text) ?? text);

/** Choices of how a line grows: full at once, over so many months, or in steps of its own. */
export const GROWTHS = [2, 3, 4, 6, 9, 12] as const;

const rampSent = (row: SentRow): readonly number[] | string | undefined => {
  const grows = row.text('grows');
  if (grows === '') return undefined;
  if (grows === 'once') return [];
  if (grows !== 'own') return growingOver(Number(grows));
  return read(row.text('steps'), sharesIn);
};

type SentTiming = { starts: unknown; ramp: unknown; lag: unknown };

/** When a line begins and how it grows; what is left empty is as in the line above. */
const timingSent = (form: Sent, row: SentRow, above: SentTiming | undefined): SentTiming => {
  const starts = monthIn(form, `${row.list}-${row.row}-starts`);
  return {
    starts: starts === '' ? (above?.starts ?? '') : starts,
    ramp: row.text('grows') === '' ? (above?.ramp ?? []) : (rampSent(row) ?? 'none'),
    lag: read(row.text('lag'), countIn) ?? 0,
  };
};

/** Who is paid, for how many; a single one for whom no number is given is paid for all. */
const partsSent = (form: Sent, row: SentRow, field: string, all: unknown) => {
  const rows = rowsSent(form, `${row.list}-${row.row}-${field}`);
  return rows.map((part) => ({
    row: part.row,
    organisation: part.text('organisation'),
    units: read(part.text('units'), countIn) ?? (rows.length === 1 ? all : undefined),
  }));
};

const accountSent = ({ text }: SentRow) => {
  const account = {
    daysEach: read(text('daysEach'), numberIn),
    emergencyPence: read(text('emergencyPence'), amountIn),
    plannedDays: read(text('plannedDays'), numberIn),
    plannedPence: read(text('plannedPence'), amountIn),
    low: read(text('low'), shareIn),
    likely: read(text('likely'), shareIn),
    high: read(text('high'), shareIn),
  };
  return Object.values(account).some((value) => value !== undefined) ? account : undefined;
};

/** From the fields of the form to what `moneyContent` reads. */
export const moneyFromForm = (form: Sent): unknown => {
  let above: SentTiming | undefined;
  const lineOf = (row: SentRow) => {
    above = timingSent(form, row, above);
    return {
      row: row.row,
      key: row.text('key'),
      label: row.text('label'),
      unit: row.text('unit'),
      unitsAYear: read(row.text('unitsAYear'), countIn),
      timing: above,
    };
  };
  const effectOf = (row: SentRow) => ({
    ...lineOf(row),
    confidence: read(row.text('confidence'), shareIn),
    of: row.text('of'),
  });
  return {
    none: form.none === 'yes',
    pricesOf: (form.pricesOf ?? '').trim(),
    payer: (form.payer ?? '').trim() || 'group',
    recurring: rowsSent(form, 'recurring').map((row) => {
      const line = lineOf(row);
      return {
        ...line,
        pencePerUnit: read(row.text('pencePerUnit'), amountIn),
        paidTo: partsSent(form, row, 'paidTo', line.unitsAYear),
      };
    }),
    once: rowsSent(form, 'once').map((row) => ({
      row: row.row,
      key: row.text('key'),
      label: row.text('label'),
      payments: rowsSent(form, `once-${row.row}-payments`).map((payment) => ({
        row: payment.row,
        month: monthIn(form, `once-${row.row}-payments-${payment.row}-month`),
        pence: read(payment.text('pence'), amountIn),
      })),
    })),
    effects: [
      ...rowsSent(form, 'cash').map((row) => {
        const line = effectOf(row);
        return {
          ...line,
          kind: 'cash-releasing',
          pencePerUnit: read(row.text('pencePerUnit'), amountIn),
          cashable: read(row.text('cashable'), shareIn),
          noLongerPaidTo: partsSent(form, row, 'noLongerPaidTo', line.unitsAYear),
        };
      }),
      ...rowsSent(form, 'capacity').map((row) => ({ ...effectOf(row), kind: 'capacity-releasing' })),
      ...rowsSent(form, 'avoiding').map((row) => ({
        ...effectOf(row),
        kind: 'cost-avoiding',
        lower: read(row.text('lower'), countIn),
        upper: read(row.text('upper'), countIn),
        account: accountSent(row),
      })),
    ],
    freed: rowsSent(form, 'freed').map((row) => ({
      row: row.row,
      activity: row.text('activity'),
      unitsAYear: read(row.text('unitsAYear'), countIn),
    })),
  };
};

const growsText = (ramp: readonly number[]): string => {
  const months = growsOver(ramp);
  if (months === 1) return 'once';
  return GROWTHS.some((growth) => growth === months) ? String(months) : 'own';
};

const timingValues = (name: string, { starts, ramp, lag }: Timing): Record<string, string> => {
  const grows = growsText(ramp);
  return {
    ...monthValues(`${name}-starts`, starts),
    [`${name}-grows`]: grows,
    ...(grows === 'own' ? { [`${name}-steps`]: ramp.map(shareText).join(', ') } : {}),
    [`${name}-lag`]: lag === 0 ? '' : String(lag),
  };
};

const partValues = (name: string, parts: readonly Part[]): Record<string, string> =>
  Object.assign(
    {},
    ...parts.map(({ organisation, units }, place) => ({
      [`${name}-${place + 1}-organisation`]: organisation,
      [`${name}-${place + 1}-units`]: numberText(units),
    })),
  );

type AnyLine = MoneyContent['recurring'][number] | MoneyContent['effects'][number];

const lineValues = (name: string, line: AnyLine): Record<string, string> => ({
  [`${name}-key`]: line.key,
  [`${name}-label`]: line.label,
  [`${name}-unit`]: line.unit,
  [`${name}-unitsAYear`]: numberText(line.unitsAYear),
  ...('pencePerUnit' in line ? { [`${name}-pencePerUnit`]: amountText(line.pencePerUnit) } : {}),
  ...('paidTo' in line ? partValues(`${name}-paidTo`, line.paidTo) : {}),
  ...('noLongerPaidTo' in line ? partValues(`${name}-noLongerPaidTo`, line.noLongerPaidTo) : {}),
  ...('cashable' in line ? { [`${name}-cashable`]: shareText(line.cashable) } : {}),
  ...('confidence' in line ? { [`${name}-confidence`]: shareText(line.confidence) } : {}),
  ...('of' in line && line.of ? { [`${name}-of`]: line.of } : {}),
  ...('lower' in line
    ? { [`${name}-lower`]: numberText(line.lower), [`${name}-upper`]: numberText(line.upper) }
    : {}),
  ...timingValues(name, line.timing),
});

const accountValues = (name: string, account: MoneyContent['accounts'][number]): Record<string, string> => ({
  [`${name}-daysEach`]: numberText(account.daysEach),
  [`${name}-emergencyPence`]: amountText(account.emergencyPence),
  [`${name}-plannedDays`]: numberText(account.plannedDays),
  [`${name}-plannedPence`]: amountText(account.plannedPence),
  [`${name}-low`]: shareText(account.low),
  [`${name}-likely`]: shareText(account.likely),
  [`${name}-high`]: shareText(account.high),
});

/** What was kept as the fields of the form. */
export const moneyToForm = (money: MoneyContent): Sent => {
  const values: Record<string, string> = {
    none: money.none ? 'yes' : '',
    pricesOf: money.pricesOf,
    payer: money.payer === 'group' ? '' : money.payer,
  };
  const add = (more: Record<string, string>) => Object.assign(values, more);
  for (const [place, line] of money.recurring.entries()) add(lineValues(`recurring-${place + 1}`, line));
  for (const [place, { key, label, payments }] of money.once.entries()) {
    const name = `once-${place + 1}`;
    add({ [`${name}-key`]: key, [`${name}-label`]: label });
    for (const [at, { month, pence }] of payments.entries())
      add({
        ...monthValues(`${name}-payments-${at + 1}-month`, month),
        [`${name}-payments-${at + 1}-pence`]: amountText(pence),
      });
  }
  const rows = new Map<string, number>();
  for (const effect of money.effects) {
    const list = EFFECT_LISTS[effect.kind];
    const row = (rows.get(list) ?? 0) + 1;
    rows.set(list, row);
    add(lineValues(`${list}-${row}`, effect));
    const account = money.accounts.find((one) => one.effect === effect.key);
    if (account) add(accountValues(`${list}-${row}`, account));
  }
  for (const [place, { activity, unitsAYear }] of money.freed.entries())
    add({
      [`freed-${place + 1}-activity`]: activity,
      [`freed-${place + 1}-unitsAYear`]: numberText(unitsAYear),
    });
  return values;
};
