import { sql } from 'kysely';
import { z } from 'zod';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { ideaRef } from '../kit/refs.ts';
import { ASIDE, STAGES, type State } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { ListedIdea } from './answers.ts';
import type { IdeaFilter } from './filter-rules.ts';
import { filterSql, ideasListed, type Then } from './queries.ts';
import { listedFor } from './shown.ts';
import { pressesBy, standingSql } from './standing-sql.ts';
import { filterInput, filterOf, thenOf } from './uses.ts';

/** Cards shown of each stage; the list has them all. */
export const CARDS = 5;

type Column = {
  readonly state: State;
  readonly references: readonly string[];
  readonly late: readonly string[];
};

/** Those that fit by where they stand, what presses most first: one query. */
const findColumns = async (db: Db, filter: IdeaFilter, then: Then): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    select b.state, array_agg(b.reference order by b.by_when, b.reference) as references,
      coalesce(array_agg(b.reference) filter (where b.standing = 'late'), '{}') as late
    from (select p.reference, p.state, ${pressesBy} as by_when,
        ${standingSql(then.targets, then.today)} as standing
      from proposal p where true ${filterSql(filter, then)}) b
    group by b.state`.execute(db);
  return rows;
};

const Counted = z.object({ state: z.enum([...STAGES, ...ASIDE]), stands: z.string(), total: z.number() });

/** The board: stage by stage, with the cards that press most. */
export const ideasBoard = defineUse({
  name: 'ideas-board',
  method: 'get',
  permission: 'proposals.read',
  summary: `Ideas by stage: how many, how many late, and the ${CARDS} that press most; beside them how many are aside.`,
  input: z.object({ ...filterInput }),
  output: z.object({
    today: z.string(),
    columns: z.array(Counted.extend({ late: z.number(), ideas: z.array(ListedIdea) })),
    asides: z.array(Counted),
  }),
  run: async (platform, actor, input) => {
    const { db, registries } = platform;
    const then = await thenOf(platform);
    const filter = { ...(await filterOf(db, actor, input)), stage: input.stage ?? ('all' as const) };
    const found = await findColumns(db, filter, then);
    const all = found.flatMap(({ references }) => references);
    const seen = new Set(await visibleTo(registries, db, actor, all, ideaRef));
    const visible = (references: readonly string[]) => references.filter((one) => seen.has(one));
    const of = (state: State) => {
      const column = found.find((one) => one.state === state);
      return { all: visible(column?.references ?? []), late: visible(column?.late ?? []).length };
    };
    const shown = STAGES.flatMap((state) => of(state).all.slice(0, CARDS));
    const rows = await ideasListed(db, shown);
    const listed = rows.map((row) => listedFor(actor, row, then));
    return ok({
      today: then.today,
      columns: STAGES.map((state) => ({
        state,
        stands: stateWords(state),
        total: of(state).all.length,
        late: of(state).late,
        ideas: listed.filter((idea) => idea.state === state),
      })),
      asides: ASIDE.map((state) => ({ state, stands: stateWords(state), total: of(state).all.length })),
    });
  },
});
