import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STARTING_BODIES, STARTING_BODY_KEYS } from '../bodies/starting-bodies.ts';
import { ordersFaultWords, whatIsWrongWithOrders } from './faults-rules.ts';
import {
  leastOf,
  majorityOf,
  ordersChangedBetween,
  ordersOn,
  type StandingOrders,
  weightOf,
  whichOrdersOverlap,
} from './orders-rules.ts';
import { inSentences } from './sentences-rules.ts';
import { STARTING_ORDERS } from './starting-orders.ts';
import { fractionWords, ruleWords, shareWords } from './words-rules.ts';

const ORDERS = STARTING_ORDERS['governing-body'];
const wrong = (more: Partial<StandingOrders>, composition = STARTING_BODIES['governing-body']) =>
  whatIsWrongWithOrders({ ...ORDERS, ...more }, composition).map(({ kind }) => kind);
const quorum = (more: Partial<StandingOrders['quorum']>) => ({ quorum: { ...ORDERS.quorum, ...more } });
const carriedBy = (part: number, whole: number, reach: 'at-least' | 'more-than') => ({
  majorities: [
    {
      kind: 'ordinary',
      label: 'Ordinary items',
      majority: { kind: 'special' as const, share: { part, whole, reach }, of: 'cast' as const },
    },
  ],
});

describe('the orders that bodies begin with', () => {
  it('can be kept, suit the seats of their template, and say that nobody has checked them', () => {
    for (const key of STARTING_BODY_KEYS) {
      expect(whatIsWrongWithOrders(STARTING_ORDERS[key], STARTING_BODIES[key])).toEqual([]);
      expect(inSentences(STARTING_ORDERS[key]).some(({ verified }) => verified)).toBe(false);
    }
  });
});

describe('what is wrong with orders', () => {
  it('is a quorum that nobody can reach, or that is none', () => {
    expect(wrong(quorum({ members: null, share: null }))).toEqual(['no-quorum']);
    expect(wrong(quorum({ share: { part: 3, whole: 2, reach: 'at-least' } }))).toEqual(['share']);
    expect(wrong(quorum({ members: 0 }))).toEqual(['number']);
    expect(wrong(quorum({ roles: [{ anyOf: ['practice'], atLeast: 1 }] }))).toEqual(['no-such-seat']);
    expect(wrong(quorum({ roles: [{ anyOf: ['nurse'], atLeast: 2 }] }))).toEqual(['no-such-seat']);
    const small = { ...STARTING_BODIES.committee, seats: STARTING_BODIES.committee.seats.slice(0, 2) };
    expect(wrong({ ...quorum({ members: 3, roles: [] }) }, small)).toContain('quorum-above-members');
  });

  it('is a majority of half or less, by which a motion and its opposite are carried alike', () => {
    expect(wrong(carriedBy(1, 2, 'at-least'))).toEqual(['half-or-less']);
    expect(wrong(carriedBy(1, 2, 'more-than'))).toEqual([]);
    expect(wrong(carriedBy(49, 100, 'more-than'))).toEqual(['half-or-less']);
    expect(wrong(carriedBy(2, 3, 'at-least'))).toEqual([]);
    expect(wrong({ majorities: [] })).toEqual(['no-ordinary-majority']);
    expect(wrong({ majorities: [...ORDERS.majorities, ...ORDERS.majorities] })).toContain('same-majority');
  });

  it('is days and numbers that are none, and papers before anybody knows of the meeting', () => {
    expect(wrong({ papersDays: 12 })).toEqual(['papers-before-notice']);
    expect(wrong({ noticeDays: 10.5 })).toEqual(['number']);
    expect(wrong({ proxies: { mostEach: 0, passOn: false } })).toEqual(['number']);
    expect(wrong({ weight: { by: 'list-size', per: 0 } })).toEqual(['number']);
    expect(wrong({ inForceTo: '2012-01-01' })).toEqual(['dates']);
    expect(wrong({ urgent: { decide: [], consult: 0, toldWithinDays: 1, toNextMeeting: true } })).toEqual([
      'urgent-by-nobody',
    ]);
    const defer = { way: 'defer', when: 'always' } as const;
    expect(wrong({ inquorate: [defer, defer] })).toEqual(['same-way']);
  });

  it('is said in words, with what to do', () => {
    const faults = whatIsWrongWithOrders(
      { ...ORDERS, ...carriedBy(1, 2, 'at-least'), ...quorum({ members: 0 }) },
      STARTING_BODIES['governing-body'],
    );
    expect(faults.map(ordersFaultWords)).toEqual([
      'Quorum: give a whole number of members, from 1 on.',
      'Majority: with half or less, a motion and its opposite could both be carried. Ask for more than half.',
    ]);
  });
});

describe('orders on a day', () => {
  const older = { ...ORDERS, key: 'older', inForceFrom: '2019-04-01', inForceTo: '2020-03-31' };
  const newer = { ...ORDERS, key: 'newer', inForceFrom: '2020-04-01' };

  it('are those in force on it, first and last day included', () => {
    expect(ordersOn([older, newer], '2020-03-31')?.key).toBe('older');
    expect(ordersOn([older, newer], '2020-04-01')?.key).toBe('newer');
    expect(ordersOn([older, newer], '2019-03-31')).toBeUndefined();
    expect(whichOrdersOverlap([newer, older])).toBeUndefined();
    expect(whichOrdersOverlap([newer, { ...older, inForceTo: '2020-04-01' }])).toEqual(['older', 'newer']);
  });

  it('are told when they changed between the notice and the meeting', () => {
    expect(ordersChangedBetween([older, newer], '2020-03-20', '2020-04-02')).toEqual({
      was: older,
      now: newer,
    });
    expect(ordersChangedBetween([older, newer], '2020-04-01', '2020-04-11')).toBeUndefined();
  });
});

