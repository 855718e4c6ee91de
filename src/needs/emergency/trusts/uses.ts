import { z } from 'zod';
import { organisationNames } from '../../../people/index.ts';
import { commandOf, textTable } from '../../../platform/cli/command.ts';
import { several } from '../../../platform/input.ts';
import type { Platform } from '../../../platform/platform.ts';
import { defineUse } from '../../../platform/use.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { findFigureLoads } from '../../conditions/loads.ts';
import type { NeedsRefusal } from '../../refusals.ts';
import { EMERGENCY_DATASET, findProviders } from '../queries.ts';
import { chooseTrusts } from './choose.ts';
import { findTrusts } from './queries.ts';

const Trust = z.object({
  code: z.string(),
  name: z.string().describe('Name in the register of organisations, or its code'),
  attendances: z.number().int().describe('Emergency attendances in all that is loaded'),
});
export type Trust = z.output<typeof Trust>;

const Trusts = z.object({
  own: z.array(Trust).describe('Those whose departments the people of the area go to'),
  others: z.array(Trust).describe('All others in the files of attendances, by name'),
});
export type Trusts = z.output<typeof Trusts>;

const trustsOf = async ({ db, facts }: Pick<Platform, 'db' | 'facts'>): Promise<Trusts> => {
  const [loads, own] = await Promise.all([findFigureLoads(db, [EMERGENCY_DATASET]), findTrusts(db)]);
  const providers = await findProviders(
    facts,
    loads.map(({ load }) => load),
  );
  const counts = new Map(providers.map(({ provider, attendances }) => [provider, attendances]));
  const names = await organisationNames(db, [...counts.keys(), ...own]);
  const all = [...new Set([...own, ...counts.keys()])]
    .map((code) => ({ code, name: names.get(code) ?? code, attendances: counts.get(code) ?? 0 }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code));
  const chosen = new Set(own);
  return {
    own: all.filter(({ code }) => chosen.has(code)),
    others: all.filter(({ code }) => !chosen.has(code)),
  };
};

/** The group's own trusts, and those that it could name. */
export const ownTrusts = defineUse({
  name: 'own-trusts',
  method: 'get',
  permission: 'needs.read',
  summary: 'The trusts whose emergency departments the people of the area go to, as the group names them.',
  input: z.object({}),
  output: Trusts,
  run: async (platform) => ok(await trustsOf(platform)),
});

/** Names them anew: published attendances tell the trust and not whose people came. */
export const chooseOwnTrusts = defineUse({
  name: 'choose-own-trusts',
  path: 'own-trusts',
  method: 'post',
  permission: 'needs.manage',
  summary: 'Names the trusts whose emergency departments the people of the area go to, all at once.',
  input: z.object({
    codes: several(z.string().trim().toUpperCase()).describe(
      'codes of providers: RNS,RNQ; none to name none',
    ),
  }),
  output: Trusts,
  run: async (platform, actor, { codes }) => {
    const { own, others } = await trustsOf(platform);
    const known = new Set([...own, ...others].map(({ code }) => code));
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0)
      return refuse<NeedsRefusal>({ kind: 'unknown-trust', field: 'codes', codes: unknown });
    await chooseTrusts(platform.db, actor, platform.now(), codes);
    return ok(await trustsOf(platform));
  },
});

const say = ({ own, others }: Trusts): string =>
  [
    own.length === 0
      ? 'No trust is named as the group’s own.'
      : textTable(
          ['Code', 'Trust', 'Attendances loaded'],
          own.map(({ code, name, attendances }) => [code, name, attendances]),
        ),
    `${others.length} others are in the files of attendances.`,
  ].join('\n');

export const trustCommands = [
  commandOf({ name: 'own-trusts', use: ownTrusts, text: say }),
  commandOf({ name: 'choose-own-trusts', use: chooseOwnTrusts, arguments: ['codes'], text: say }),
];
