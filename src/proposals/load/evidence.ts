import { keepPast } from '../../platform/history/history.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { pinRow, pinWords, type ToPin } from '../evidence/pin.ts';
import { evidenceDb } from '../evidence/tables.ts';
import { ideaRef } from '../kit/refs.ts';
import { type Named, noon, type PartsOf } from './rows.ts';

/** A piece of evidence as it was pinned on a day. */
export type ToldPin = { readonly pin: ToPin; readonly by: Named; readonly on: CalendarDate };

/** Loads what was pinned, on the days on which it was, with its place in each history. */
export const loadEvidence = async (
  trx: Trx,
  all: readonly PartsOf<{ readonly evidence?: readonly ToldPin[] }>[],
): Promise<void> => {
  for (const [reference, { evidence = [] }] of all)
    for (const { pin, by, on } of evidence) {
      const signature = { person: by.id, name: by.name, standing: by.standing };
      const { id } = await evidenceDb(trx)
        .insertInto('proposal_evidence')
        .values(pinRow(reference, pin, signature, on))
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepPast(trx, [
        {
          object: ideaRef(reference),
          at: noon(on),
          by: signature,
          kind: 'proposal.evidence-pinned',
          after: pinWords(id, pin),
        },
      ]);
    }
};
