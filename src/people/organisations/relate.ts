import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { codeInput, dateInput, optionalCode, optionalDate } from '../input.ts';
import type { PeopleRefusal } from '../refusals.ts';
import { PARENT_KINDS, SUCCESSION_KINDS } from './kinds.ts';
import { keepingParts, type PartsRefusal, whyNotParts } from './parts.ts';
import { findOrganisation } from './queries.ts';
import { closesCircle } from './rules.ts';
import { settleEntered } from './settle.ts';

type Refused = PeopleRefusal | PartsRefusal | { readonly kind: 'not-found'; readonly what: string };

const unknown = (field: string, code: string): Refused => ({ kind: 'unknown-organisation', field, code });

const objectOf = (code: string): string => `organisation:${code}`;

const done = z.object({ code: z.string() });
type Done = { code: string };

/**
 * Says to whom an organisation belongs from a day; what was before stays as it was. What is part of what is for
 * those who give the group's roles.
 */
export const changeParent = defineUse({
  name: 'change-parent',
  path: 'organisations/{code}/parents',
  method: 'post',
  permission: 'organisations.edit',
  summary: 'Says to whom an organisation belongs, from a day, in one way of belonging.',
  input: z.object({
    code: codeInput('Give the code'),
    kind: z.enum(PARENT_KINDS, { error: 'Choose in what way it belongs' }),
    parent: optionalCode().describe('The organisation that it belongs to; empty: to none from that day'),
    started: dateInput('Give the first day'),
    ended: optionalDate('Give the last day as a date that exists'),
  }),
  output: done,
  run: (platform, actor, input) =>
    inTransaction<Result<Done, Refused>>(platform.db, async (trx) => {
      const { code, kind, started, parent = null, ended = null } = input;
      const whyNot = kind === 'part-of' ? whyNotParts(actor, platform.now()) : undefined;
      if (whyNot) return refuse(whyNot);
      if (!(await findOrganisation(trx, code)))
        return refuse({ kind: 'not-found', what: `an organisation with the code ${code}` });
      if (parent === code) return refuse({ kind: 'own-parent', field: 'parent' });
      if (parent !== null && !(await findOrganisation(trx, parent))) return refuse(unknown('parent', parent));
      if (ended !== null && ended < started) return refuse({ kind: 'ends-before-start', field: 'ended' });
      const said = { child: code, kind, parent, started, ended };
      await peopleDb(trx)
        .insertInto('organisation_parent_statement')
        .values({ ...said, load_id: null, source: 'entered' })
        .execute();
      await settleEntered(trx, [code]);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'organisation.parent-changed',
        object: objectOf(code),
        after: said,
      });
      return ok({ code });
    }),
});

/** Enters who took over from whom; members of a wholly succeeded commissioner go with it on that day. */
export const enterSuccession = defineUse({
  name: 'enter-succession',
  path: 'successions',
  method: 'post',
  permission: 'organisations.edit',
  summary: 'Enters which organisation took over from which, and when. Members follow, except in a split.',
  input: z.object({
    predecessor: codeInput('Give the code of the organisation that ended or gave up'),
    successor: codeInput('Give the code of the organisation that took over'),
    date: dateInput('Give the first day under the successor'),
    kind: z.enum(SUCCESSION_KINDS, { error: 'Choose what happened' }),
  }),
  output: z.object({ predecessor: z.string(), successor: z.string() }),
  run: (platform, actor, input) =>
    keepingParts<{ predecessor: string; successor: string }, Refused>(platform, actor, async (trx) => {
      const { predecessor, successor } = input;
      if (predecessor === successor) return refuse({ kind: 'own-successor', field: 'successor' });
      for (const field of ['predecessor', 'successor'] as const)
        if (!(await findOrganisation(trx, input[field]))) return refuse(unknown(field, input[field]));
      const edges = await peopleDb(trx)
        .selectFrom('organisation_succession')
        .select(['predecessor', 'successor', 'source'])
        .execute();
      const pair = { predecessor, successor };
      const known = edges.find((edge) => edge.predecessor === predecessor && edge.successor === successor);
      if (known?.source === 'entered')
        return refuse({ kind: 'succession-known', field: 'successor', ...pair });
      if (closesCircle(edges, pair))
        return refuse({ kind: 'succession-circle', field: 'successor', ...pair });
      await peopleDb(trx)
        .insertInto('organisation_succession_statement')
        .values({ ...input, share: null, load_id: null, source: 'entered' })
        .execute();
      await settleEntered(trx, [predecessor, successor]);
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'succession.entered',
        object: objectOf(predecessor),
        after: input,
      });
      return ok(pair);
    }),
});
