import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { seesNames } from '../kit/capacity.ts';
import { joinedTo } from '../moves/joined.ts';
import { gathered } from '../stages/merge-rules.ts';
import { proposalDb } from '../tables.ts';

/** Why somebody sees it otherwise. */
export type Otherwise = {
  readonly name: string | null;
  readonly role: string;
  readonly words: string;
  readonly at: string;
  /** The one that it was said of: this, or one that joined it. */
  readonly of: string;
};

export type Tally = {
  readonly supporting: number;
  readonly seeingOtherwise: number;
  readonly watching: number;
  /** What this reader said of this one. */
  readonly mine: { readonly stance: 'supports' | 'otherwise'; readonly words: string | null } | null;
  readonly watches: boolean;
  readonly otherwise: readonly Otherwise[];
};

/** Who supports it, sees it otherwise and watches it, each person once, those of joined ones with them. */
export const tallyOf = async (db: Db, actor: Actor, reference: string): Promise<Tally> => {
  const references = [reference, ...(await joinedTo(db, reference))];
  const [stances, watchers] = [
    await proposalDb(db)
      .selectFrom('proposal_stance')
      .selectAll()
      .where('proposal', 'in', references)
      .orderBy('at')
      .orderBy('person')
      .execute(),
    await proposalDb(db)
      .selectFrom('proposal_watcher')
      .select(['proposal', 'person'])
      .where('proposal', 'in', references)
      .execute(),
  ];
  const all = gathered(
    references.map((one) => {
      const of = (stance: 'supports' | 'otherwise') =>
        stances.filter((row) => row.proposal === one && row.stance === stance).map(({ person }) => person);
      return {
        reference: one,
        supporters: of('supports'),
        otherwise: of('otherwise'),
        watchers: watchers.filter(({ proposal }) => proposal === one).map(({ person }) => person),
        comments: [],
        files: [],
      };
    }),
  );
  const me = actor.kind === 'person' ? actor.id : undefined;
  const mine = stances.find(({ proposal, person }) => proposal === reference && person === me);
  return {
    supporting: all.supporting,
    seeingOtherwise: all.seeingOtherwise,
    watching: all.people.filter(({ watches }) => watches.length > 0).length,
    mine: mine ? { stance: mine.stance, words: mine.words } : null,
    watches: watchers.some(({ proposal, person }) => proposal === reference && person === me),
    otherwise: stances
      .filter(({ stance }) => stance === 'otherwise')
      .map((row) => ({
        name: seesNames(actor) ? row.person_name : null,
        role: seesNames(actor) ? row.standing : (row.standing.split(',')[0] ?? ''),
        words: row.words ?? '',
        at: row.at.toISOString(),
        of: row.proposal,
      })),
  };
};
