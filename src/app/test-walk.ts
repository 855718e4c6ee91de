import { commentTables } from '../platform/comments/tables.ts';
import type { Route } from '../platform/http/routes.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { modules } from './modules.ts';
import { idOf } from './test-house.tsx';

export const IDEA = 'ISV-2026-014';
export const MEETING = 'MTG-2026-001';
const VOTE = 'VOT-2026-001';
const PORTFOLIO = 'PORT-2026-001';
export const DECISION = 'DEC-2026-001';
/** Stands in every title, paper, word and file of the item, and nowhere else. */
export const WORD = /zebrafinch/i;
export const SCANS = 'Zebrafinch scans';
const AT = new Date('2026-05-20T09:00:00Z');

type Table = Readonly<Record<string, unknown>>;
/** Rows of tables of several modules, which the house above them may not know by type. */
// biome-ignore lint/suspicious/noExplicitAny: rows of every table
export const insert = (trx: Trx, table: string, values: Table): Promise<any> =>
  trx
    // biome-ignore lint/suspicious/noExplicitAny: rows of every table
    .withTables<Record<string, any>>()
    .insertInto(table)
    .values(values)
    .returningAll()
    .executeTakeFirstOrThrow();

/** An idea that waits for its decision, with a case, comments, a file and a contribution. */
export const fillIdea = async (trx: Trx): Promise<void> => {
  await insert(trx, 'proposal', {
    reference: IDEA,
    title: SCANS,
    what: 'Zebrafinch: people wait twelve weeks.',
    how_often: 'most-weeks',
    place: 'Zebrafinch lane',
    state: 'decision',
    since: '2026-05-02',
    owner: idOf('chair'),
    owner_name: 'Dr Basil Thrupp',
    next_what: 'Decide on Zebrafinch',
    next_by: '2026-06-09',
    raised_on: '2026-02-02',
    raised_by: idOf('locum'),
    raised_by_name: 'Dr Amara Thistlewood',
    raised_by_standing: 'Locum GP',
    clinician: idOf('lead'),
    clinician_name: 'Dr Rowan Ashcombe-Pike',
    clinician_standing: 'Clinical lead',
    manager: idOf('manager'),
    manager_name: 'Ms Delphine Oakhanger',
    manager_standing: 'Support staff',
    taken_on_on: '2026-03-02',
    complete_on: '2026-05-02',
    comments_until: '2026-08-01',
    body: 'governing-body',
  });
  await insert(trx, 'proposal_entry', {
    proposal: IDEA,
    state: 'raised',
    on_day: '2026-02-02',
    move: 'raise',
    by_name: 'Somebody',
    by_standing: 'Locum GP',
    at: AT,
  });
  await insert(trx, 'proposal_case', {
    proposal: IDEA,
    started_on: '2026-04-01',
    versions: 1,
    sent_version: 1,
    sent_on: '2026-05-02',
  });
  await insert(trx, 'case_topic', {
    proposal: IDEA,
    topic: 'summary',
    content: JSON.stringify({ text: 'Zebrafinch scans for everybody.' }),
    version: 1,
    edited_by: null,
    edited_by_name: 'Somebody',
    edited_at: AT,
    told_at: AT,
  });
  for (const object of [IDEA, `${IDEA}/money`])
    await commentTables(trx)
      .insertInto('comment')
      .values({
        object_kind: object === IDEA ? 'idea' : 'case',
        object_id: object,
        person: idOf('lead'),
        person_name: 'Dr Rowan Ashcombe-Pike',
        text: 'Zebrafinch is dear.',
        created: AT,
      })
      .execute();
  await insert(trx, 'attachment', {
    object_kind: 'idea',
    object_id: IDEA,
    name: 'zebrafinch.txt',
    type: 'text/plain',
    size: 10,
    hash: 'a'.repeat(64),
    bytes: Buffer.from('zebrafinch'),
    person: null,
    person_name: 'Somebody',
    added: AT,
  });
  await insert(trx, 'proposal_contribution', {
    proposal: IDEA,
    about: 'idea',
    words: 'Zebrafinch is what we need.',
    person: idOf('nurse'),
    person_name: 'Sister Otis Wrenfold',
    standing: 'Practice nurse',
    said_on: '2026-05-03',
    at: AT,
    state: 'shown',
    due: '2026-06-03',
  });
};

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

/** The meeting with the item on it in hand, a void vote, a paper, a condition, an action and a question. */
export const fillMeeting = async (trx: Trx): Promise<Record<'item' | 'paper' | 'interest', number>> => {
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

/** What a reference names, by the address that it stands in. */
const wholeOf = (path: string): string =>
  ['ideas', 'votes', 'meetings', 'gaps', 'elections', 'portfolios'].find((part) =>
    path.includes(`${part}/`),
  ) ?? 'reference';

/** What an id names, where the address says it. */
const fileOf = (path: string): string | undefined =>
  ['attachments', 'said', 'contributions'].find((part) => path.includes(`/${part}/`));

/** Every address that is asked so, with the parts of the item in the places of its parameters. */
const addressesOf = (
  routes: readonly Route[],
  ids: Readonly<Record<string, readonly string[]>>,
  method: 'get' | 'post',
): string[] => {
  const paths = routes.flatMap((route) =>
    route.face === 'api'
      ? route.use.method === method
        ? [`/api/v1/${route.use.path ?? route.use.name}`]
        : []
      : route.method === method
        ? [route.face === 'page' ? route.path : `/api/v1${route.path}`]
        : [],
  );
  const filled = (path: string): string[] => {
    const found = /:(\w+)(\{[^}]*\})?|\{(\w+)\}/.exec(path);
    if (!found) return [path];
    const name = found[1] ?? found[3] ?? '';
    const whole = ids[name === 'reference' ? wholeOf(path) : (fileOf(path) ?? '')];
    return (whole ?? ids[name] ?? ids.id ?? []).flatMap((id) => filled(path.replace(found[0], id)));
  };
  return [...new Set(paths.flatMap(filled))].filter((path) => !/\/(live|events|metrics)$/.test(path));
};

/** Every address of the product that can be read, or where something can be sent, filled with the parts of the idea and of the item. */
export const everyAddress = async (
  trx: Trx,
  { item, paper, interest }: Readonly<Record<'item' | 'paper' | 'interest', number>>,
  method: 'get' | 'post' = 'get',
): Promise<readonly string[]> => {
  const rows = async (table: string) =>
    (await trx.withTables<Record<string, { id: unknown }>>().selectFrom(table).select('id').execute()).map(
      ({ id }) => String(id),
    );
  const addresses = addressesOf(
    modules.flatMap(({ routes }) => routes),
    {
      ideas: [IDEA],
      votes: [VOTE],
      meetings: [MEETING],
      gaps: [IDEA],
      elections: [IDEA],
      portfolios: [PORTFOLIO],
      proposal: [IDEA],
      project: ['1'],
      reference: [IDEA, VOTE, DECISION],
      meeting: [MEETING],
      item: [String(item)],
      paper: [String(paper)],
      interest: [String(interest)],
      vote: [VOTE],
      decision: [DECISION],
      body: ['governing-body'],
      key: ['governing-body'],
      kind: ['idea', 'case', 'item', 'paper'],
      object: [IDEA, String(item)],
      id: [IDEA, String(item), ...(await rows('attachment')), ...(await rows('proposal_contribution'))],
      number: ['1'],
      version: ['1'],
      topic: ['summary'],
      section: ['money'],
    },
    method,
  );
  return method === 'post'
    ? addresses
    : [...addresses, '/search?q=scans', '/api/v1/search?q=scans', '/ideas?q=scans', '/'];
};
