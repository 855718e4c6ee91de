import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { counted } from '../../ui/index.ts';
import { breachRegister, procurementRegister } from './other-uses.ts';
import { giftRegister, interestRegister } from './uses.ts';

/** `coalface interests --organisation ultrasound`, `coalface gifts`, `coalface contracts`, `coalface breaches`. */
export const registerCommands: readonly Command[] = [
  commandOf({
    name: 'interests',
    use: interestRegister,
    text: ({ total, interests }) =>
      `${textTable(
        ['Name', 'Interest', 'Kind', 'From', 'Until', 'Declared'],
        interests.map((line) => [
          line.personName,
          line.what,
          line.kindWords,
          line.from,
          line.to ?? '-',
          line.declaredOn,
        ]),
      )}\n\n${counted(total, 'interest', 'interests')}.`,
  }),
  commandOf({
    name: 'gifts',
    use: giftRegister,
    text: ({ total, gifts }) =>
      `${textTable(
        ['Name', 'What', 'From whom', 'Worth', 'Day', 'Outcome'],
        gifts.map((gift) => [
          gift.personName,
          gift.what,
          gift.giver,
          gift.pence === null ? '-' : poundsOf(gift.pence),
          gift.onDay,
          gift.outcome,
        ]),
      )}\n\n${counted(total, 'gift', 'gifts')}.`,
  }),
  commandOf({
    name: 'contracts',
    use: procurementRegister,
    text: ({ total, decisions }) =>
      `${textTable(
        ['Decision', 'Service', 'Supplier', 'How', 'Worth', 'Day'],
        decisions.map((line) => [
          line.decision,
          line.service,
          line.supplier ?? '-',
          line.how,
          line.valuePence === null ? '-' : poundsOf(line.valuePence),
          line.day,
        ]),
      )}\n\n${counted(total, 'decision', 'decisions')} on contracts.`,
  }),
  commandOf({
    name: 'breaches',
    use: breachRegister,
    text: ({ total, breaches }) =>
      `${textTable(
        ['Found', 'What everybody reads', 'Whose'],
        breaches.map((line) => [line.foundOn, line.publicWords ?? '-', line.person ?? '-']),
      )}\n\n${counted(total, 'breach', 'breaches')}.`,
  }),
];
