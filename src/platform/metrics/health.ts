import type { Context } from 'hono';
import { sql } from 'kysely';
import type { Platform } from '../platform.ts';

/** What becomes of the last writes when things go wrong; the README says the same. */
const SURVIVES = {
  embedded: { kill: true, power_cut: false },
  server: { kill: true, power_cut: true },
} as const;

/** How long a store may take to answer before it counts as away, in milliseconds. */
const PATIENCE = 2000;

const answers = async (question: Promise<unknown>): Promise<boolean> => {
  let late: NodeJS.Timeout | undefined;
  const enough = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(false), PATIENCE);
  });
  const answered = question.then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([answered, enough]);
  clearTimeout(late);
  return answer;
};

/**
 * `healthz`: the process lives; it asks nothing of the stores, so that a store that is away does not have the
 * process killed. `readyz`: both stores answer and the server is not stopping; else 503. It also says whether
 * the last writes survive a kill and a power cut, which the embedded stores do not.
 */
export const health = (platform: Platform, stopping: () => boolean = () => false) => {
  const noStore = { 'cache-control': 'no-store' };
  return {
    healthz: (c: Context): Response => c.json({ alive: true }, 200, noStore),
    readyz: async (c: Context): Promise<Response> => {
      const [relational, facts] = await Promise.all([
        answers(sql`select 1`.execute(platform.db)),
        // The stand-in of tests throws at once instead of later.
        answers(Promise.resolve().then(() => platform.facts.query('SELECT 1 AS one'))),
      ]);
      const ready = relational && facts && !stopping();
      const store = (answered: boolean, embedded: boolean) => ({
        answers: answered,
        kind: embedded ? 'embedded' : 'server',
        survives: SURVIVES[embedded ? 'embedded' : 'server'],
      });
      const body = {
        ready,
        stopping: stopping(),
        relational: store(relational, platform.relational.embedded !== undefined),
        facts: store(facts, platform.facts.embedded),
      };
      return c.json(body, ready ? 200 : 503, noStore);
    },
  };
};
