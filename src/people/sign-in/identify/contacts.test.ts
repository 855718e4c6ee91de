import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../../platform/relational/test-store.ts';
import { contactsOf } from './contacts.ts';

const store = testStore();
const today = () => new Date('2026-05-21T09:00:00Z');

describe('people as mail reaches them', () => {
  it('come with today’s roles and their choice, can stop mail, and are left out once they have left', async () => {
    await store.rolledBack(async (trx) => {
      await sql`insert into organisation (code, name, kind, status, source)
        values ('Z00023', 'Bellpit', 'practice', 'active', 'entered')`.execute(trx);
      const add = async (name: string, hearBy: string, ended: string | null): Promise<string> => {
        const { rows } = await sql<{ id: string }>`
          insert into person (given_name, family_name, email, hear_by, hear_how_often, ended)
          values (${name}, 'X', ${`${name}@example.org`}, ${hearBy}, 'weekly', ${ended}) returning id`.execute(
          trx,
        );
        const id = rows[0]?.id ?? '';
        await sql`insert into appointment (person, role, organisation, started)
          values (${id}, 'practice-nurse', 'Z00023', '2020-01-01')`.execute(trx);
        return id;
      };
      const ids = [
        await add('ann', 'email', null),
        await add('ben', 'post', null),
        await add('cas', 'email', '2026-01-31'),
      ];
      const ask = contactsOf(today);
      const found = await ask(trx, ids);
      const ofPerson = (id: string | undefined) => found.find((contact) => contact.actor.id === id);
      expect(found).toHaveLength(2);
      expect(ofPerson(ids[0])).toMatchObject({
        email: 'ann@example.org',
        hears: 'weekly',
        actor: { roles: [{ role: 'practice-nurse', organisation: 'Z00023' }] },
      });
      expect(ofPerson(ids[1])?.hears, 'who chose the post is told on the page only').toBe('never');
      await ofPerson(ids[0])?.stopMail(trx);
      expect((await ask(trx, ids)).map((contact) => contact.hears)).toEqual(['never', 'never']);
    });
  });
});
