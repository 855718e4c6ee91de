/**
 * Rung when work has been asked for in this process, so that it starts at once instead of at the next look.
 * Only a hint: the request itself is in the store, and a look every second and a half finds it anyway.
 */
const listeners = new Set<() => void>();

export const onBell = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const ringBell = (): void => {
  for (const listener of listeners) listener();
};
