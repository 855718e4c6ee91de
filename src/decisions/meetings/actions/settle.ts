import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, versionInput, words } from '../../../platform/input.ts';
import { notify } from '../../../platform/notifications/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
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

const settle = (
  platform: Platform,
  actor: Actor,
  input: { readonly action: string; readonly version: number; readonly confirmed: boolean },
  free: Readonly<Record<string, string>>,
  set: (
    action: Action,
    today: string,
  ) => Partial<Pick<Action, 'done_on' | 'done_words' | 'dropped_reason' | 'due'>>,
  kind: string,
  tell: boolean,
) => {
  type Answer = Result<{ reference: string }, Refused>;
  const identified = identifiedIn(free, input.confirmed);
  if (identified) return Promise.resolve<Answer>(refuse(identified));
  return inTransaction<Answer>(platform.db, async (trx) => {
    const opened = await openAction(platform, trx, actor, input);
    if (!opened.ok) return opened;
    const action = opened.value;
    const now = platform.now();
    const changed = set(action, londonDate(now));
    await decisionDb(trx)
      .updateTable('meeting_action')
      .set({ ...changed, version: action.version + 1 })
      .where('reference', '=', action.reference)
      .execute();
    await keepDecisionChange(trx, actor, now, actionRef(action.reference), {
      version: action.version + 1,
      kind,
      before: { due: action.due },
      after: { ...changed, ...free },
      free: ['done_words', 'dropped_reason', 'words', 'why'],
    });
    if (tell && action.owner && (actor.kind !== 'person' || actor.id !== action.owner))
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
    settle(
      platform,
      actor,
      input,
      { words: input.words },
      (_, today) => ({ done_on: today, done_words: input.words }),
      'action.done',
      true,
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
    settle(platform, actor, input, { why: input.why }, () => ({ due: input.due }), 'action.carried', true),
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
    settle(
      platform,
      actor,
      input,
      { why: input.why },
      () => ({ dropped_reason: input.why }),
      'action.dropped',
      true,
    ),
});
