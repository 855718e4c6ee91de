import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { hallBoard } from './hall.ts';

/** A room that takes a moment to work out, and says how things stood when that began. */
const room = () => {
  const platform = { db: {} };
  const now = { stands: 'before', worked: 0, broken: false };
  const perform = async () => {
    now.worked += 1;
    const { stands, broken } = now;
    await new Promise((later) => setTimeout(later, 10));
    if (broken) throw new Error('the store is away');
    return { ok: true, value: stands };
  };
  const ask = async (actor: Actor = { kind: 'public' }) => {
    const found = await hallBoard({ platform, actor, perform } as unknown as Ask, 'MTG-2026-012');
    return found.ok ? (found.value as unknown as string) : undefined;
  };
  return { now, ask };
};

describe('the board for a full hall', () => {
  it('is worked out twice, however many ask in one moment, and anew for who comes later', async () => {
    const { now, ask } = room();
    await Promise.all(Array.from({ length: 200 }, () => ask()));
    expect(now.worked).toBe(2);
    await ask();
    expect(now.worked).toBe(3);
  });

  it('never shows less than was so when somebody asked', async () => {
    const { now, ask } = room();
    const early = ask();
    now.stands = 'after';
    expect(await Promise.all([early, ask(), ask()])).toEqual(['before', 'after', 'after']);
  });

  it('is worked out for each member by themselves', async () => {
    const { now, ask } = room();
    await Promise.all([ask({ kind: 'system' }), ask({ kind: 'system' }), ask({ kind: 'system' })]);
    expect(now.worked).toBe(3);
  });

  it('keeps a fault from whoever asks after it', async () => {
    const { now, ask } = room();
    now.broken = true;
    const first = ask();
    now.broken = false;
    const others = [ask(), ask()];
    await expect(first).rejects.toThrow('away');
    expect(await Promise.all(others)).toEqual(['before', 'before']);
  });
});
