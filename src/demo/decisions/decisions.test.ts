import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { countElection, decisions } from '../../decisions/index.ts';
import { people } from '../../people/index.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { proposals } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { loadRegister } from '../load/load.ts';
import { inventPlace } from '../place/place.ts';
import { FOUNDING_TITLE } from '../proposals/founding.ts';
import { tellProposals } from '../proposals/load.ts';
import { tellDecisions } from './load.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });
const store = testStore();

beforeAll(async () => {
  const platform = testPlatform(store.relational());
  for (const module of [people, proposals, decisions]) module.register?.(platform);
  const place = inventPlace();
  await loadRegister(platform.db, place);
  await tellDecisions(platform, place, await tellProposals(platform, place, new Map(), []));
});

const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  (await query.execute(store.relational().db)).rows;

const NUMBERS = [
  'Nought',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];
const numberIn = (sentence: string): number => {
  const [first = ''] = sentence.split(' ');
  const word = NUMBERS.indexOf(first);
  return word < 0 ? Number(first) : word;
};

describe('what the bodies of the place decided', () => {
  it('is all that its ideas say was decided, with the same day and outcome, at a meeting of that day', async () => {
    const answers = await rows(sql<{
      title: string;
      on_day: string;
      outcome: string;
      decided_on: string | null;
      decided: string | null;
      starts: Date | null;
      state: string | null;
    }>`select p.title, a.on_day, a.outcome, d.decided_on, d.outcome as decided, m.starts, m.state
       from proposal_decision a join proposal p on p.reference = a.proposal
       left join decision d on a.address = '/decisions/' || d.reference
       left join meeting m on m.reference = d.meeting
       where a.body <> 'Clinical lead'`);
    expect(answers.length).toBeGreaterThan(50);
    for (const one of answers)
      expect([
        one.title,
        one.decided_on,
        one.decided,
        one.starts && londonDate(one.starts),
        one.state,
      ]).toEqual([one.title, one.on_day, one.outcome, one.on_day, 'closed']);
  });

  it('was quorate by who was here and what was ruled, as the record says', async () => {
    const items = await rows(sql<{
      id: number;
      body: string;
      words: string;
      day: string;
      at: Date;
      meeting: string;
    }>`
      select i.id, m.body, l.words, l.at, m.reference as meeting, to_char(m.starts, 'YYYY-MM-DD') as day
      from meeting_line l join agenda_item i on i.id = l.item join meeting m on m.reference = i.meeting
      where l.kind = 'quorum' and m.body <> 'members-council'`);
    expect(items.length).toBeGreaterThan(100);
    for (const item of items) {
      const [counted] = await rows(sql<{ count: number }>`
        with last as (
          select distinct on (person) person, what from presence
          where meeting = ${item.meeting} and at <= ${item.at} order by person, at desc, id desc)
        select count(distinct b.person)::int as count from body_member b join last on last.person = b.person
        where b.body = ${item.body} and b.seat <> 'adviser' and b.deputy_for is null
          and b.from_day <= ${item.day} and (b.to_day is null or b.to_day >= ${item.day})
          and last.what in ('here', 'video') and not exists (
            select 1 from item_interest x where x.item = ${item.id} and x.person = b.person and x.ruling <> 'note')`);
      expect([item.id, numberIn(item.words)]).toEqual([item.id, counted?.count]);
    }
  });

  it('counts the vote of nobody whom a ruling kept from it', async () => {
    const kept = await rows(sql<{ vote: string; person: string }>`
      select v.reference as vote, x.person from vote v join item_interest x on x.item = v.item
      where x.ruling <> 'note'`);
    expect(kept.length).toBeGreaterThan(5);
    const counted = await rows(sql`
      select 1 from vote v join item_interest x on x.item = v.item and x.ruling <> 'note'
      where exists (select 1 from vote_cast c where c.vote = v.reference and c.voter = x.person)
        or exists (select 1 from vote_voter w where w.vote = v.reference and w.voter = x.person)`);
    expect(counted).toEqual([]);
  });

  it('stands in the feeds by numbers without a gap, in the order in which it became true', async () => {
    const feed = await rows(
      sql<{ number: number; at: Date }>`select number, at from decision_feed order by number`,
    );
    expect(feed.map(({ number }) => number)).toEqual(feed.map((_, at) => at + 1));
    expect(feed.every(({ at }, place) => place === 0 || at >= (feed[place - 1]?.at ?? at))).toBe(true);
    const [end] = await rows(sql<{ number: number }>`select number from decision_feed_end`);
    expect(end?.number).toBe(feed.length);
    const [published] = await rows(sql<{ count: number }>`
      select count(*)::int as count from decision where published_on is not null`);
    const [told] = await rows(sql<{ count: number }>`
      select count(*)::int as count from decision_feed where what = 'published'`);
    expect(told).toEqual(published);
  });

  it('leaves a record that verifies', async () => {
    expect(await verifyRecord(store.relational().db)).toMatchObject({ broken: undefined });
  });
});

