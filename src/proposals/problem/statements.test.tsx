import { describe, expect, it } from 'vitest';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { answer, inHouse, opened, PATH, problemFor, state, typeOf } from './test-problem.tsx';

describe('statements', () => {
  it('are open from a lead, proposed by others, and taken or not with a reason that reaches whoever wrote it', () =>
    inHouse(async (house) => {
      await opened(house);
      const id = await state(house, 'Nobody explains the wait', 'patient');
      expect((await house.news()).filter(({ kind }) => kind === 'problem.statement-proposed')).toHaveLength(
        2,
      );
      expect((await problemFor(house)).statements).toHaveLength(2);
      expect((await house.tasks('lead')).map(({ kind }) => kind)).toContain('A statement is proposed');
      const change = (given: object, who: Known = 'lead') =>
        house.as(who).api('POST', `${PATH}/statements/${id}`, { version: 1, ...given });
      expect((await change({ move: 'accept' }, 'patient')).body.type).toBe(typeOf('problem-not-yours'));
      expect((await change({ move: 'not-take' })).body.type).toBe(typeOf('problem-statement-needs'));
      expect((await change({ move: 'not-take', reason: 'Said in the second one' })).body.stands).toBe(
        'not-taken',
      );
      expect((await change({ move: 'accept' })).body.type).toBe(typeOf('changed-meanwhile'));
      expect((await change({ move: 'accept', version: 2 })).body.stands).toBe('open');
      const { html } = await house.as('patient').page(`/${PATH}/answer`);
      expect(html).toContain('Statement 1 of 3');
    }));

  it('that the raiser whose name is kept proposed are answered to them, and show no name', () =>
    inHouse(
      async (house) => {
        await opened(house);
        const told = async () =>
          (await house.news()).filter(({ kind }) => /not-taken|accepted/.test(kind)).map(({ who }) => who);
        const id = await state(house, 'Nights are worst', 'locum');
        const path = `${PATH}/statements/${id}`;
        await house.as('lead').api('POST', path, { move: 'not-take', reason: 'Said twice', version: 1 });
        expect(await told()).toEqual(['locum']);
        expect((await house.as('lead').api('POST', path, { move: 'accept', version: 2 })).status).toBe(200);
        expect(await told()).toEqual(['locum', 'locum']);
        const { html } = await house.as('lead').page(`/${PATH}/statements`);
        expect(html).toContain('Nights are worst');
        expect(html).not.toContain('Thistlewood');
      },
      { name_kept: true, guardian: idOf('officer'), guardian_name: nameOf('officer') },
    ));

  it('keep their words once somebody has answered; until then they may be reworded', () =>
    inHouse(async (house) => {
      const [first] = await opened(house);
      const reword = (version: number) =>
        house.as('lead').post(`/${PATH}/statements/${first}`, {
          move: 'reword',
          text: 'People wait far too long',
          version: String(version),
        });
      expect((await reword(1)).location).toBe(`/${PATH}/statements`);
      await answer(house, 'nurse', first, 'agree');
      const again = await reword(2);
      expect(again.html).toContain('Withdraw it, and write another one.');
      expect(again.html).toContain('People wait far too long');
    }));

  it('are not kept twice', () =>
    inHouse(async (house) => {
      const first = await state(house, 'People wait too long');
      expect(await state(house, 'People wait too long.')).toBe(first);
      const other = await house
        .as('nurse')
        .api('POST', `${PATH}/statements`, { text: 'people wait too long' });
      expect(other.body.type).toBe(typeOf('problem-statement-twice'));
    }));
});
