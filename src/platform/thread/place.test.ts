import { describe, expect, it } from 'vitest';
import type { Thread, ThreadObject } from '../../shared/thread.ts';
import { placeOn, shortLabel } from './place-rules.ts';

const STATIONS = ['Figure', 'Gap', 'Idea', 'Problem', 'Case', 'Decision'].map((name, i) => ({
  kind: name.toLowerCase(),
  order: i + 1,
  name,
}));

const object = (kind: string, id = kind): ThreadObject => {
  const station = STATIONS.find((one) => one.kind === kind);
  return {
    kind,
    id,
    station: station?.name ?? kind,
    order: station?.order ?? 99,
    label: `${id}: what it is`,
    href: `/${kind}/${id}`,
    date: '2026-05-21',
  };
};

const thread = (...objects: ThreadObject[]): Thread => ({ here: '', objects, links: [], more: false });
const told = (place: ReturnType<typeof placeOn>) =>
  place.steps.map(({ name, state, isNow }) => `${name}: ${isNow ? 'now' : state}`);

describe('the place of an object on its thread', () => {
  it('has what was before, itself, how far it has come, and what is to come', () => {
    const place = placeOn(thread(object('gap'), object('figure'), object('idea'), object('case')), STATIONS);
    expect(told(place)).toEqual([
      'Figure: done',
      'Gap: here',
      'Idea: done',
      'Case: now',
      'Decision: to-come',
    ]);
    expect(place.href).toBe('/thread/gap/gap');
  });

  it('tells of stations to come what is known, also of those that nobody fills yet', () => {
    const place = placeOn(thread(object('decision')), STATIONS, [
      { name: 'Contract', label: 'One line, £92 a test', when: 'by 31 July' },
    ]);
    expect(told(place)).toEqual(['Decision: here', 'Contract: to-come']);
    expect(place.steps[1]).toMatchObject({ label: 'One line, £92 a test', when: 'by 31 July' });
    expect(place.href).toBeUndefined();
  });

  it('counts the others of a station, and shows the object itself at its own', () => {
    const place = placeOn(thread(object('idea', 'two'), object('gap'), object('idea', 'one')), STATIONS);
    expect(place.steps.find(({ state }) => state === 'here')).toMatchObject({ href: '/idea/two', others: 1 });
  });

  it('keeps labels short: a reference alone, else whole words', () => {
    expect(shortLabel('GAP-2026-003: Breathing tests stopped in the poorest fifth')).toBe('GAP-2026-003');
    expect(shortLabel('The longest waits fall on the most deprived people of all')).toBe(
      'The longest waits fall on the most…',
    );
    expect(shortLabel('Governing body')).toBe('Governing body');
  });
});
