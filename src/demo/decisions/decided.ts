import type { ToldDecision, ToldFollow, ToldVote } from '../../decisions/index.ts';
import { addDays } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import { namedOf } from '../proposals/cast.ts';
import type { Decided } from '../proposals/course.ts';
import { CONDITION, type Invented } from '../proposals/invent.ts';
import type { Dice } from '../random.ts';

/** What a member who saw it otherwise said, with what they did not vote for. */
const DISSENTS = [
  'I wanted the figures of one more quarter before we spend on it.',
  'It helps those who come anyway. I would have begun with those who do not.',
  'The staff for it are the same people who are short elsewhere.',
  'I would have asked two suppliers for a price.',
] as const;

/** Pounds a year, in pence, that a contract of each kind of decider is worth. */
const WORTH = { commissioning: [32_000, 220_000], 'governing-body': [270_000, 900_000] } as const;

const reasonsOf = (
  { service, trouble, number }: Invented,
  { outcome, reason }: Decided,
): readonly string[] => {
  if (outcome === 'no') return [reason, trouble.otherwise];
  if (outcome === 'not-yet') return [reason, 'It comes back to us with those figures in the case.'];
  return [
    reason,
    trouble.agreed(service, number),
    'It can be stopped again if it does not do what it promises.',
  ];
};

const SUMMARIES: Readonly<Record<Decided['outcome'], (title: string) => string>> = {
  yes: (title) => `We said yes to this: ${title}. It begins when the people and the places for it are there.`,
  'yes-with-conditions': (title) =>
    `We said yes to this, on a condition: ${title}. It begins when the people and the places for it are there.`,
  'not-yet': (title) => `We have not decided yet on this: ${title}. We asked for more first.`,
  no: (title) => `We said no to this: ${title}. What was learned is kept for whoever raises it again.`,
};

/** What came of it since: a contract when it went live, a first figure, the review. */
const followOf = (
  { course, manager, clinician, told, trouble }: Invented,
  on: string,
): readonly ToldFollow[] => {
  const live = course.reached.get('go-live');
  if (!live || live < on) return [];
  const by = namedOf(manager);
  const measured = addDays(live, 100);
  return [
    {
      kind: 'contract',
      on: addDays(live, -14) > on ? addDays(live, -14) : live,
      title: `Contract C-${live.slice(0, 4)}-${String(100 + (told.title.length % 90)).padStart(3, '0')}`,
      words: 'One line for each person seen, at the price of the case.',
      by,
    },
    ...(measured <= TOLD_TO
      ? [
          {
            kind: 'measure',
            on: measured,
            title: 'People seen in the days promised',
            words: 'The first three months, counted by the programme office.',
            expected: '80 in 100',
            measured: `${58 + (told.title.length % 30)} in 100`,
            verdict: 'too-early',
            by,
          } as const,
        ]
      : []),
    ...(told.review && course.reviewedOn
      ? [
          {
            kind: 'review',
            on: course.reviewedOn,
            title: 'What was found',
            words: trouble.found,
            verdict: ({ yes: 'as-promised', partly: 'partly', no: 'not' } as const)[told.review.as_promised],
            by: namedOf(clinician),
          } as const,
        ]
      : []),
  ];
};

/** One vote and one decision on an idea, as its course says. `members` are those who may see it otherwise. */
export const decidedOf = (
  dice: Dice,
  one: Invented,
  decided: Decided,
  given: {
    readonly body: 'commissioning' | 'governing-body' | 'members-council';
    /** Ids with names and seats of members who may vote. */
    readonly members: readonly { readonly id: string; readonly name: string; readonly standing: string }[];
    readonly at: string;
    readonly until: string;
    readonly weights?: Pick<ToldVote, 'sizes' | 'weightedOn' | 'weightsFrom'>;
  },
): { readonly vote: ToldVote; readonly decision: ToldDecision } => {
  const { outcome, on } = decided;
  const { title } = one.told;
  const isYes = outcome === 'yes' || outcome === 'yes-with-conditions';
  const shuffled = dice.shuffled(given.members);
  const many = given.members.length;
  const against =
    outcome === 'no'
      ? shuffled.slice(0, Math.ceil(many * 0.8))
      : isYes && dice.chance(0.45)
        ? shuffled.slice(0, given.body === 'members-council' ? dice.int(3, 15) : 1)
        : [];
  const [first] = against;
  const method =
    outcome === 'no' || against.length > 0 || given.body === 'members-council'
      ? 'roll-call'
      : outcome === 'not-yet' || dice.chance(0.4)
        ? 'consent'
        : dice.chance(0.5)
          ? 'hands'
          : 'roll-call';
  const [least, most] = given.body === 'members-council' ? [0, 0] : WORTH[given.body];
  const conditions = outcome === 'yes-with-conditions' ? [CONDITION] : [];
  return {
    vote: {
      motion:
        outcome === 'not-yet'
          ? `That the decision on “${title}” waits for what we asked for.`
          : `That the group does this: ${title}.`,
      // Weights are more than a hand or a silence can say.
      method,
      at: given.at,
      until: given.until,
      otherwise: against.map(({ id }) => ({ voter: id, choice: 'against' as const })),
      ...given.weights,
    },
    decision: {
      outcome,
      title,
      summary: SUMMARIES[outcome](title),
      reasons: reasonsOf(one, decided),
      conditions,
      dissent:
        isYes && first && given.body !== 'members-council'
          ? [{ name: first.name, standing: first.standing, words: dice.pick(DISSENTS) }]
          : [],
      review: isYes
        ? { on: addDays(on, 365), by: namedOf(one.manager), byName: one.manager.name }
        : undefined,
      procurement:
        isYes && most > 0 && dice.chance(0.5)
          ? {
              service: title,
              how: dice.pick([
                'A change to a contract that stands',
                'Three suppliers were asked for a price',
                'Any provider that meets the standard',
              ]),
              supplier: dice.pick(['Hollowmere General', 'Kestrelbridge Infirmary', null]),
              valuePence: dice.int(least, most) * 100,
            }
          : undefined,
      publishedOn: addDays(on, 1),
      follow: isYes ? followOf(one, on) : [],
    },
  };
};
