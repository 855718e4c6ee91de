import type { Composition, Seat } from './composition-rules.ts';

/** The templates that a body can begin with. */
export const STARTING_BODY_KEYS = ['governing-body', 'board', 'committee', 'members'] as const;
export type StartingBody = (typeof STARTING_BODY_KEYS)[number];

const seat = (
  kind: Seat['kind'],
  label: string,
  [atLeast, atMost]: readonly [number, number | null],
  more: Partial<Pick<Seat, 'key' | 'clinical' | 'conditions' | 'voting'>> = {},
): Seat => ({
  key: kind,
  kind,
  label,
  voting: true,
  atLeast,
  atMost,
  clinical: false,
  conditions: [],
  ...more,
});

const ONE = [1, 1] as const;
const NO_LOCAL_TIES =
  'No member, officer or employee of a provider that the group buys from (regulation 12(1))';

/**
 * The governing body of a clinical commissioning group: regulation 11 of SI 2012/1631 (DOMAIN A2, P7). What the two lay
 * members look after, a third of them, and a chair who is not the accountable officer are unverified, so the whole is
 * marked so. GPs of member practices are each group’s own number.
 */
const GOVERNING_BODY: Composition = {
  key: 'starting-governing-body',
  body: 'governing-body',
  inForceFrom: '2013-04-01',
  inForceTo: '2022-06-30',
  fewestMembers: 6,
  apart: [
    ['chair', 'accountable-officer'],
    ['lay-audit', 'lay-public'],
  ],
  source: 'Regulation 11 of SI 2012/1631; the duties of the lay members are a suggestion',
  verified: false,
  seats: [
    seat('chair', 'Chair', ONE),
    seat('deputy-chair', 'Deputy chair', ONE, {
      conditions: ['Usually a member already, who holds this seat beside their own'],
    }),
    seat('accountable-officer', 'Accountable officer', ONE),
    seat('finance', 'Chief finance officer', ONE, {
      conditions: ['A qualified accountant, employed by the group'],
    }),
    seat('nurse', 'Registered nurse', ONE, {
      clinical: true,
      conditions: ['On the nursing register', NO_LOCAL_TIES],
    }),
    seat('specialist', 'Secondary care specialist', ONE, {
      clinical: true,
      conditions: [
        'On the specialist register of the General Medical Council, not on the GP register',
        'A consultant now or within the last ten years',
        NO_LOCAL_TIES,
      ],
    }),
    seat('lay', 'Lay member, audit', ONE, {
      key: 'lay-audit',
      conditions: ['Knows enough of finance and audit to lead on them', 'Qualified otherwise than the other'],
    }),
    seat('lay', 'Lay member, public involvement', ONE, {
      key: 'lay-public',
      conditions: ['Knows the area', 'Qualified otherwise than the other'],
    }),
    seat('lay', 'Lay member', [0, null], { key: 'lay-other' }),
    seat('clinician', 'GP of a member practice', [0, null], { clinical: true }),
    seat('adviser', 'In attendance', [0, null], { voting: false }),
  ],
};

/**
 * The board of an integrated care board. Law: a chair, a chief executive and three others (P8); guidance brings the
 * least to ten (P5). A non-executive member who does not chair audit should be the deputy (P9).
 */
const BOARD: Composition = {
  key: 'starting-board',
  body: 'board',
  inForceFrom: '2022-07-01',
  inForceTo: null,
  fewestMembers: 10,
  apart: [['chair', 'accountable-officer']],
  source: 'The law on integrated care boards, and the guidance on their constitutions',
  verified: false,
  seats: [
    seat('chair', 'Chair', ONE, {
      conditions: ['Appointed by NHS England with the approval of the Secretary of State'],
    }),
    seat('deputy-chair', 'Deputy chair', [0, 1], {
      conditions: ['A non-executive member who does not chair audit, beside their own seat'],
    }),
    seat('accountable-officer', 'Chief executive', ONE, { conditions: ['An employee of the board'] }),
    seat('finance', 'Director of finance', ONE),
    seat('medical-director', 'Medical director', ONE, { clinical: true }),
    seat('nurse', 'Director of nursing', ONE, { clinical: true }),
    seat('non-executive', 'Non-executive member', [2, null]),
    seat('partner', 'Partner member, trusts', [1, null], {
      key: 'partner-trusts',
      conditions: ['Nominated by the trusts; one of the board knows mental health'],
    }),
    seat('partner', 'Partner member, primary medical services', [1, null], {
      key: 'partner-primary',
      conditions: ['Nominated by providers of primary medical services'],
    }),
    seat('partner', 'Partner member, local authorities', [1, null], {
      key: 'partner-councils',
      conditions: ['Nominated by the local authorities'],
    }),
    seat('adviser', 'Participant', [0, null], { voting: false }),
  ],
};

/** A committee that decides within its limits: a suggestion, with no source. */
const COMMITTEE: Composition = {
  key: 'starting-committee',
  body: 'committee',
  inForceFrom: '2013-04-01',
  inForceTo: null,
  fewestMembers: null,
  apart: [],
  source: 'A suggestion to begin with; terms of reference set each committee’s own',
  verified: false,
  seats: [
    seat('chair', 'Chair', ONE),
    seat('deputy-chair', 'Deputy chair', [0, 1]),
    seat('lay', 'Lay member', [1, null]),
    seat('clinician', 'Clinician', [2, null], { clinical: true }),
    seat('finance', 'Finance', [1, 1]),
    seat('member', 'Member', [0, null]),
    seat('adviser', 'In attendance', [0, null], { voting: false }),
  ],
};

/** The members’ council: one seat for each member practice, held by who casts its vote (DOMAIN A2, unverified). */
const MEMBERS: Composition = {
  key: 'starting-members',
  body: 'members',
  inForceFrom: '2013-04-01',
  inForceTo: null,
  fewestMembers: null,
  apart: [],
  source: 'A suggestion to begin with; the constitution says who speaks for a practice',
  verified: false,
  seats: [
    seat('chair', 'Chair of the council', [0, 1], { voting: false }),
    seat('practice', 'Representative of a member practice', [1, null], {
      conditions: ['Named by the practice; one for each practice'],
    }),
    seat('adviser', 'In attendance', [0, null], { voting: false }),
  ],
};

/** Compositions to begin with, until the group enters its own. */
export const STARTING_BODIES: Readonly<Record<StartingBody, Composition>> = {
  'governing-body': GOVERNING_BODY,
  board: BOARD,
  committee: COMMITTEE,
  members: MEMBERS,
};
