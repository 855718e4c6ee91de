import { findOrganisation } from '../people/index.ts';
import type { Db } from '../platform/relational/relational.ts';
import { findGroup, type Group } from '../platform/settings.ts';
import { groupKind, readableName } from './rules.ts';

/** The group as pages name it: as it calls itself, else as the register names its area. */
export const findNamedGroup = async (db: Db): Promise<Group | undefined> => {
  const set = await findGroup(db);
  if (!set) return undefined;
  if (set.name && set.kind) return { ...set, name: set.name, kind: set.kind };
  const registered = await findOrganisation(db, set.area);
  return {
    ...set,
    name: set.name ?? (registered ? readableName(registered.name) : `Area ${set.area}`),
    kind: set.kind ?? groupKind(registered?.kind),
  };
};
