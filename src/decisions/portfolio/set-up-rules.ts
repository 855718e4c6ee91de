import { poundsOf } from '../../shared/pounds.ts';

/** How far a portfolio ballot is. `over`: nobody can vote any more, and nobody has counted. */
export const STEPS = ['planned', 'open', 'over', 'closed', 'void'] as const;
export type Step = (typeof STEPS)[number];

/** How far it is at an instant. */
export const stepAt = (
  { state, closesAt }: { readonly state: Exclude<Step, 'over'>; readonly closesAt: Date },
  now: Date,
): Step => (state === 'open' && closesAt <= now ? 'over' : state);

/** The same in a word or two. */
export const stepWords = (step: Step): string =>
  ({ planned: 'Planned', open: 'Voting is open', over: 'To be counted', closed: 'Counted', void: 'Void' })[
    step
  ];

export type Fault = { readonly field: string; readonly message: string };

/** So many projects at most stand on a list: more than anybody reads before they vote. */
export const MOST_PROJECTS = 40;

type Project = { readonly title: string; readonly proposal: string | null; readonly costPence: number };

/** What cannot be in how a portfolio ballot is set up, at the field concerned; empty when it can be held. */
export const whatIsWrongWithSetUp = (
  given: { readonly sumPence: number; readonly opensAt: Date; readonly closesAt: Date },
  projects: readonly Pick<Project, 'title' | 'costPence'>[],
  now: Date,
): readonly Fault[] => {
  const dear = projects.find(({ costPence }) => costPence > given.sumPence);
  const faults: (Fault | false | undefined)[] = [
    given.sumPence <= 0 && { field: 'sum', message: 'Give a sum of more than nought.' },
    dear && {
      field: 'sum',
      message: `${dear.title} costs ${poundsOf(dear.costPence)}. Give at least that, or take it off the list first.`,
    },
    given.closesAt <= now
      ? { field: 'closes', message: 'Voting closes at a time that is still to come.' }
      : given.closesAt <= given.opensAt && {
          field: 'closes',
          message: 'Voting closes after it has opened.',
        },
  ];
  return faults.filter((fault) => fault !== false && fault !== undefined);
};

/** Why a project cannot be put on a list, at the field concerned; undefined when it can. */
export const whatIsWrongWithProject = (
  { title, proposal, costPence }: Project,
  sumPence: number,
  listed: readonly Project[],
): Fault | undefined => {
  if (listed.length >= MOST_PROJECTS)
    return { field: 'title', message: `A list has at most ${MOST_PROJECTS} projects. Take one off first.` };
  if (proposal !== null && listed.some((one) => one.proposal === proposal))
    return { field: 'proposal', message: `${proposal} is on the list already.` };
  if (listed.some((one) => one.title.toLowerCase() === title.toLowerCase()))
    return { field: 'title', message: 'Something of this name is on the list already. Give it another.' };
  if (costPence <= 0) return { field: 'cost', message: 'Give a cost of more than nought.' };
  return costPence > sumPence
    ? {
        field: 'cost',
        message: `It costs ${poundsOf(costPence)}, and there is ${poundsOf(sumPence)}: it could never be paid for. Give a smaller part of it, or leave it out.`,
      }
    : undefined;
};

/** What an idea costs as its case has it: once, and in a full year. Savings are not set against it. */
export const costOfCase = ({
  costs,
  oncePence,
}: {
  readonly costs: readonly { readonly pence: number }[];
  readonly oncePence: number | null;
}): { readonly once: number; readonly aYear: number } => ({
  once: Math.max(0, oncePence ?? 0),
  aYear: costs.reduce((sum, { pence }) => sum + Math.max(0, pence), 0),
});

export type WhyNotOpen =
  | { readonly kind: 'portfolio-no-projects' }
  | { readonly kind: 'portfolio-days-past' }
  | { readonly kind: 'portfolio-not-at-this-step'; readonly step: Step };

/** Why voting cannot be opened now; undefined when it can. */
export const whyNotOpen = (
  {
    state,
    closesAt,
    projects,
  }: { readonly state: Exclude<Step, 'over'>; readonly closesAt: Date; readonly projects: number },
  now: Date,
): WhyNotOpen | undefined => {
  if (state !== 'planned')
    return { kind: 'portfolio-not-at-this-step', step: stepAt({ state, closesAt }, now) };
  if (projects === 0) return { kind: 'portfolio-no-projects' };
  return closesAt <= now ? { kind: 'portfolio-days-past' } : undefined;
};

/** What to do about it, by its kind. */
export const WHY_NOT_OPEN: Readonly<Record<string, string>> = {
  'portfolio-no-projects': 'Put at least one project on the list. Then voting can open.',
  'portfolio-days-past': 'The time for voting is past. Give new times.',
} satisfies Readonly<Partial<Record<WhyNotOpen['kind'], string>>>;
