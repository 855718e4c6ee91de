import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { versionInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { readProposal } from '../../proposals/index.ts';
import { ok, refuse } from '../../shared/result.ts';
import { matchItem } from '../interests/match.ts';
import { meetingInput } from '../kit/find.ts';
import { addItem } from './make.ts';
import {
  ChangedItem,
  freeOf,
  type ItemResult,
  itemSaid,
  openAgenda,
  presenterOf,
  tellOfItem,
  touchAgenda,
  whatIsWrong,
} from './open-agenda.ts';
import { agendaWith, deferredItems } from './waiting.ts';

/** Adds an item to the agenda: an idea that waits for the body, a report, anything else. */
export const addItemUse = defineUse({
  name: 'add-agenda-item',
  path: 'meetings/{meeting}/items',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Adds an item to the agenda of a meeting; after the agenda went out it is marked as late.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput.optional(),
    kind: z.enum(['proposal', 'report', 'election', 'other'], { error: 'Choose what kind of item it is.' }),
    proposal: optionalText(z.string().trim().toUpperCase().max(40)).describe('reference of the idea'),
    carriedFrom: z.coerce.number().int().positive().optional().describe('the item that it carries on'),
    ...itemSaid,
  }),
  output: ChangedItem,
  run: async (platform, actor, input): Promise<ItemResult> => {
    const identified = identifiedIn(freeOf(input), input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<ItemResult>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const wrong = whatIsWrong(input, input.kind, meeting.in_public);
      if (wrong) return refuse(wrong);
      if (input.kind === 'proposal') {
        const reference = input.proposal ?? '';
        const idea = await readProposal({ ...platform, db: trx }, actor, reference);
        if (!idea.ok) return refuse({ kind: 'item-idea-unknown', field: 'proposal', reference });
        const there = await agendaWith(trx, reference);
        if (there) return refuse({ kind: 'item-idea-twice', field: 'proposal', meeting: there });
      }
      if (input.carriedFrom !== undefined) {
        const deferred = await deferredItems({ ...platform, db: trx }, actor, meeting.body);
        if (!deferred.some(({ id }) => id === input.carriedFrom))
          return refuse({ kind: 'item-not-deferred', field: 'carriedFrom' });
      }
      const now = platform.now();
      const item = await addItem(trx, actor, now, meeting.reference, {
        ...input,
        ...(await presenterOf(trx, meeting, input.presenter)),
        proposal: input.kind === 'proposal' ? input.proposal : undefined,
        privateReason: input.isPrivate
          ? (input.privateReason ?? 'The whole meeting is in private.')
          : undefined,
        lateReason: meeting.state === 'planned' ? undefined : input.why,
      });
      await matchItem(trx, item, now);
      await touchAgenda(trx, actor, now, meeting, 'added', item);
      await tellOfItem(trx, actor, meeting, item, 'A new item');
      return ok({ item, meeting: meeting.reference });
    });
  },
});
