import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type DutyRefusal =
  | { readonly kind: 'proposal-duty-person'; readonly field: 'clinician' | 'manager' }
  | { readonly kind: 'proposal-duty-clinician'; readonly field: 'clinician' }
  | { readonly kind: 'proposal-duty-two'; readonly field: 'manager' }
  | { readonly kind: 'proposal-duty-order'; readonly field: 'to' }
  | { readonly kind: 'proposal-duty-past'; readonly field: 'from' | 'to' }
  | {
      readonly kind: 'proposal-duty-overlap';
      readonly field: 'from';
      readonly from: string;
      readonly to: string;
    };

export const dutyRefusals: RefusalTable = refusalWords<DutyRefusal>({
  'proposal-duty-person': {
    status: 422,
    title: 'Who is it?',
    detail: ({ field }) => `Choose the ${field} from the list, or find them by name.`,
  },
  'proposal-duty-clinician': {
    status: 422,
    title: 'Who is the clinician?',
    detail: () => 'The person named is not appointed as a clinician. Name one who is.',
  },
  'proposal-duty-two': {
    status: 422,
    title: 'Two people are on duty',
    detail: () => 'The clinician and the manager are two people. Name another for one of them.',
  },
  'proposal-duty-order': {
    status: 422,
    title: 'It ends before it begins',
    detail: () => 'Choose a last day on or after the first.',
  },
  'proposal-duty-past': {
    status: 422,
    title: 'Days that have gone stay as they were',
    detail: ({ field }) =>
      field === 'from'
        ? 'Whoever was on duty then was. Choose a first day from today on.'
        : 'Choose a last day from today on.',
  },
  'proposal-duty-overlap': {
    status: 409,
    title: 'Somebody is on duty then',
    detail: ({ from, to }) =>
      `From ${longDate(from)} to ${longDate(to)} others are on duty. Change those days first, or choose others.`,
  },
});
