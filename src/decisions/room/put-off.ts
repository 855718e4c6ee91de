import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../platform/input.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { writeLine } from '../kit/change.ts';
import { changeItem } from '../meetings/change.ts';
import { INQUORATE_WAYS } from '../orders/orders-rules.ts';
import { quorumNow } from '../quorum/now.ts';
import { wayName, waysOn } from '../quorum/ways-rules.ts';
import { actOnItem, endItem } from './on-item.ts';
import { type Act, done, doneIn, itemActInput, openVoteOn } from './open.ts';

/** Puts an item off to the next meeting, with the reason. */
export const deferItemUse = defineUse({
  name: 'defer-item',
  path: 'meetings/{meeting}/room/items/{item}/defer',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Puts an item off to the next meeting, with the reason.',
  input: z.object({
    ...itemActInput,
    reason: words('Say why it is put off.', 500),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item, at } = opened;
      if (item.state === 'deferred') return doneIn({ meeting, again: true });
      if (item.state === 'withdrawn') return refuse({ kind: 'room-item-over', title: item.title });
      const reference = await openVoteOn(trx, item.id);
      if (reference) return refuse({ kind: 'room-vote-open', reference });
      await endItem(trx, actor, opened, { state: 'deferred', way: 'defer', why: input.reason });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.id,
        at,
        kind: 'way',
        words: `Item ${item.number} was put off to the next meeting. ${input.reason}`,
        isPrivate: item.is_private,
        once: input.once,
      });
      return doneIn(opened);
    });
  },
});

/**
 * Takes one of the ways that the orders allow where an item is not quorate, and writes down how. Members who are brought
 * in are seated on the body, and the item goes on; every other way ends it here.
 */
export const takeWayUse = defineUse({
  name: 'take-way',
  path: 'meetings/{meeting}/room/items/{item}/way',
  method: 'post',
  permission: 'decisions.run',
  summary:
    'Says what is done with an item that is not quorate: one of the ways of the standing orders, and how.',
  input: z.object({
    ...itemActInput,
    way: z.enum(INQUORATE_WAYS, { error: 'Choose what is done.' }),
    how: optionalWords(1000).describe('who decides, and why so'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ how: input.how }, input.confirmed);
    if (identified) return refuse(identified);
    return actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item, now, at } = opened;
      if (item.state !== 'open') return refuse({ kind: 'room-item-not-open', title: item.title });
      const quorum = await quorumNow(trx, meeting, item.id);
      if (!quorum || quorum.outcome.isQuorate) return refuse({ kind: 'room-quorate' });
      if (!waysOn(quorum.orders.orders, quorum.outcome).some(({ way }) => way === input.way))
        return refuse({ kind: 'room-way', field: 'way' });
      if (!input.how)
        return refuse({
          kind: 'bad-input',
          problems: [{ field: 'how', message: 'Say how, and why: the record holds it.' }],
        });
      if (input.way === 'co-opt')
        await changeItem(
          trx,
          actor,
          now,
          item,
          { way: input.way, way_words: input.how },
          {
            kind: 'item.way',
            after: { way: input.way, reason: input.how },
          },
        );
      else
        await endItem(trx, actor, opened, {
          state: input.way === 'defer' ? 'deferred' : 'closed',
          way: input.way,
          why: input.how,
        });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.id,
        at,
        kind: 'way',
        words: `Item ${item.number} is not quorate. ${wayName(input.way)}: ${input.how}`,
        isPrivate: item.is_private,
        once: input.once,
      });
      return doneIn(opened);
    });
  },
});
