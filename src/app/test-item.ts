import type { Trx } from '../platform/relational/relational.ts';
import { idOf } from './test-house.tsx';
import { AT, fillIdea, IDEA, insert, SCANS } from './test-idea.ts';

export const MEETING = 'MTG-2026-001';
export const VOTE = 'VOT-2026-001';
export const PORTFOLIO = 'PORT-2026-001';
export const DECISION = 'DEC-2026-001';

/** A portfolio ballot that is counted, with the idea on its list. */
const fillPortfolio = async (trx: Trx): Promise<void> => {
  const closes = new Date('2026-05-20T10:00:00Z');
  await insert(trx, 'portfolio', {
    reference: PORTFOLIO,
    body: 'governing-body',
    title: 'Zebrafinch money',
    why: 'Zebrafinch saved some.',
    sum_pence: 100,
    source: 'Zebrafinch',
    rule: 'most-support',
    state: 'open',
    opens_at: AT,
    closes_at: closes,
    set_up_name: 'Coalface',
    set_up_at: AT,
    opened_at: AT,
  });
  const { id } = await insert(trx, 'portfolio_project', {
    portfolio: PORTFOLIO,
    proposal: IDEA,
    title: SCANS,
    words: 'Zebrafinch scans.',
    cost_pence: 100,
    cost_from: 'Its case',
    added_name: 'Coalface',
    added_at: AT,
  });
  const frozen = {
    title: 'Zebrafinch money',
    sumPence: 100,
    source: 'Zebrafinch',
    rule: 'most-support',
    ruleWords: '',
    opensAt: AT.toISOString(),
    closesAt: closes.toISOString(),
    projects: [{ number: 1, project: id, proposal: IDEA, title: SCANS, costPence: 100 }],
    voters: [],
    excluded: [],
    lapsed: [],
    names: {},
  };
  const line = { project: '01', funded: true, why: 'most-support', place: 1, points: 1, voters: 1 };
  const result = { rule: 'most-support', budget: 100, spent: 100, left: 0, voters: 1 };
  await trx
    .withTables<{ portfolio: Record<string, unknown> }>()
    .updateTable('portfolio')
    .set({
      state: 'closed',
      closed_at: closes,
      frozen: JSON.stringify(frozen),
      frozen_hash: 'x',
      result: JSON.stringify({ ...result, lines: [{ ...line, before: 100, after: 0, tiedWith: [] }] }),
      ballots_hash: 'x',
    })
    .execute();
};

/** What the item is made of, by its ids. */
export type ItemParts = Readonly<Record<'item' | 'paper' | 'interest', number>>;

/** The meeting with the item on it in hand, a void vote, a paper, a condition, an action and a question. */
const fillMeeting = async (trx: Trx): Promise<ItemParts> => {
  await insert(trx, 'body', {
    key: 'governing-body',
    name: 'Governing body',
    kind: 'governing-body',
    about: 'Decides.',
    in_public: true,
    composition: '[]',
    founded_on: '2013-04-01',
  });
  for (const [who, name, seat] of [
    ['chair', 'Dr Basil Thrupp', 'chair'],
    ['lay', 'Mrs Hestia Quillfeather', 'lay'],
    ['nurse', 'Sister Otis Wrenfold', 'nurse'],
  ] as const)
    await insert(trx, 'body_member', {
      body: 'governing-body',
      person: idOf(who),
      person_name: name,
      seat,
      from_day: '2024-04-01',
    });
  await insert(trx, 'meeting', {
    reference: MEETING,
    body: 'governing-body',
    title: 'Governing body, in public',
    starts: new Date('2026-05-21T08:00:00Z'),
    ends: new Date('2026-05-21T10:00:00Z'),
    place: 'Town hall',
    in_public: true,
    state: 'open',
    chair: idOf('chair'),
    chair_name: 'Dr Basil Thrupp',
    notice_on: '2026-05-01',
    papers_on: '2026-05-12',
    opened_at: AT,
    minutes_state: 'draft',
  });
  const { id: item } = await insert(trx, 'agenda_item', {
    meeting: MEETING,
    position: 1,
    kind: 'proposal',
    title: SCANS,
    purpose: 'decide',
    asks: 'That Zebrafinch be bought.',
    proposal: IDEA,
    minutes_planned: 20,
    state: 'open',
    opened_at: AT,
  });
  await trx
    .withTables<{ meeting: { current_item: number | null; reference: string } }>()
    .updateTable('meeting')
    .set({ current_item: item })
    .execute();
  const { id: paper } = await insert(trx, 'paper', {
    item,
    number: 1,
    title: 'Zebrafinch in words',
    kind: 'words',
    words: 'Zebrafinch, word by word.',
    added_at: AT,
    added_name: 'Coalface',
  });
  await insert(trx, 'meeting_line', {
    meeting: MEETING,
    item,
    at: AT,
    kind: 'words',
    words: 'Zebrafinch was discussed.',
    by_name: 'Coalface',
  });
  await insert(trx, 'item_condition', { item, position: 1, words: 'Zebrafinch comes first.' });
  await insert(trx, 'meeting_action', {
    reference: 'ACT-2026-001',
    meeting: MEETING,
    item,
    what: 'Write to Zebrafinch',
    owner: idOf('chair'),
    owner_name: 'Dr Basil Thrupp',
    due: '2026-06-01',
  });
  await insert(trx, 'public_question', {
    meeting: MEETING,
    item,
    asker: 'Mr Ludd',
    words: 'What of Zebrafinch?',
    asked_at: AT,
    state: 'shown',
    answer: 'Zebrafinch is well.',
  });
  await insert(trx, 'touched', {
    proposal: IDEA,
    name: 'Zebrafinch Ltd',
    as_what: 'bidder',
    added_name: 'Coalface',
    added_on: '2026-05-01',
  });
  const { id: interest } = await insert(trx, 'item_interest', {
    item,
    person: idOf('lay'),
    person_name: 'Mrs Hestia Quillfeather',
    kind: 'financial',
    direct: true,
    chain: JSON.stringify([
      {
        from: { code: null, name: 'Mrs Hestia Quillfeather' },
        words: 'owns a share of',
        to: { code: null, name: 'A company' },
      },
    ]),
    words: 'Mrs Hestia Quillfeather: owns a share of a company',
    how: 'added',
    since: AT,
  });
  await insert(trx, 'vote', {
    reference: VOTE,
    body: 'governing-body',
    kind: 'item',
    item,
    proposal: IDEA,
    title: SCANS,
    motion: 'That Zebrafinch be bought.',
    method: 'roll-call',
    secret: false,
    state: 'void',
    frozen: JSON.stringify({ entitled: [], excluded: [] }),
    frozen_hash: 'x',
    opened_at: AT,
    opened_name: 'Coalface',
    void_reason: 'Zebrafinch was misread.',
  });
  await fillPortfolio(trx);
  return { item, paper, interest };
};

/** One idea and the item of a meeting that decides on it, with everything that hangs on either. */
export const fillItem = async (trx: Trx): Promise<ItemParts> => {
  await fillIdea(trx);
  return fillMeeting(trx);
};
