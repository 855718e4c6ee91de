import { expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, nameOf, testHouse } from '../kit/test-house.tsx';
import { loadProposals } from '../load/load.ts';
import { keepSizes } from './sizes.ts';

const store = testStore();

it('keeps the size of the practice that the raiser held a post at that day, and asks again where no list says it', () =>
  store.rolledBack(async (trx) => {
    const { platform } = await testHouse(store.relational(), trx, { routes: [] });
    const told = (who: 'partner' | 'locum') => ({
      title: `Raised by the ${who}`,
      what: 'People wait.',
      howOften: 'once' as const,
      place: 'Everywhere I work',
      raisedOn: '2026-05-01',
      lookBy: '2026-05-05',
      onDuty: { id: idOf('lead'), name: nameOf('lead'), standing: 'Clinical lead' },
      raiser: {
        id: idOf(who),
        name: nameOf(who),
        standing: 'GP',
        role: null,
        contract: null,
        practicePeople: null,
      },
      moves: [],
      supporters: [],
      otherwise: [],
      watchers: [],
    });
    const references = await loadProposals(
      platform.db,
      { kind: 'system' },
      {
        letters: 'ISV',
        today: '2026-05-21',
        told: [told('partner'), told('locum')],
        people: new Map(),
        now: platform.now(),
      },
    );
    const asked: string[] = [];
    const sizeOf = async (practice: string, on: string) => {
      asked.push(`${practice} ${on}`);
      return practice === 'Z00001' ? 9842 : undefined;
    };
    expect(await keepSizes(trx, sizeOf)).toBe(1);
    expect(asked.sort()).toEqual(['Z00001 2026-05-01', 'Z0X 2026-05-01']);
    const sizes = [];
    for (const title of ['Raised by the partner', 'Raised by the locum'])
      sizes.push((await findProposal(trx, references.get(title) ?? ''))?.raised_practice_people);
    expect(sizes).toEqual([9842, null]);
    expect(await keepSizes(trx, sizeOf)).toBe(0);
  }));
