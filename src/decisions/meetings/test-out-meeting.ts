import { idOf, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { BODY } from './test-meeting.ts';
import { type House, REF } from './test-meetings-house.tsx';

/** A meeting with a report of one paper, and one on Quillmoor of which the partner gets nothing; its papers are out. */
export const outMeeting = async ({ as, db, clock }: House) => {
  await as('office').api('POST', 'meetings', {
    body: BODY,
    title: 'Governing body, in public',
    day: '2026-06-23',
    from: '14:00',
    to: '16:30',
    place: 'Ochre Street Hall',
    video: 'https://video.example.org/room',
    inPublic: 'yes',
  });
  const post = async (path: string, given: object) =>
    (await as('office').api('POST', `meetings/${REF}/${path}`, given)).body;
  const items: number[] = [];
  for (const [title, words] of [
    ['Quality report', 'All is well in the wards.'],
    ['Heart scans', 'Quillmoor offers 240 scans a month.'],
  ]) {
    const { item } = await post('items', { kind: 'report', title, purpose: 'note', minutes: 15 });
    await post(`items/${item}/papers`, { kind: 'words', title: `On ${title}`, words });
    items.push(item);
  }
  const version = async () => (await as('office').api('GET', `meetings/${REF}`)).body.version;
  await post('send-agenda', { version: await version() });
  await decisionDb(db)
    .insertInto('item_interest')
    .values({
      item: items[1] ?? 0,
      person: idOf('partner'),
      person_name: nameOf('partner'),
      kind: 'financial',
      direct: true,
      chain: JSON.stringify([]),
      words: 'owns a share',
      how: 'added',
      ruling: 'no-papers',
      since: clock.now,
    })
    .execute();
  await post('send-papers', { version: await version() });
  return { quality: items[0] ?? 0, scans: items[1] ?? 0 };
};
