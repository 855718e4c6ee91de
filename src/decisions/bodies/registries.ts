import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import { allBodies } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { bodyHref, bodyRef } from '../kit/refs.ts';
import { countOf, listed } from '../words-rules.ts';
import { gapsOf, gapWords, termsEnding } from './composition-rules.ts';
import { TERM_WARNING_DAYS } from './member-rules.ts';
import { sittingOn } from './sitting.ts';
import type { BodyKind } from './tables.ts';
import { standingOf } from './uses.ts';
import { kindWords } from './words.ts';

const found = async (db: Db, _actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
  const vector = sql`to_tsvector('simple', name || ' ' || about)`;
  const text = sql`name || ' ' || about`;
  const { rows } = await sql<{ key: string; name: string; about: string; kind: BodyKind; rank: number }>`
    select key, name, about, kind, ${fitness(words, vector, sql`name`)} as rank
    from body where ${fits(words, vector, text)} order by rank desc, name limit ${limit}`.execute(db);
  return rows.map((body) => ({
    object: bodyRef(body.key),
    kind: 'Body',
    title: body.name,
    detail: `${kindWords(body.kind)} · ${body.about}`,
    href: bodyHref(body.key),
    rank: Number(body.rank),
  }));
};

/** Whoever keeps bodies: terms that are over or end within ninety days, and seats that nobody holds. */
const toSee = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !mayKeep(actor)) return [];
  const tasks: Task[] = [];
  for (const body of await allBodies(db)) {
    if (standingOf(body, today) !== 'sits') continue;
    const { composition, memberships, rows } = await sittingOn(db, body, today);
    const ending = termsEnding(memberships, today, TERM_WARNING_DAYS);
    const gaps = composition ? gapsOf(composition, memberships, today) : [];
    const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
    const [first] = gaps;
    const what = [
      ...(ending.length > 0 ? [`${countOf(ending.length, 'term')} to renew or end`] : []),
      ...(first ? [`${countOf(gaps.length, 'gap')} in its seats`] : []),
    ];
    if (what.length > 0)
      tasks.push({
        kind: 'Seats and terms',
        title: `${body.name}: ${listed(what)}`,
        href: `${bodyHref(body.key)}#missing`,
        detail: first
          ? `${gapWords(first, (person) => names.get(person) ?? person)} A gap can cost an item its quorum.`
          : 'Renew each term, or end it with its last day. Until then they sit there.',
        due: first ? today : (ending[0]?.membership.termEnds ?? today),
        minutes: 3 * (ending.length + gaps.length),
        object: bodyRef(body.key),
      });
  }
  return tasks;
};

/** What bodies give to search and to Home. */
export const registerBodies = ({ registries }: Platform): void => {
  registries.searchable.add('bodies', found);
  registries.tasks.add('bodies', toSee);
};
