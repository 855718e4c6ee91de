import type { Ask } from '../../platform/http/ask.ts';
import { organisationNames } from '../organisations/queries.ts';
import { keepsEverybody, keepsPeopleOf } from '../register/rules.ts';

/** The organisations whose people this actor keeps, to choose from; none for those who keep all, who give a code. */
export const placesOf = async ({ actor, platform }: Pick<Ask, 'actor' | 'platform'>) => {
  if (keepsEverybody(actor) || actor.kind !== 'person') return [];
  const codes = actor.roles.map((held) => held.organisation).filter((code) => keepsPeopleOf(actor, code));
  const names = await organisationNames(platform.db, codes);
  return [...new Set(codes)].map((code) => ({ value: code, text: `${names.get(code) ?? code} (${code})` }));
};
