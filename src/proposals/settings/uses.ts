import { z } from 'zod';
import { changesOf } from '../../platform/history/history.ts';
import { can } from '../../platform/permissions.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { settingOn } from '../kit/settings.ts';
import { routeOf } from '../routes/rules.ts';
import { FLAG_FACTS, NUMBER_FACTS } from '../routes/scheme-rules.ts';
import { checkSetting, schemeOf } from './check.ts';
import { bodiesOf, SettingAnswer, settingAnswers } from './find.ts';
import { SETTING_KINDS, settingRef } from './kinds.ts';
import type { SettingRefusal } from './refusals.ts';
import type { SchemeData } from './shapes.ts';

/** What the group has set of its own work. */
export const proposalSettings = defineUse({
  name: 'proposal-settings',
  method: 'get',
  permission: 'proposals.work',
  summary: 'What the group has set of its own work, dated: schemes of delegation, targets, forms of case.',
  input: z.object({
    kind: optionalText(z.enum(SETTING_KINDS)).describe('only of this kind'),
  }),
  output: z.object({ settings: z.array(SettingAnswer), may: z.object({ enter: z.boolean() }) }),
  run: async ({ db, now }, actor, input) => {
    const today = londonDate(now());
    const asked = SETTING_KINDS.filter((kind) => !input.kind || kind === input.kind);
    const settings = [];
    for (const kind of asked) settings.push(...(await settingAnswers(db, actor, kind, today)));
    return ok({ settings, may: { enter: can(actor, 'proposals.settings') } });
  },
});

const WholeSetting = SettingAnswer.extend({
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      kind: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  bodies: z
    .array(z.object({ key: z.string(), label: z.string() }))
    .describe('whom targets and forms of case may name'),
});
export type WholeSetting = z.output<typeof WholeSetting>;

/** One setting, with its history. */
export const proposalSetting = defineUse({
  name: 'proposal-setting',
  path: 'proposal-settings/{kind}/{id}',
  method: 'get',
  permission: 'proposals.work',
  summary: 'One setting, whole, with what was done to it.',
  input: z.object({ kind: z.enum(SETTING_KINDS), id: z.string().max(80) }),
  output: WholeSetting,
  run: async ({ db, now }, actor, { kind, id }): Promise<Result<WholeSetting, CommonRefusal>> => {
    const today = londonDate(now());
    const found = (await settingAnswers(db, actor, kind, today)).find((one) => one.id === id);
    if (!found) return refuse({ kind: 'not-found', what: 'this setting' });
    const changes = await changesOf(db, settingRef(id));
    return ok({
      ...found,
      history: changes.map(({ at, person_name, standing, kind: done, before, after }) => ({
        at: at.toISOString(),
        by: seesNames(actor) ? person_name : standing,
        kind: done,
        before,
        after,
      })),
      bodies: [...(await bodiesOf(db, today))],
    });
  },
});

const number = (what: string) => z.number().int().optional().describe(what);
const WHAT: Readonly<Record<(typeof NUMBER_FACTS)[number], string>> = {
  recurringPence: 'pence each year',
  oncePence: 'pence',
  netPence: 'pence each year, below nought where it frees cash',
  highestRisk: '1 to 25',
  practices: 'practices touched',
  budgetShare: 'hundredths of a per cent of the budget',
};

/** Where a made-up case would go by a scheme, kept or still being written. */
export const tryScheme = defineUse({
  name: 'try-scheme',
  path: 'proposal-settings/try',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Where a made-up case would go by a scheme of delegation. Nothing is kept.',
  input: z.object({
    scheme: z.unknown().optional().describe('the scheme as it would be kept; left out: the one in force'),
    facts: z
      .strictObject({
        ...Object.fromEntries(NUMBER_FACTS.map((fact) => [fact, number(WHAT[fact])])),
        ...Object.fromEntries(FLAG_FACTS.map((fact) => [fact, z.boolean().optional()])),
      })
      .default({})
      .describe('what is known of the case'),
  }),
  output: z.object({
    body: z.string(),
    atMost: z.string(),
    because: z.string(),
    lines: z.array(
      z.object({
        question: z.string(),
        fact: z.string(),
        rule: z.string(),
        line: z.string().nullable(),
        decides: z.boolean(),
      }),
    ),
    also: z.array(z.string()),
  }),
  run: async ({ db, now }, _actor, { scheme, facts }) => {
    const today = londonDate(now());
    const given = scheme === undefined ? undefined : checkSetting('scheme', scheme, today);
    if (given && given.data === undefined)
      return refuse<SettingRefusal>({ kind: 'setting-wrong', problems: given.problems });
    const by = given ? schemeOf(given.data as SchemeData) : await settingOn(db, 'scheme', today);
    if (!by) return refuse<CommonRefusal>({ kind: 'not-found', what: 'a scheme of delegation in force' });
    const route = routeOf(by, facts);
    return ok({
      body: route.body.label,
      atMost: route.atMost.label,
      because: route.because,
      lines: [...route.lines],
      also: [...route.also],
    });
  },
});

/** The rules under which words are taken away: for everybody. */
export const moderationPolicy = defineUse({
  name: 'moderation-policy',
  path: 'ideas-policy',
  method: 'get',
  permission: 'proposals.read',
  summary: 'Under which rules words that somebody wrote are taken away.',
  input: z.object({}),
  output: z.object({
    inForceFrom: z.string(),
    rules: z.array(z.object({ key: z.string(), words: z.string() })),
    source: z.string(),
    verified: z.boolean(),
  }),
  run: async ({ db, now }) => {
    const policy = await settingOn(db, 'moderation', londonDate(now()));
    if (!policy) return refuse<CommonRefusal>({ kind: 'not-found', what: 'a policy in force' });
    const { inForceFrom, rules, source, verified } = policy;
    return ok({ inForceFrom, rules: rules.map(({ key, words }) => ({ key, words })), source, verified });
  },
});
