import type { Db } from '../platform/relational/relational.ts';
import { findGroup, type Group } from '../platform/settings.ts';

/** The group as pages name it: as it calls itself, else as the register names its area. */
export const findNamedGroup = async (db: Db): Promise<Group | undefined> => {
  const set = await findGroup(db);
  if (!set) return undefined;
  return { ...set, name: set.name ?? `Area ${set.area}`, kind: set.kind ?? 'Clinical Commissioning Group' };
};
