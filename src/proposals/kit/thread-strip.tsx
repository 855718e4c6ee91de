import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import { type Here, threadPlace } from '../../platform/thread/thread.ts';
import { ThreadStrip } from '../../ui/index.ts';

/** The place of a part of a proposal on its thread, for its page. Null while nothing led to it: it does not stand yet. */
export const threadStrip = async (ask: Ask, ref: ObjectRef, here: Here): Promise<ReactNode> => {
  const place = await threadPlace(ask, ref, { here });
  return place?.steps.some(({ state }) => state === 'done') ? <ThreadStrip place={place} /> : null;
};
