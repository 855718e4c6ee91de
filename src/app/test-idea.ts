import { commentTables } from '../platform/comments/tables.ts';
import type { Trx } from '../platform/relational/relational.ts';
import { idOf } from './test-house.tsx';

export const IDEA = 'ISV-2026-014';
/** Stands in every title, paper, word and file of the item, and nowhere else. */
export const WORD = /zebrafinch/i;
export const SCANS = 'Zebrafinch scans';
export const AT = new Date('2026-05-20T09:00:00Z');

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