describe('shares and weights', () => {
  it('are exact: the fewest that make up a share', () => {
    expect(leastOf({ part: 2, whole: 3, reach: 'at-least' }, 10)).toBe(7);
    expect(leastOf({ part: 1, whole: 2, reach: 'more-than' }, 10)).toBe(6);
    expect(leastOf({ part: 1, whole: 2, reach: 'more-than' }, 13)).toBe(7);
    expect(leastOf({ part: 75, whole: 100, reach: 'at-least' }, 650_240)).toBe(487_680);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.nat(100),
        fc.nat(1_000_000),
        fc.constantFrom('at-least' as const, 'more-than' as const),
        (part, more, of, reach) => {
          const share = { part, whole: part + more, reach };
          const reaches = (n: number) =>
            reach === 'at-least' ? n * share.whole >= part * of : n * share.whole > part * of;
          const least = leastOf(share, of);
          expect(reaches(least)).toBe(true);
          expect(least > 0 && reaches(least - 1)).toBe(false);
        },
      ),
      { seed: 20513, numRuns: 500 },
    );
  });

  it('give a practice a vote for so many patients or part of them, and one at least', () => {
    expect(weightOf({ by: 'one-each' }, 9842)).toBe(1);
    expect(weightOf({ by: 'list-size', per: 1000 }, 10_001)).toBe(11);
    expect(weightOf({ by: 'list-size', per: 1000 }, 10_000)).toBe(10);
    expect(weightOf({ by: 'list-size', per: 1000 }, 0)).toBe(1);
  });

  it('are said as people say them', () => {
    expect(fractionWords({ part: 2, whole: 3 })).toBe('two thirds');
    expect(fractionWords({ part: 75, whole: 100 })).toBe('75%');
    expect(fractionWords({ part: 3, whole: 7 })).toBe('3 of every 7');
    expect(shareWords({ part: 1, whole: 1, reach: 'at-least' })).toBe('all');
  });
});

describe('orders explained back', () => {
  const said = (orders: StandingOrders) => inSentences(orders).map(({ words }) => words);

  it('are plain sentences, part by part', () => {
    expect(said(ORDERS)).toEqual([
      'An item is quorate when more than half of the members who vote count for it.',
      'Among them must be at least one lay member and at least one chief finance officer or accountable officer.',
      'Clinicians who count must outnumber the others who count.',
      'Members who may not vote because of an interest do not count.',
      'Who joins by video or telephone counts.',
      'A deputy counts for the seat of a member who is away, not for one whom a ruling keeps out.',
      'Ordinary items: carried if more than half of the votes cast are for; abstentions do not count. If it is tied, whoever is in the chair has a second vote.',
      'Changes to the constitution: carried if at least three quarters of all the votes that there are, cast or not, are for.',
      'Each has one vote.',
      'Nobody may vote for another.',
      'When it cannot wait, the chair and the accountable officer together may decide, after asking one other member. The body is told within seven days, and the next meeting gets it with the reasons.',
      'A resolution may be made in writing within ten days: carried if more than half of all the votes that there are, cast or not, are for. Who does not answer has not voted.',
      'An item that is not quorate because of interests may be, in this order: decided with members brought in for it, referred to a panel without an interest in it, referred to another body, referred to a joint committee or put off to the next meeting.',
      'One that is not quorate for another reason may be put off to the next meeting.',
      'A meeting is called ten days before it, and papers go out five days before it.',
      'A later paper is taken when the chair agrees and says why; it is marked as late.',
      'The body meets in public.',
      'Decisions are published within five days, draft minutes within 14 days.',
      'Something may be kept from the public only for one of these reasons: it is about a person who could be recognised; it would harm a purchase that is not closed; it is legal advice.',
    ]);
  });

  it('say where nobody has checked them, part by part', () => {
    const some = inSentences({ ...ORDERS, unverified: ['quorum'] });
    expect(some.find(({ part }) => part === 'quorum')?.verified).toBe(false);
    expect(some.find(({ part }) => part === 'notice')?.verified).toBe(true);
  });

  it('say what an abstention does where it matters', () => {
    const rule = { majority: { kind: 'simple' }, castingVote: false } as const;
    expect(ruleWords({ ...rule, abstentions: 'as-against' })).toBe(
      'Carried if more than half of the votes cast are for; an abstention counts as a vote against.',
    );
    expect(ruleWords({ ...rule, majority: { kind: 'consent' }, abstentions: 'as-against' })).toBe(
      'Carried if nobody objects.',
    );
  });

  it('fall back on the ordinary majority, and throw where there is none', () => {
    expect(majorityOf(ORDERS, 'constitution').kind).toBe('special');
    expect(majorityOf(ORDERS, 'spending').kind).toBe('simple');
    expect(() => majorityOf({ majorities: [] }, 'ordinary')).toThrow(RangeError);
  });
});
