import type { ToldDecision, ToldItem } from '../../decisions/index.ts';
import type { Named } from '../../proposals/index.ts';
import { FOUNDING_TITLE } from '../proposals/founding.ts';
import { FOUNDING_DECIDED } from './founding-words.ts';
import type { Seats } from './people.ts';

const CONTRACT_LINE = 'One line: £92.00 a scan, 240 scans a month, at four places.';

const decisionOf = (manager: Named, tansywick: Named): ToldDecision => ({
  outcome: 'yes-with-conditions',
  title: FOUNDING_DECIDED.title,
  summary: FOUNDING_DECIDED.summary,
  reasons: FOUNDING_DECIDED.reasons,
  conditions: FOUNDING_DECIDED.conditions,
  dissent: [
    { name: tansywick.name, standing: 'Lay member for audit, against', words: FOUNDING_DECIDED.dissent },
  ],
  review: { on: FOUNDING_DECIDED.reviewOn, by: manager, byName: manager.name },
  procurement: {
    service: 'Heart scans that GPs book directly',
    how: 'A change to the contracts of the two hospitals, with places at two practices',
    supplier: 'Hollowmere General and Kestrelbridge Infirmary',
    valuePence: 414_960_00,
  },
  publishedOn: FOUNDING_DECIDED.publishedOn,
  corrected: {
    on: FOUNDING_DECIDED.liveOn,
    summary: `${FOUNDING_DECIDED.summary} It began on {${FOUNDING_DECIDED.liveOn}}.`,
    why: 'The day on which it began is known now.',
  },
  follow: [
    { kind: 'contract', on: '2026-07-17', title: 'Contract C-2026-031', words: CONTRACT_LINE, by: manager },
    {
      kind: 'measure',
      on: '2026-11-12',
      title: 'Wait for a heart scan, October',
      words: 'The wait has begun to fall; two months are too few to be sure.',
      expected: '6 weeks by March 2027',
      measured: '10.4 weeks in October 2026; 13.1 in August',
      verdict: 'too-early',
      by: manager,
    },
  ],
});

/** The item of 9 June 2026: interests, rulings, nine who count, eight to one, three conditions. */
export const foundingItem = (seats: Seats): ToldItem => {
  const tansywick = seats.named('Josiah Tansywick');
  const manager = seats.named('Delphine Oakhanger');
  const her = (name: string) => ({ code: null, name });
  return {
    kind: 'proposal',
    title: FOUNDING_TITLE,
    purpose: 'decide',
    asks: FOUNDING_DECIDED.motion,
    idea: FOUNDING_TITLE,
    minutes: 20,
    presenter: seats.named('Rowan Ashcombe-Pike'),
    papers: [{ title: 'The case, as it was sent', kind: 'case' }],
    at: '14:26',
    until: '14:46',
    rulings: [
      {
        person: seats.named('Nadia Fennimore').id,
        ruling: 'no-papers',
        reason: 'She could gain directly. She has no papers and leaves.',
      },
      {
        person: seats.named('Piers Quartzley').id,
        ruling: 'speak-not-vote',
        reason: 'His knowledge is useful, and her post is not in heart care.',
      },
    ],
    declared: [
      {
        who: tansywick,
        kind: 'non-financial-personal',
        direct: true,
        chain: [
          { from: her(tansywick.name), words: 'trustee until December 2025 of', to: her('a heart charity') },
          { from: her('a heart charity'), words: 'campaigns for', to: her('scans') },
        ],
        words: 'Trustee of a heart charity until December 2025, which campaigns for scans',
        ruling: 'note',
        reason: 'It has ended, and he gained nothing by it.',
        at: '14:28',
      },
    ],
    lines: [
      { at: '14:27', kind: 'words', words: 'Dr Ashcombe-Pike and Ms Oakhanger presented the case.' },
      {
        at: '14:34',
        kind: 'words',
        words:
          'Prof Vellacote asked whether reporters keep up with 240 scans a month. Answer: two more sessions, in the price.',
      },
      {
        at: '14:36',
        kind: 'question',
        words: 'Question from Mr W. Ludd: “Will Saturday scans be offered?” Answer: At Lanternfield, yes.',
      },
    ],
    conditions: FOUNDING_DECIDED.conditions.map((words, place) =>
      place === 2
        ? {
            words,
            because: 'Mr Tansywick asked for it, for the case that reporters fall behind.',
            at: '14:38',
          }
        : { words },
    ),
    questions: [
      {
        asker: 'Mr W. Ludd',
        words: 'Will Saturday scans be offered?',
        on: '2026-06-05',
        state: 'shown',
        answer: 'At Lanternfield, yes.',
        answeredAt: '14:36',
      },
    ],
    vote: {
      motion: FOUNDING_DECIDED.motion,
      method: 'roll-call',
      at: '14:39',
      until: '14:45',
      otherwise: [{ voter: tansywick.id, choice: 'against' }],
    },
    actions: [
      {
        what: 'Get a firm price for reports from both hospitals before the first request',
        owner: seats.named('Callum Featherhay'),
        due: '2026-07-31',
        done: { on: '2026-07-14', words: 'Both gave one; it stands in the contract.' },
      },
      {
        what: 'Show the weeks from request to report by deprivation fifth every month',
        owner: manager,
        due: '2026-12-31',
      },
    ],
    decision: decisionOf(manager, tansywick),
  };
};
