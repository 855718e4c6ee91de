import { z } from 'zod';
import { nextPart, offsetOf, partInput, ticked } from '../../platform/input.ts';
import { defineUse } from '../../platform/use.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { findPerson, personName, UUID } from '../register/queries.ts';
import { declaringOn } from './declarers.ts';
import { mayDeclareFor, type Refused, whoseInput } from './given.ts';
import { giftsOf, interestsOf, lastChecks } from './queries.ts';
import { rulesOn } from './settings.ts';
import { ShownGift, ShownLine, shownGift, shownLine } from './shown.ts';

export const MineAnswer = z.object({
  person: z.string(),
  name: z.string(),
  own: z.boolean(),
  mustDeclare: z.string().nullable().describe('for what: GP partner, Bellpit Medical Centre'),
  last: z.string().nullable().describe('when they last said that all is there'),
  due: z.string().nullable().describe('by when they say so next'),
  overdue: z.boolean(),
  soon: z.boolean().describe('within the days of the reminder'),
  interests: z.array(ShownLine),
  gifts: z.array(ShownGift),
  rules: z.object({
    renewMonths: z.number(),
    renewVerified: z.boolean(),
    tailMonths: z.number(),
  }),
});
export type Mine = z.output<typeof MineAnswer>;

/** What stands of oneself in the registers, and by when to say that it is all. */
export const myInterests = defineUse({
  name: 'my-interests',
  path: 'interests/mine',
  method: 'get',
  permission: 'interests.declare',
  summary: 'Your interests and gifts as the registers have them, and by when you confirm them.',
  input: z.object({ person: whoseInput.person }),
  output: MineAnswer,
  run: async ({ db, registries, now }, actor, input) => {
    const id = input.person === 'me' ? (actor.kind === 'person' ? actor.id : '') : input.person;
    if (!UUID.test(id) || !(await findPerson(db, id)))
      return refuse<Refused>({ kind: 'interest-whose', field: 'person' });
    if (!mayDeclareFor(actor, id)) return refuse<Refused>({ kind: 'interest-others' });
    const today = londonDate(now());
    const { rules } = await rulesOn(db, today);
    const [must] = await declaringOn(registries, db, today, id);
    const last = (await lastChecks(db, [id])).get(id)?.on ?? null;
    return ok({
      person: id,
      name: (await personName(db, id)) ?? id,
      own: actor.kind === 'person' && actor.id === id,
      mustDeclare: must?.because ?? null,
      last,
      due: must?.due ?? null,
      overdue: must !== undefined && must.due < today,
      soon: must !== undefined && must.due <= addDays(today, rules.remindDays.value),
      interests: (await interestsOf(db, [id])).map((row) => shownLine(actor, row, rules, today)),
      gifts: (await giftsOf(db, id)).map((row) => shownGift(actor, row)),
      rules: {
        renewMonths: rules.renewMonths.value,
        renewVerified: rules.renewMonths.verified,
        tailMonths: rules.publicMonths.value,
      },
    });
  },
});

/** Who must declare, when they last did, and by when they do so next. */
export const whoMustDeclare = defineUse({
  name: 'who-must-declare',
  path: 'interests/declaring',
  method: 'get',
  permission: 'interests.manage',
  summary: 'Who must declare their interests, when they last confirmed them, and who is overdue.',
  input: z.object({ overdue: ticked('only those who are overdue'), ...partInput(1000) }),
  output: z.object({
    total: z.number(),
    overdue: z.number(),
    people: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        because: z.string(),
        last: z.string().nullable(),
        due: z.string(),
        overdue: z.boolean(),
      }),
    ),
    next: z.string().optional(),
  }),
  run: async ({ db, registries, now }, _actor, input) => {
    const today = londonDate(now());
    const all = (await declaringOn(registries, db, today)).map((one) => ({
      ...one,
      overdue: one.due < today,
    }));
    const kept = input.overdue ? all.filter(({ overdue }) => overdue) : all;
    const offset = offsetOf(input.cursor);
    const people = kept.slice(offset, offset + input.limit);
    return ok({
      total: kept.length,
      overdue: all.filter(({ overdue }) => overdue).length,
      people,
      ...nextPart(offset, people.length, kept.length),
    });
  },
});
