import type { ToldItem } from '../../decisions/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { BodyKey } from './calendar.ts';

/** What bodies decide beside ideas. */
const POLICIES = [
  'gifts and hospitality',
  'conflicts of interest',
  'complaints',
  'safeguarding',
  'records and how long they are kept',
  'buying below the threshold',
  'paying people for their time',
  'interpreters',
  'working from home',
  'speaking up',
  'health and safety',
  'travel and expenses',
  'medicines from companies',
  'research in practices',
  'data about patients',
  'emergencies',
  'winter',
  'green travel',
  'equality',
  'meetings in public',
  'social media',
  'procurement of equipment',
  'apprentices',
  'volunteers',
  'carers',
  'loans of equipment',
  'training',
  'delegation to officers',
  'the use of our name',
  'sponsorship',
] as const;
const RENEWED = [
  'interpreters by telephone',
  'the out-of-hours cars',
  'hearing tests in town',
  'the dressing clinic',
  'nail surgery',
  'community phlebotomy',
  'the wheelchair store',
  'stop smoking advisers',
  'the breastfeeding line',
  'the falls team',
  'patient transport',
  'the minor injuries unit',
  'home oxygen',
  'the dietitians',
  'talking therapies at night',
  'the stoma nurses',
  'the podiatry room',
  'the eye van',
  'vasectomy clinics',
  'the memory café',
  'the carers’ line',
  'waste from surgeries',
  'the pharmacy couriers',
  'equipment at home',
] as const;
const AUDITS = [
  'payments to practices',
  'registers of interests',
  'payroll',
  'contracts below £25,000',
  'continuing healthcare',
  'cyber security',
  'prescribing data',
  'complaints',
  'the risk register',
  'savings plans',
  'safeguarding referrals',
  'travel claims',
] as const;
const COUNCIL = [
  'the plan of the year',
  'who speaks for a practice that has merged',
  'time for learning, one afternoon a month',
  'how practices are paid for meetings',
  'the locality boundaries',
  'the members’ newsletter',
  'the day of the yearly meeting',
  'the election of two GPs',
] as const;

type Routine = { readonly title: string; readonly summary: string; readonly reason: string };

const routineOf = (body: BodyKey, nth: number): Routine => {
  const of = <T>(list: readonly T[]): T => list[nth % list.length] as T;
  if (body === 'governing-body') {
    const policy = of(POLICIES);
    return {
      title: `Policy on ${policy}`,
      summary: `We agreed our policy on ${policy} for two more years.`,
      reason: 'Nothing in the law has changed, and nobody asked for more than plainer words.',
    };
  }
  if (body === 'commissioning') {
    const service = of(RENEWED);
    return {
      title: `Another year of ${service}`,
      summary: `We go on buying ${service} for one more year, at the price of last year.`,
      reason: 'It does what it was bought for, and nobody offered it for less.',
    };
  }
  if (body === 'audit') {
    const audit = of(AUDITS);
    return {
      title: `What the auditors found: ${audit}`,
      summary: `We accepted what the auditors found about ${audit}, and each step that they asked for has somebody who sees to it.`,
      reason: 'The steps are small and can be done within the year.',
    };
  }
  const matter = of(COUNCIL);
  return {
    title: `Agreed: ${matter}`,
    summary: `The member practices agreed on ${matter}.`,
    reason: 'Every locality was asked before.',
  };
};

/** How many such decisions a body takes at a meeting. */
const MANY: Readonly<Record<BodyKey, number>> = {
  'governing-body': 2,
  commissioning: 1,
  audit: 1,
  'members-council': 1,
};

/** Decisions that no idea asks for, each by consent. `nth` counts the meetings of the body. */
export const routineItems = (body: BodyKey, on: CalendarDate, nth: number): readonly ToldItem[] =>
  Array.from({ length: MANY[body] }, (_, at): ToldItem => {
    const { title, summary, reason } = routineOf(body, nth * MANY[body] + at);
    const motion = `That this is agreed: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`;
    return {
      kind: 'other',
      title,
      purpose: 'decide',
      asks: motion,
      minutes: 3,
      papers: [{ title, kind: 'words', words: `${summary} ${reason}` }],
      vote: body === 'members-council' ? undefined : { motion, method: 'consent', at: '', until: '' },
      decision: {
        outcome: 'yes',
        title,
        summary,
        reasons: [reason],
        publishedOn: addDays(on, 1),
      },
    };
  });
