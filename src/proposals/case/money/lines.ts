import { poundsOf } from '../../../shared/pounds.ts';
import { numberText } from '../../kit/amounts-rules.ts';
import { cashLines, moneyFullYear, moneyOnce, weightedCash, whoPays } from '../money-rules.ts';
import { shareText } from './amounts-rules.ts';
import { accountsOf } from './avoided.tsx';
import type { MoneyContent } from './content.ts';
import { moneyFaults } from './faults.ts';
import { organisationCalled } from './pays.tsx';
import { monthInWords } from './picture-rules.ts';
import { isSound } from './sums-rules.ts';
import { workingWords } from './table.tsx';

const KINDS = {
  'cash-releasing': 'Cash-releasing',
  'capacity-releasing': 'Capacity-releasing',
  'cost-avoiding': 'Cost-avoiding',
} as const;

const sums = (money: MoneyContent): string[] => {
  if (!isSound(money)) return moneyFaults(money).map(({ words }) => `To put right: ${words}`);
  const year = moneyFullYear(money);
  return [
    `Cost in a full year: ${poundsOf(year.cost)}`,
    `Cost once: ${poundsOf(moneyOnce(money))}`,
    ...(cashLines(money).length > 0
      ? [
          `Cash released in a full year: ${poundsOf(year.cashReleased)}; weighted by how sure it is ${poundsOf(weightedCash(money))}`,
        ]
      : []),
    `Net cost in a full year: ${poundsOf(year.net)}`,
    ...[...whoPays(money)].map(
      ([key, pence]) =>
        `${organisationCalled(key, undefined)}: ${pence > 0 ? `+${poundsOf(pence)}` : poundsOf(pence)} a year`,
    ),
  ];
};

/** The money as plain lines of text: what versions are compared by, and documents are made of. */
export const moneyLines = (money: MoneyContent): readonly string[] => {
  const told = money.recurring.length + money.once.length + money.effects.length > 0;
  if (!told) return money.none ? ['It costs nothing and releases nothing.'] : [];
  return [
    ...(money.pricesOf ? [`Prices of ${money.pricesOf}`] : []),
    ...(money.payer === 'group' ? [] : [`Paid by ${money.payer}`]),
    ...money.recurring.map(
      (line) =>
        `Each year: ${line.label}, ${workingWords(line)}; paid to ${line.paidTo.map(({ organisation, units }) => `${organisation} (${numberText(units)})`).join(', ') || 'nobody named'}`,
    ),
    ...money.once.map(
      ({ label, payments }) =>
        `Once: ${label}, ${payments.map(({ month, pence }) => `${monthInWords(month)} ${poundsOf(pence)}`).join(', ')}`,
    ),
    ...money.effects.map((effect) => {
      const less =
        effect.kind === 'cash-releasing'
          ? `; no longer paid to ${effect.noLongerPaidTo.map(({ organisation, units }) => `${organisation} (${numberText(units)})`).join(', ') || 'nobody named'}`
          : '';
      return `${KINDS[effect.kind]}: ${effect.label}, ${workingWords(effect)}${less}`;
    }),
    ...money.freed.map(
      ({ activity, unitsAYear }) => `Freed in all: ${numberText(unitsAYear)} ${activity} a year`,
    ),
    ...money.effects.flatMap((effect) => {
      const input = money.accounts.find((one) => one.effect === effect.key);
      if (effect.kind !== 'cost-avoiding' || !input) return [];
      return (accountsOf(effect, input) ?? []).map(
        ({ payment, low, likely, high }) =>
          `Avoided is not saved, ${effect.label}, ${payment.label}: ${[low, likely, high].map(({ net }) => poundsOf(net)).join(', ')} when ${shareText(input.low)}, ${shareText(input.likely)}, ${shareText(input.high)} of the beds fill`,
      );
    }),
    ...sums(money),
  ];
};
