import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import type { Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { addCondition, type DecidedHouse, IDEA, voteOnItem, WORDS } from './test-decided.tsx';
import { DEC, decided, inHouse, typeOf, write } from './test-writing.tsx';

/** A vote between meetings that went as the one that stands. */
const insertUrgentVote = (db: DecidedHouse['db'], idea: string | null) =>
  sql`insert into vote (reference, body, kind, proposal, title, motion, method, secret, state, frozen,
      frozen_hash, opened_at, opened_name, closed_at, result)
    select 'VOTE-2026-900', body, 'urgent', ${idea}, 'Scans, at once', motion, 'ballot', false, 'closed', frozen,
      frozen_hash, opened_at, opened_name, closed_at, result from vote`.execute(db);

describe('writing a decision down', () => {
  it('keeps what stood, moves the idea on, and tells the raiser before anybody else', () =>
    inHouse(async (house) => {
      const { as, db, news } = house;
      expect(await decided(house)).toBe(DEC);
      const { body } = await as().api('GET', `decisions/${DEC}`);
      expect(body).toMatchObject({
        outcome: 'yes-with-conditions',
        standing: 'published',
        decidedOn: '2026-06-09',
        idea: IDEA,
        words: {
          conditions: ['A blood test comes first.'],
          reviewBy: 'The manager of the idea',
          stood: {
            age: 127,
            sum: expect.stringContaining('7 for, 1 against'),
            vote: { votes: { for: 7, against: 1, abstain: 0 } },
            contributions: {
              takenUp: 1,
              shown: [
                { by: 'Practice nurse', changed: true, answer: expect.stringContaining('nearer home') },
              ],
            },
            days: [
              { stage: 'Raised', days: 3 },
              { stage: 'Taken on', days: 70 },
              { stage: 'Case', days: 26 },
              { stage: 'Decision', days: 28 },
            ],
          },
        },
      });
      expect(body.words.stood.who).toContainEqual({
        name: 'Mr Josiah Tansywick',
        standing: expect.any(String),
        vote: 'against',
      });
      const idea = await sql<{ state: string; address: string; outcome: string }>`
        select p.state, d.address, d.outcome from proposal p join proposal_decision d on d.proposal = p.reference`.execute(
        db,
      );
      expect(idea.rows).toEqual([
        { state: 'mobilising', address: `/decisions/${DEC}`, outcome: 'yes-with-conditions' },
      ]);
      const told = await news();
      expect(told.filter(({ kind }) => kind !== 'vote.opened')[0]).toMatchObject({
        who: 'locum',
        kind: 'idea.decide-yes',
      });
      expect(told).toContainEqual({
        who: 'nurse',
        kind: 'decision.contribution',
        title: `What you said of ${IDEA} changed it: two places nearer home`,
      });
      expect(told.map(({ who }) => who)).toEqual(expect.arrayContaining(['lead', 'manager', 'office']));
      const jobs = await sql<{ name: string; data: unknown }>`
        select name, data from job_request where name = 'notifications.mail-now'`.execute(db);
      expect(jobs.rows).toHaveLength(1);
      expect((await verifyRecord(db)).broken).toBeUndefined();
    }));

  it('freezes the quorum of the moment at which it was put to the vote, as a fact of its own', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await voteOnItem(house);
      // Whoever leaves afterwards was there when it counted.
      await sql`insert into presence (meeting, person, person_name, what, at, by_name)
        select meeting, person, person_name, 'left', '2026-06-09T15:00:00Z', by_name from presence`.execute(
        db,
      );
      await write(house);
      const { quorate } = (await as().api('GET', `decisions/${DEC}`)).body.words.stood;
      expect(quorate).toMatchObject({
        isQuorate: true,
        votingMembers: 9,
      });
      expect(quorate.needs[0].have).toBe(9);
      expect(quorate.words).toMatch(/^Quorate: 9 of 9 voting members, .*; needed \d/);
      expect((await as().page(`/decisions/${DEC}`)).html).toContain(
        `<b>Quorate:</b> ${quorate.words.replace('Quorate: ', '')}.`,
      );
    }));

  it('begins with the result of the vote, the conditions of the room and who voted against', () =>
    inHouse(async (house) => {
      await voteOnItem(house);
      await addCondition(house.db, house.item, 'Scans are offered in two places.');
      const path = `/decisions/meetings/MTG-2026-001/items/${house.item}/decide`;
      const form = await house.as('chair').page(path);
      expect(form.status).toBe(200);
      expect(form.html).toMatch(
        /value="yes-with-conditions"[^>]*checked|checked[^>]*value="yes-with-conditions"/,
      );
      for (const words of ['Scans are offered in two places.', 'Mr Josiah Tansywick', 'firm price'])
        expect(form.html).toContain(words);
      const looked = await house.as('chair').post(path, {
        do: 'look',
        outcome: 'yes',
        title: 'x',
        summary:
          'We utilise echocardiogram provision prior to commencing outpatient referral in accordance with guidance, and so on and on, for everybody who is registered here with a practice.',
        reasons: 'Because.',
      });
      expect(looked.html).toContain('It reads with ease from about age');
      expect(looked.html).toContain('say “use”');
      expect(await decisionDb(house.db).selectFrom('decision').selectAll().execute()).toEqual([]);
      const once = /name="once" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
      const fields = {
        do: 'keep',
        once,
        outcome: 'yes-with-conditions',
        title: WORDS.title,
        summary: WORDS.summary,
        reasons: WORDS.reasons.join('\r\n'),
        conditions: '1. A blood test comes first.\r\n2. Scans are offered in two places.',
        'dissentName-0': 'Mr Josiah Tansywick',
        'dissentStanding-0': 'Lay member',
        'dissentWords-0': 'I would have waited.',
        'dissentName-1': 'Nobody said anything here',
        'dissentWords-1': '',
        reviewBy: 'body',
        publish: 'now',
      };
      const sent = await house.as('chair').post(path, fields);
      expect([sent.status, sent.location]).toEqual([303, `/decisions/${DEC}`]);
      const again = await house.as('chair').post(path, fields);
      expect([again.status, again.location]).toEqual([303, `/decisions/${DEC}`]);
      const { body } = await house.as().api('GET', `decisions/${DEC}`);
      expect(body.words).toMatchObject({
        conditions: ['A blood test comes first.', 'Scans are offered in two places.'],
        dissent: [{ name: 'Mr Josiah Tansywick' }],
      });
      const page = await house.as().page(`/decisions/${DEC}`);
      for (const words of [
        'Seven voted for, one against.',
        'The two conditions',
        'Why we said yes',
        'How long it took',
        'Two buses for a ten-minute test.',
      ])
        expect(page.html).toContain(words);
    }));

  it('waits on Home of whoever writes it, until it is written', () =>
    inHouse(async (house) => {
      const waits = async (who: Known) =>
        (await house.tasks(who)).filter(({ kind }) => kind === 'A decision to write down');
      expect(await waits('officer')).toEqual([]);
      await voteOnItem(house);
      expect(await waits('officer')).toMatchObject([
        { title: 'Direct-access heart scans', href: expect.stringMatching(/\/decide$/) },
      ]);
      expect(await waits('chair')).toHaveLength(1);
      expect(await waits('gp')).toEqual([]);
      await write(house);
      expect(await waits('officer')).toEqual([]);
    }));

  it('is refused to whoever does not run the meeting, and while the vote is not settled', () =>
    inHouse(async (house) => {
      const { as, item } = house;
      expect((await write(house, {}, 'gp')).body.type).toBe(typeOf('decision-not-yours'));
      expect((await write(house, {}, 'locum')).body.type).toBe(typeOf('decision-not-yours'));
      const vote = await as('chair').api('POST', 'votes', {
        kind: 'item',
        item,
        motion: 'That it is so.',
        method: 'roll-call',
      });
      expect((await write(house)).body.type).toBe(typeOf('decision-vote-open'));
      await as('chair').api('POST', `votes/${vote.body.reference}/close`);
      expect((await write(house)).body.type).toBe(typeOf('decision-vote-lost'));
      expect((await write(house, { outcome: 'no' })).body.type).toBe(typeOf('decision-no-conditions'));
      expect((await write(house, { item: 9999 })).status).toBe(404);
      expect((await write(house, { outcome: 'no', conditions: [], reasons: [] })).status).toBe(422);
    }));

  it('stands once on an item, and is never deleted', () =>
    inHouse(async (house) => {
      await decided(house);
      const again = await write(house);
      expect([again.status, again.body.type]).toEqual([409, typeOf('decision-stands')]);
      const gone = await house.as('officer').api('DELETE', `decisions/${DEC}`);
      expect([gone.status, gone.body.type]).toEqual([409, typeOf('decision-never-deleted')]);
      // Nor is the vote taken from under it.
      const { reference } = (await house.as().api('GET', `decisions/${DEC}`)).body.words.stood.vote;
      const unvoted = await house
        .as('officer')
        .api('POST', `votes/${reference}/void`, { reason: 'A mistake.' });
      expect([unvoted.status, unvoted.body.type]).toEqual([409, typeOf('vote-decided')]);
      const votePage = `/decisions/votes/${reference}`;
      expect((await house.as('officer').page(votePage)).html).not.toContain(`${votePage}/void`);
      expect((await house.as('officer').page(`${votePage}/void`)).status).toBe(409);
      for (const change of [
        sql`delete from decision`,
        sql`update decision set stood_hash = 'x'`,
        sql`update decision set published_on = null`,
        sql`delete from decision_version`,
        sql`update decision_feed set number = 7`,
      ])
        await expect(inTransaction(house.db, (inner) => change.execute(inner))).rejects.toThrow(/never/);
    }));

  it('is written once under a key; the same key on something else is no second sending', () =>
    inHouse(async (house) => {
      expect(await decided(house, { once: 'a' })).toBe(DEC);
      expect((await write(house, { once: 'a' })).body).toEqual({ reference: DEC });
      await insertUrgentVote(house.db, null);
      const other = { vote: 'VOTE-2026-900', meeting: '', item: '', once: 'a', reviewBy: 'body' };
      expect((await write(house, other)).body).toEqual({ reference: 'DEC-2026-002' });
    }));

  it('is taken back whole where the idea cannot move on, without a number lost', () =>
    inHouse(async (house) => {
      await voteOnItem(house);
      await sql`update proposal set state = 'case'`.execute(house.db);
      expect((await write(house)).body.type).toBe(typeOf('proposal-cannot'));
      await sql`update proposal set state = 'decision'`.execute(house.db);
      expect((await write(house)).body.reference).toBe(DEC);
      const numbers = await decisionDb(house.db).selectFrom('decision_feed').select('number').execute();
      expect(numbers).toEqual([{ number: 1 }]);
    }));

  it('says no, or not yet, and the idea goes where that leads', () =>
    inHouse(async (house) => {
      await voteOnItem(house, { lost: true });
      const { body } = await write(house, {
        outcome: 'not-yet',
        conditions: [],
        title: 'Not before the price',
      });
      expect(body.reference).toBe(DEC);
      const page = await house.as().page(`/decisions/${DEC}`);
      expect(page.html).toContain('Why we said not yet');
      const { rows } = await sql<{ state: string }>`select state from proposal`.execute(house.db);
      expect(rows).toEqual([{ state: 'case' }]);
    }));

  it('can be on a vote between meetings, which says so', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await voteOnItem(house);
      await insertUrgentVote(db, IDEA);
      const path = '/decisions/votes/VOTE-2026-900/decide';
      const votePage = async (who?: Known) => (await as(who).page('/decisions/votes/VOTE-2026-900')).html;
      expect(await votePage('officer')).toContain(`href="${path}"`);
      expect(await votePage('gp')).not.toContain(path);
      expect((await as('gp').page(path)).status).toBe(403);
      expect((await as('officer').page(path)).html).toContain('Write the decision down');
      const sent = await as('officer').post(path, {
        do: 'keep',
        outcome: 'yes',
        title: WORDS.title,
        summary: WORDS.summary,
        reasons: 'It could not wait.',
        reviewBy: 'body',
        publish: 'now',
        once: 'a',
      });
      expect(sent.location).toBe(`/decisions/${DEC}`);
      expect(await votePage('officer')).not.toContain(path);
      expect(await votePage()).toContain(`The decision: ${DEC}`);
      const page = await as().page(`/decisions/${DEC}`);
      expect(page.html).toContain('between meetings');
      expect(page.html).not.toContain('The meeting</a>');
    }));

  it('can be on no idea', () =>
    inHouse(
      async (house) => {
        await voteOnItem(house);
        expect((await write(house)).body.type).toBe(typeOf('decision-reviewer'));
        expect((await write(house, { reviewBy: 'body' })).body.reference).toBe(DEC);
        const page = await house.as().page(`/decisions/${DEC}`);
        expect(page.html).toContain('GPs can book heart scans directly');
        expect(page.html).not.toContain('How long it took');
      },
      { withoutIdea: true },
    ));
});
