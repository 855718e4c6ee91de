import type { Db } from '../../platform/relational/relational.ts';
import { type Ear, type Pulse, pulseOf } from './pulse.ts';

export type Listener = { readonly ear: Ear; readonly hear: (pulse: string) => void };

type Watched = {
  readonly listeners: Set<Listener>;
  last: Pulse | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/**
 * Watches meetings for whoever listens: one look into the store each second for each meeting, however many listen, and
 * none while nobody does. Several servers over one store each look for their own listeners.
 */
export const createWatch = (db: Db, everyMs = 1000) => {
  const meetings = new Map<string, Watched>();

  const look = async (meeting: string, watched: Watched): Promise<void> => {
    try {
      const now = await pulseOf(db, meeting);
      const before = watched.last;
      watched.last = now;
      if (now && before)
        for (const { ear, hear } of [...watched.listeners]) if (now[ear] !== before[ear]) hear(now[ear]);
    } catch {
      // The store did not answer: the next look tells what changed meanwhile.
    }
    if (meetings.get(meeting) === watched) watched.timer = setTimeout(() => look(meeting, watched), everyMs);
  };

  /** Listens to a meeting; gives what ends it. */
  const listen = (meeting: string, listener: Listener): (() => void) => {
    const watched = meetings.get(meeting) ?? { listeners: new Set(), last: undefined, timer: undefined };
    watched.listeners.add(listener);
    if (!meetings.has(meeting)) {
      meetings.set(meeting, watched);
      void look(meeting, watched);
    }
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size > 0 || meetings.get(meeting) !== watched) return;
      clearTimeout(watched.timer);
      meetings.delete(meeting);
    };
  };

  /** When a meeting has been looked at once: what comes after it is heard. */
  const looked = async (meeting: string): Promise<void> => {
    while (meetings.has(meeting) && !meetings.get(meeting)?.last)
      await new Promise((later) => setTimeout(later, everyMs));
  };

  return { listen, looked, watching: () => meetings.size };
};
export type Watch = ReturnType<typeof createWatch>;

const watches = new WeakMap<Db, Watch>();

/** The one watch of this process over a store. */
export const watchOf = (db: Db): Watch => {
  const known = watches.get(db) ?? createWatch(db);
  watches.set(db, known);
  return known;
};

/** Proxies close what is silent for a minute. */
const BEAT_MS = 20_000;

/**
 * Server-sent events of a meeting: `changed` when there is something new to ask for, and a beat between. Nothing that is
 * sent tells what changed: whoever hears it asks for the page again, as they may see it.
 */
export const liveEvents = (watch: Watch, meeting: string, ear: Ear): ReadableStream<Uint8Array> => {
  const text = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (words: string): void => {
        try {
          controller.enqueue(text.encode(words));
        } catch {
          stop();
        }
      };
      const beat = setInterval(() => send(': here\n\n'), BEAT_MS);
      const end = watch.listen(meeting, { ear, hear: () => send('event: changed\ndata: 1\n\n') });
      stop = () => {
        clearInterval(beat);
        end();
      };
      send('retry: 3000\n\nevent: hello\ndata: 1\n\n');
    },
    cancel: () => stop(),
  });
};
