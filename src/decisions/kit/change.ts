import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { decisionDb } from '../tables.ts';

/** Names of what people write freely of meetings and decisions: the record keeps only that they changed. */
const FREE = [
  'title',
  'about',
  'asks',
  'words',
  'reason',
  'reasons',
  'conditions',
  'dissent',
  'summary',
  'motion',
  'statement',
  'answer',
  'what',
  'done',
  'note',
  'instructions',
];

/** Keeps in an object’s history and in the chained record that something was done to it. */
export const keepDecisionChange = (
  trx: Trx,
  actor: Actor,
  now: Date,
  object: ObjectRef,
  done: Omit<Done, 'free'> & { readonly free?: readonly string[] },
): Promise<void> => keepChange(trx, actor, now, object, { ...done, free: [...FREE, ...(done.free ?? [])] });

export type LineKind =
  | 'opened'
  | 'closed'
  | 'arrived'
  | 'left'
  | 'chair'
  | 'apologies'
  | 'declared'
  | 'ruled'
  | 'quorum'
  | 'vote-opened'
  | 'vote-closed'
  | 'action'
  | 'question'
  | 'condition'
  | 'way'
  | 'decided'
  | 'minutes'
  | 'words';

/**
 * Writes a line of a meeting’s record, in the transaction of what it tells of. `at` is when it happened, which is
 * earlier than now where a tablet was without its connection; `once` makes a second sending of it nothing.
 */
export const writeLine = async (
  trx: Trx,
  actor: Actor,
  line: {
    readonly meeting: string;
    readonly item: number | null;
    readonly at: Date;
    readonly kind: LineKind;
    readonly words: string;
    readonly isPrivate?: boolean;
    readonly once?: string | undefined;
  },
): Promise<void> => {
  const by = signatureOf(actor);
  await decisionDb(trx)
    .insertInto('meeting_line')
    .values({
      meeting: line.meeting,
      item: line.item,
      at: line.at,
      kind: line.kind,
      words: line.words,
      is_private: line.isPrivate ?? false,
      once: line.once ?? null,
      by_person: by.person,
      by_name: by.name,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .execute();
};
