import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, versionInput, words } from '../../../platform/input.ts';
import { notify } from '../../../platform/notifications/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange } from '../../kit/change.ts';
import { itemRef, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { dayInput } from '../inputs.ts';
import {
  type Action,
  actionHref,
  actionInput,
  actionRef,
  findAction,
  mayAnswer,
  type Refused,
} from './uses.ts';

const answerInput = {
  action: actionInput,
  version: versionInput,
  confirmed: confirmedWords,
};

type Answer = Result<{ reference: string }, Refused>;

/** The action locked and still asked for, by somebody who may say what came of it. */
const openAction = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly action: string; readonly version: number },
): Promise<Result<Action, Refused>> => {
  await decisionDb(trx)
    .selectFrom('meeting_action')
    .select('reference')
    .where('reference', '=', given.action)
    .forUpdate()
    .execute();
  const found = await findAction({ ...platform, db: trx }, actor, given.action);
  if (!found.ok) return found;
  const action = found.value;
  if (!(await mayAnswer(trx, actor, action, londonDate(platform.now()))))
    return refuse({ kind: 'action-not-yours' });
  if (action.done_on !== null || action.dropped_reason !== null) return refuse({ kind: 'action-settled' });
  if (action.version !== given.version) return refuse({ kind: 'changed-meanwhile', what: action.reference });
  return ok(action);
};

type Change = Partial<Pick<Action, 'done_on' | 'done_words' | 'dropped_reason' | 'due'>>;

/** Changes an action in one transaction, with its history; its owner is told where somebody else did it. */
const settle = (
  platform: Platform,
  actor: Actor,
  input: { readonly action: string; readonly version: number; readonly confirmed: boolean },
  kind: 'action.done' | 'action.carried' | 'action.dropped',
  free: Readonly<Record<string, string>>,
  change: (action: Action, today: CalendarDate) => Result<Change, Refused>,
): Promise<Answer> => {
  const identified = identifiedIn(free, input.confirmed);
  if (identified) return Promise.resolve(refuse(identified));
  return inTransaction<Answer>(platform.db, async (trx) => {
    const opened = await openAction(platform, trx, actor, input);
    if (!opened.ok) return opened;
    const action = opened.value;
    const now = platform.now();
    const changed = change(action, londonDate(now));
    if (!changed.ok) return changed;
    await decisionDb(trx)
      .updateTable('meeting_action')
      .set({ ...changed.value, version: action.version + 1 })
      .where('reference', '=', action.reference)
      .execute();
    await keepDecisionChange(trx, actor, now, actionRef(action.reference), {
      version: action.version + 1,
      kind,
      before: { due: action.due },
      after: { ...changed.value, ...free },
      free: ['done_words', 'dropped_reason', 'words', 'why'],
    });
    if (action.owner && (actor.kind !== 'person' || actor.id !== action.owner))
      await notify(trx, {
        people: [action.owner],
        kind,
        title: `Your action ${action.reference} has changed`,
        href: actionHref(action.reference),
        object: action.item === null ? meetingRef(action.meeting) : itemRef(action.item),
      });
    return ok({ reference: action.reference });
  });
};

const output = z.object({ reference: z.string() });

/** Says what came of an action. */
export const doneAction = defineUse({
  name: 'done-action',
  path: 'meeting-actions/{action}/done',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Says what came of an action: it is done.',
  input: z.object({ ...answerInput, words: words('Say what came of it, in a sentence.', 1000) }),
  output,
  run: (platform, actor, input) =>
    settle(platform, actor, input, 'action.done', { words: input.words }, (_, today) =>
      ok({ done_on: today, done_words: input.words }),
    ),
});

/** Carries an action on to a later day, with the reason. */
export const carryAction = defineUse({
  name: 'carry-action',
  path: 'meeting-actions/{action}/carry',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Carries an action on to a later day, with the reason.',
  input: z.object({ ...answerInput, due: dayInput, why: words('Say why it takes longer.', 300) }),
  output,
  run: (platform, actor, input) =>
    settle(platform, actor, input, 'action.carried', { why: input.why }, (action, today) =>
      input.due > action.due && input.due >= today
        ? ok({ due: input.due })
        : refuse({ kind: 'action-later', field: 'due', due: action.due }),
    ),
});

/** Asks an action no more, with the reason. */
export const dropAction = defineUse({
  name: 'drop-action',
  path: 'meeting-actions/{action}/drop',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Asks an action no more, with the reason.',
  input: z.object({ ...answerInput, why: words('Say why it is not asked any more.', 300) }),
  output,
  run: (platform, actor, input) =>
    settle(platform, actor, input, 'action.dropped', { why: input.why }, () =>
      ok({ dropped_reason: input.why }),
    ),
});
