import { sql } from 'kysely';
import { z } from 'zod';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { ideaRef } from '../kit/refs.ts';
import { isOver, STAGES, type State } from '../stages/table-rules.ts';
import { isVeryAlike, sharedToShow, tellingWords } from './alike-rules.ts';

export type AlikeIdea = {
  readonly reference: string;
  readonly title: string;
  readonly state: State;
  readonly raisedOn: CalendarDate;
  readonly supporters: number;
  /** So much is shared that a form asks before it sends. */
  readonly very: boolean;
};

type Row = Omit<AlikeIdea, 'very'> & { readonly shared: number };

/** What can still take in another: on the line, or paused. */
const OPEN: readonly State[] = [...STAGES.filter((stage) => !isOver(stage)), 'paused'];

/** Spelt much the same, by groups of three letters, it is shown whatever words are shared. */
const SPELT_ALIKE = 0.3;

/** Open ideas that one being written may be the same as, the likest first; none where the text says too little. */
const findAlike = async (db: Db, text: string, limit: number): Promise<AlikeIdea[]> => {
  const words = tellingWords(text);
  if (words.length < 2) return [];
  const any = words.map((word) => `${word}:*`).join(' | ');
  const shared = sql.join(
    words.map((word) => sql`(p.search @@ to_tsquery('simple', ${`${word}:*`}))::int`),
    sql` + `,
  );
  const { rows } = await sql<Row>`
    select found.*, (select count(*)::int from proposal_stance s
      where s.proposal = found.reference and s.stance = 'supports') as supporters
    from (
      select p.reference, p.title, p.state, p.raised_on as "raisedOn", (${shared}) as shared,
        similarity(lower(p.title || ' ' || p.what), lower(${text}))::float8 as spelt
      from proposal p
      where p.state = any(${sql.val([...OPEN])}::text[])
        and (p.search @@ to_tsquery('simple', ${any}) or lower(p.title || ' ' || p.what) % lower(${text}))
      order by shared desc, spelt desc, p.raised_on desc limit 30
    ) found
    where shared >= ${sharedToShow(words.length)} or spelt >= ${SPELT_ALIKE}
    order by shared desc, spelt desc, "raisedOn" desc, reference limit ${limit}`.execute(db);
  return rows.map(({ shared, ...row }) => ({
    reference: row.reference,
    title: row.title,
    state: row.state,
    raisedOn: row.raisedOn,
    supporters: row.supporters,
    very: isVeryAlike(shared, words.length),
  }));
};

/** Open ideas like the one being written: what the form shows beside it, while the person still writes. */
export const ideasAlike = defineUse({
  name: 'ideas-alike',
  method: 'get',
  permission: 'proposals.raise',
  summary: 'Open ideas that one being written may be the same as, the likest first.',
  input: z.object({ what: optionalText(z.string().max(4000)).describe('what happens to patients') }),
  output: z.object({
    ideas: z.array(
      z.object({
        reference: z.string(),
        title: z.string(),
        state: z.enum(OPEN),
        raisedOn: z.string(),
        supporters: z.number(),
        very: z.boolean().describe('so alike that a form asks before it sends'),
      }),
    ),
  }),
  run: async ({ db, registries }, actor, { what = '' }) => {
    const found = await findAlike(db, what, 6);
    const seen = await visibleTo(registries, db, actor, found, (idea) => ideaRef(idea.reference));
    return ok({ ideas: seen.slice(0, 3) });
  },
});
