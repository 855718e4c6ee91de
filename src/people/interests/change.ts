import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';

/** What people write freely in the registers; the record keeps only that it changed. */
const FREE = ['words', 'closeName', 'organisationName', 'giverName', 'what', 'reason', 'onPaper'];

export const interestRef = (id: string): ObjectRef => ({ kind: 'interest', id });
export const giftRef = (id: string): ObjectRef => ({ kind: 'gift', id });

/** Keeps in the history of a line of a register, and in the record, that something was done to it. */
export const keepRegisterChange = (
  trx: Trx,
  actor: Actor,
  now: Date,
  object: ObjectRef,
  done: Omit<Done, 'free'>,
): Promise<void> => keepChange(trx, actor, now, object, { ...done, free: FREE });
