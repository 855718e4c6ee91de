import { sql } from 'kysely';
import { recorded, system } from '../../../platform/actor.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Contact, HowToHear } from '../../../platform/registries.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { londonDate } from '../../../shared/dates.ts';
import { asksForSecondFactor, rolesOf, type Whose, whose } from './identify.ts';
import { standingOf } from './rules.ts';

type Row = Whose & {
  readonly email: string | null;
  readonly hear_by: 'email' | 'text' | 'post' | 'none';
  readonly hear_how_often: HowToHear;
};

/**
 * People as news reaches them by mail, with today's roles: what they may not see is not sent. Whoever wishes to
 * hear by text or post is told on their page only, since the group has no sender for those; whoever has left is
 * not answered.
 */
export const contactsOf =
  (now: () => Date) =>
  async (db: Db, people: readonly string[]): Promise<readonly Contact[]> => {
    const today = londonDate(now());
    const { rows } = await sql<Row>`select p.email, p.hear_by, p.hear_how_often, ${whose(today)}
      from person p
      where p.id = any(${sql.val([...people])}::uuid[]) and (p.ended is null or p.ended >= ${today})`.execute(
      db,
    );
    return rows.map(
      (row): Contact => ({
        actor: {
          kind: 'person',
          id: row.person,
          name: row.name,
          standing: standingOf(row.held),
          roles: rolesOf(row.held),
          secondFactor: asksForSecondFactor(row.held) ? 'needed' : 'not-asked',
          via: 'session',
        },
        ...(row.email ? { email: row.email } : {}),
        hears: row.hear_by === 'email' ? row.hear_how_often : 'never',
        stopMail: async (trx) => {
          await sql`update person set hear_by = 'none' where id = ${row.person}`.execute(trx);
          await recordEvent(trx, {
            actor: recorded(system),
            kind: 'person.stopped-mail',
            object: `person:${row.person}`,
            before: { hearBy: row.hear_by },
            after: { hearBy: 'none' },
          });
        },
      }),
    );
  };
