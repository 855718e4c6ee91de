import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { linksOf, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerCases } from '../case/registries.ts';
import { registerDecisions } from '../decision/links.ts';
import { registerEvidence } from '../evidence/registries.ts';
import { caseRef, decisionRef, ideaRef, problemRef } from '../kit/refs.ts';
import { actorOf, type Known, testHouse } from '../kit/test-house.tsx';
import { fillIdeas } from '../pipeline/fill.ts';
import { registerProblems } from '../problem/registries.ts';
import { proposalDb } from '../tables.ts';
import { registerIdeas } from './registries.ts';

const store = testStore();

const WHO: readonly Known[] = ['lead', 'manager', 'partner', 'nurse'];
const people = WHO.map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

const FIGURE = { kind: 'figure', id: 'conditions/COPD/gradient' };
const GAP = { kind: 'gap', id: 'GAP-2026-001' };

/** Four ideas: one with all of its parts, one taken back to its problem, one joined with the first, one of the same gap. */
const prepare = async (trx: Trx): Promise<readonly [string, string, string, string]> => {
  await fillIdeas(trx, { count: 4, seed: 4, today: '2026-05-21', people });
  const rows = await proposalDb(trx)
    .selectFrom('proposal')
    .select('reference')
    .orderBy('reference')
    .execute();
  const [whole = '', back = '', joined = '', other = ''] = rows.map(({ reference }) => reference);
  await sql`update proposal set complete_on = '2026-04-01', gap = ${GAP.id} where reference = ${whole}`.execute(
    trx,
  );
  await sql`update proposal set gap = ${GAP.id} where reference = ${other}`.execute(trx);
  await sql`update proposal set state = 'merged', aside_from = 'raised', merged_into = ${whole}
    where reference = ${joined}`.execute(trx);
  for (const reference of [whole, back]) {
    await sql`insert into problem_asking (proposal, worked_out_on, opened_on, due, opened_by_name)
      values (${reference}, '2026-02-01', '2026-02-02', '2026-02-20', 'Dr Lead')`.execute(trx);
    await sql`insert into problem_closing (proposal, on_day, after_entry, closing)
      values (${reference}, '2026-03-01', 1000000, '{"on": "2026-03-01", "heard": 7}')`.execute(trx);
  }
  // Taken back since it was closed.
  await sql`update problem_closing set after_entry = 0 where proposal = ${back}`.execute(trx);
  await sql`update proposal_entry set move = 'back-to-problem' where proposal = ${back}`.execute(trx);
  await sql`insert into proposal_case (proposal, started_on, versions, sent_version, sent_on)
    values (${whole}, '2026-03-10', 2, 2, '2026-04-01')`.execute(trx);
  for (const outcome of ['not-yet', 'yes'])
    await sql`insert into proposal_decision (proposal, on_day, body, outcome, reasons, recorded_by_name, recorded_on)
      values (${whole}, '2026-05-01', 'Governing body', ${outcome}, 'Because.', 'The office', '2026-05-02')`.execute(
      trx,
    );
  for (const { kind, id } of [FIGURE, GAP])
    await sql`insert into proposal_evidence (proposal, kind, title, object, href, added_by_name, added_by_standing, added_on)
      values (${whole}, ${kind}, 'What it shows', ${`${kind}:${id}`}, '/at', 'Dr Lead', 'GP partner', '2026-02-03')`.execute(
      trx,
    );
  return [whole, back, joined, other];
};

it('links ideas with all that led to them and came of them, for many at once as for each alone', () =>
  store.rolledBack(async (trx) => {
    const { platform } = await testHouse(store.relational(), trx, {
      routes: [],
      register: (house) => {
        for (const register of [registerIdeas, registerCases, registerDecisions, registerProblems])
          register(house);
        registerEvidence(house);
      },
    });
    const [whole, back, joined, other] = await prepare(trx);
    const told = async (refs: readonly ObjectRef[]) =>
      (await linksOf(platform.registries, trx, refs))
        .filter(({ from }) => from.kind !== 'organisation')
        .map(
          ({ from, to }) =>
            `${refText(from)} to ${refText(to)}, ${to.label.replace(/^ISV.*|^IRO.*/, 'idea')}`,
        )
        .sort();
    const all = [
      `figure:${FIGURE.id} to idea:${whole}, idea`,
      `gap:${GAP.id} to idea:${whole}, idea`,
      `gap:${GAP.id} to idea:${other}, idea`,
      `idea:${joined} to idea:${whole}, Joined with ${whole}`,
      `idea:${whole} to problem:${whole}, Problem agreed, 7 people`,
      `idea:${back} to problem:${back}, Problem being agreed`,
      `idea:${whole} to case:${whole}, Case, sent as version 2`,
      `idea:${whole} to decision:${whole}, Yes: Governing body`,
      `case:${whole} to decision:${whole}, Yes: Governing body`,
    ].sort();
    const refs = [whole, back, joined, other].flatMap((id) => [
      ...[ideaRef(id), problemRef(id), caseRef(id), decisionRef(id)],
    ]);
    expect(await told([FIGURE, GAP, ...refs])).toEqual(all);
    for (const ref of [FIGURE, GAP, ...refs])
      expect(await told([ref])).toEqual(
        all.filter((line) => line.startsWith(`${refText(ref)} to`) || line.includes(` to ${refText(ref)},`)),
      );
  }));