describe('the ballots and the election of the place', () => {
  it('weigh by the people on lists where they do, and have no names where they are secret', async () => {
    const [weighted] = await rows(sql<{ entitled: string; sum: string; voters: number }>`
      select v.result->>'entitled' as entitled, sum(w.weight)::text as sum, count(*)::int as voters
      from vote v join vote_voter w on w.vote = v.reference
      where v.kind = 'members' and v.weighted_by is not null group by v.reference, v.result`);
    expect(weighted).toMatchObject({ entitled: '650238', sum: '650238', voters: 68 });
    const [secret] = await rows(sql<{ ballots: number; voted: number; casts: number }>`
      select (select count(*)::int from ballot where contest = v.reference) as ballots,
        (select count(*)::int from vote_voter where vote = v.reference and has_voted) as voted,
        (select count(*)::int from vote_cast where vote = v.reference) as casts
      from vote v where v.secret`);
    expect(secret).toEqual({ ballots: 63, voted: 63, casts: 0 });
  });

  it('elect two of four, and give the same when they are counted again', async () => {
    const [election] = await rows(
      sql<{
        reference: string;
        seed: string;
        seats: number;
        result: { readonly count: { readonly winners: readonly string[] } };
        candidates: readonly { readonly id: string; readonly name: string }[];
      }>`select reference, seed, seats, result, frozen->'candidates' as candidates from election`,
    );
    const ballots = await rows(sql<{ content: { readonly ranks: readonly string[] } }>`
      select content from ballot where contest = ${election?.reference}`);
    expect(election?.candidates).toHaveLength(4);
    const again = countElection(
      {
        method: 'scottish-transferable-vote',
        seats: election?.seats ?? 0,
        quota: 'droop',
        candidates: (election?.candidates ?? []).map(({ id, name }) => ({ id, name })),
        seed: Number(election?.seed.split(' ')[0]),
      },
      ballots.map(({ content }) => ({ ranks: content.ranks, times: 1 })),
    );
    expect(again.winners).toHaveLength(2);
    expect(JSON.parse(JSON.stringify(again))).toEqual(election?.result.count);
  });
});

describe('the founding story', () => {
  it('ends with nine who count, eight for and one against, on three conditions', async () => {
    const [one] = await rows(sql<{
      reference: string;
      proposal: string;
      outcome: string;
      conditions: readonly string[];
      stood: { readonly quorum: string; readonly sum: string };
      state: string;
    }>`select d.reference, d.proposal, d.outcome, d.conditions, d.stood, p.state
       from decision d join proposal p on p.reference = d.proposal where p.title = ${FOUNDING_TITLE}`);
    expect(one).toMatchObject({
      reference: 'DEC-2026-047',
      proposal: 'ISV-2026-014',
      outcome: 'yes-with-conditions',
      state: 'live',
    });
    expect(one?.conditions).toHaveLength(3);
    expect(one?.stood.quorum).toBe('Nine members count, and seven are needed, so this item is quorate.');
    expect(one?.stood.sum).toMatch(/^Carried: 8 for, 1 against/);
  });

  it('was ruled on as told: no papers, no vote, noted', async () => {
    const rulings = await rows(sql<{ name: string; ruling: string; how: string }>`
      select x.person_name as name, x.ruling, x.how from item_interest x
      join agenda_item i on i.id = x.item where i.title = ${FOUNDING_TITLE} order by x.id`);
    expect(rulings).toEqual([
      { name: 'Dr Nadia Fennimore', ruling: 'no-papers', how: 'matched' },
      { name: 'Dr Piers Quartzley', ruling: 'speak-not-vote', how: 'matched' },
      { name: 'Mr Josiah Tansywick', ruling: 'note', how: 'declared' },
    ]);
  });

  it('reaches whoever raised it before anybody else', async () => {
    const told = await rows(sql<{ name: string }>`
      select p.family_name as name from notification n join person p on p.id::text = n.person::text
      where n.kind = 'idea.decide-yes' order by n.created, n.id`);
    expect(told[0]?.name).toBe('Thistlewood');
    expect(told.length).toBeGreaterThan(1);
  });

  it('has one item that was not quorate for interests, and a panel that decided it the same day', async () => {
    const [item] = await rows(sql<{ way: string; proposal: string; starts: Date; votes: number }>`
      select i.way, i.proposal, m.starts, (select count(*)::int from vote v where v.item = i.id) as votes
      from agenda_item i join meeting m on m.reference = i.meeting where i.way is not null`);
    expect(item).toMatchObject({ way: 'unconflicted-panel', votes: 0 });
    const [decided] = await rows(sql<{ body: string; decided_on: string }>`
      select body, decided_on from decision where proposal = ${item?.proposal}`);
    expect(decided).toEqual({ body: 'panel', decided_on: item && londonDate(item.starts) });
  });
});
