import { count } from '../../../ui/index.ts';
import { type MoneyFault, whatIsWrongWithMoney } from '../money-check-rules.ts';
import { EFFECT_LISTS, type MoneyContent } from './content.ts';

/** A fault in words, with the field of the form where it can be put right. */
export type FaultShown = { readonly field: string; readonly words: string };

/** Where the line of a key stands in the form that begins with what was kept: `cash-1`. */
export const rowOf = (money: MoneyContent, key: string): string => {
  const place = (keys: readonly { key: string }[]) => keys.findIndex((line) => line.key === key) + 1;
  if (place(money.recurring)) return `recurring-${place(money.recurring)}`;
  if (place(money.once)) return `once-${place(money.once)}`;
  const effect = money.effects.find((line) => line.key === key);
  if (!effect) return 'recurring-1';
  return `${EFFECT_LISTS[effect.kind]}-${place(money.effects.filter(({ kind }) => kind === effect.kind))}`;
};

const lineOf = (money: MoneyContent, key: string) =>
  [...money.recurring, ...money.once, ...money.effects].find((line) => line.key === key);

const shownOf = (money: MoneyContent, fault: MoneyFault): FaultShown => {
  if (fault.kind === 'money-twice') {
    const place = money.freed.findIndex(({ activity }) => activity === fault.activity) + 1;
    return {
      field: `freed-${place}-unitsAYear`,
      words: `${fault.activity}: ${count(fault.freed)} a year are freed, but the effects use ${count(fault.counted)} of them. Something is counted twice: lower one of the effects, or correct the number freed.`,
    };
  }
  const row = rowOf(money, fault.line);
  const line = lineOf(money, fault.line);
  const label = line?.label ?? fault.line;
  switch (fault.kind) {
    case 'money-parts': {
      const list = row.startsWith('cash') ? 'noLongerPaidTo' : 'paidTo';
      const unit = line && 'unit' in line ? ` ${line.unit}` : '';
      const less = list === 'paidTo' ? 'is paid for' : 'is no longer paid for';
      return {
        field: `${row}-${list}-1-organisation`,
        words:
          fault.parts === 0
            ? `${label}: say who ${less} the ${count(fault.units)}${unit} a year.`
            : `${label}: ${count(fault.units)}${unit} a year stand in the line, and ${count(fault.parts)} beside the organisations. Make them the same.`,
      };
    }
    case 'money-range':
      return {
        field: `${row}-lower`,
        words: `${label}: the number expected lies between the lowest and the highest. Correct one of the three.`,
      };
    case 'money-same-key':
      return { field: `${row}-label`, words: `${label}: two lines share one key. Give each its own.` };
    case 'money-month':
      return { field: row, words: `${label}: look at its months.` };
    case 'money-number':
    case 'money-share':
      return { field: `${row}-${fault.field}`, words: `${label}: look at this number.` };
  }
};

/** What cannot be in the money, in words at its line; empty when all can. */
export const moneyFaults = (money: MoneyContent): readonly FaultShown[] =>
  whatIsWrongWithMoney(money).map((fault) => shownOf(money, fault));
