import { describe, expect, it } from 'vitest';
import { remindOfProblems } from './remind.ts';
import { answer, close, type House, inHouse, opened, PATH, problemFor } from './test-problem.tsx';

/** Who was reminded of what on the morning of a day. */
const reminded = async (house: House, day: string) => {
  house.clock.now = new Date(`${day}T06:05:00Z`);
  const before = (await house.news()).length;
  const told = await remindOfProblems(house.platform);
  const news = (await house.news()).slice(before);
  expect(news).toHaveLength(told);
  return news.map(({ who, kind }) => `${who} ${kind.replace('problem.remind-', '')}`).sort();
};

describe('reminders of a problem that is being agreed', () => {
  it('go to those asked who have not answered, three days before their last one, and once', () =>
    inHouse(async (house) => {
      const statements = await opened(house);
      const asked = (await house.news()).filter(({ kind }) => kind === 'problem.asked').map(({ who }) => who);
      for (const statement of statements) await answer(house, 'specialist', statement, 'agree');
      await answer(house, 'partner', statements[0], 'agree');
      // The last day is 4 June.
      expect(await reminded(house, '2026-05-31')).toEqual([]);
      expect(await reminded(house, '2026-06-01')).toEqual(
        asked
          .filter((who) => who !== 'specialist')
          .map((who) => `${who} answer`)
          .sort(),
      );
      expect(asked).toContain('partner');
      expect((await house.news()).at(-1)?.title).toMatch(/^Say how you see it until 4 June 2026: /);
      expect(await reminded(house, '2026-06-02')).toEqual([]);
    }));

  it('go to both leads when the days are over and nobody has signed', () =>
    inHouse(async (house) => {
      await opened(house);
      expect((await reminded(house, '2026-06-04')).filter((one) => one.endsWith('write'))).toEqual([]);
      expect(await reminded(house, '2026-06-05')).toEqual(['lead write', 'manager write']);
      expect(await reminded(house, '2026-06-06')).toEqual([]);
    }));

  it('go to the lead whose name is missing three days after the other one signed, and to nobody once it is closed', () =>
    inHouse(async (house) => {
      const [first, second] = await opened(house);
      await answer(house, 'specialist', first, 'agree');
      await answer(house, 'partner', second, 'agree');
      house.clock.now = new Date('2026-06-05T09:00:00Z');
      const { version } = await problemFor(house, 'lead');
      const written = await house.as('lead').api('PUT', `${PATH}/closing`, { text: 'People wait.', version });
      await house.as('lead').api('POST', `${PATH}/signature`, { version: written.body.version });
      expect(await reminded(house, '2026-06-07')).toEqual([]);
      expect(await reminded(house, '2026-06-08')).toEqual(['manager sign']);
      expect(await reminded(house, '2026-06-09')).toEqual([]);
      expect((await close(house)).status).toBe(200);
      expect(await reminded(house, '2026-07-09')).toEqual([]);
    }));
});
