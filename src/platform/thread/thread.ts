import { type Thread, type ThreadObject, type ThreadPlace, threadKey } from '../../shared/thread.ts';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import { linksOf, type ObjectRef, type Registries, visibleTo } from '../registries.ts';
import { type NextStep, placeOn, type Station } from './place-rules.ts';
import { walkThread } from './walk.ts';

/** So many objects of a thread are followed: as many as a picture of it can show. */
export const MOST_ON_THREAD = 60;

/** The stations that modules have filled, in their order. */
export const stationsOf = ({ stations }: Pick<Registries, 'stations'>): Station[] =>
  stations
    .all()
    .flatMap(({ ask }) => ask())
    .sort((a, b) => a.order - b.order);

/** What the object that the thread is asked from is called, where its page knows it better than its neighbours. */
export type Here = { readonly label: string; readonly href: string; readonly date?: string | undefined };

/**
 * The thread of an object as this reader may see it; undefined where they may not see the object, or where it is of a
 * kind that stands on no thread.
 */
export const threadOf = async (
  { registries, db }: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  ref: ObjectRef,
  here?: Here,
): Promise<Thread | undefined> => {
  const stations = new Map(stationsOf(registries).map((station) => [station.kind, station]));
  if (!stations.has(ref.kind)) return undefined;
  const walked = await walkThread(ref, {
    linksOf: (refs) => linksOf(registries, db, refs),
    visible: (refs) => visibleTo(registries, db, actor, refs, (one) => one),
    isOn: (kind) => stations.has(kind),
    most: MOST_ON_THREAD,
  });
  if (!walked) return undefined;
  const objects = walked.objects.map(({ kind, id, told }, i): ThreadObject => {
    const station = stations.get(kind);
    const known = (i === 0 ? here : undefined) ?? told;
    return {
      kind,
      id,
      station: station?.name ?? kind,
      order: station?.order ?? 99,
      label: known?.label ?? id,
      href: known?.href ?? '',
      date: known?.date ?? '',
    };
  });
  return { here: threadKey(ref), objects, links: walked.links, more: walked.more };
};

/**
 * The place of an object on its thread, for its page: `<ThreadStrip place={…} />` draws it. `next` tells of stations
 * to come what is known already. Undefined where the reader may not see the object.
 */
export const threadPlace = async (
  ask: { readonly platform: Pick<Platform, 'registries' | 'db'>; readonly actor: Actor },
  ref: ObjectRef,
  given: { readonly here?: Here | undefined; readonly next?: readonly NextStep[] | undefined } = {},
): Promise<ThreadPlace | undefined> => {
  const thread = await threadOf(ask.platform, ask.actor, ref, given.here);
  return thread && placeOn(thread, stationsOf(ask.platform.registries), given.next);
};
