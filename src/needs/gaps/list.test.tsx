import { describe, expect, it } from 'vitest';
import { linksOf } from '../../platform/registries.ts';
import { figuresOf } from '../kit/test-figures.ts';
import { gapCommands } from './commands.ts';
import { findGapsAbout } from './shown.ts';
import { inHouse, record, WORDS } from './test-gaps.tsx';

describe('the register of gaps', () => {
  it('finds by words, state, condition and owner, sorts, and is the same as page, JSON, CSV and command', () =>
    inHouse(async (house) => {
      const first = await record(house, { condition: 'copd' });
      const second = await record(house, {
        figure: undefined,
        statement: 'Waits for heart scans double',
        condition: 'hf',
        different: true,
      });
      await house.as('lead').api('POST', `gaps/${second}/owner`, { person: 'me', takeUp: true, version: 1 });
      const listed = async (query: string, who?: 'lead' | 'locum') =>
        (await house.as(who).api('GET', `gaps?${query}`)).body.gaps.map(
          ({ reference }: { reference: string }) => reference,
        );
      expect(await listed('')).toEqual([second, first]);
      expect(await listed('sort=statement')).toEqual([first, second]);
      expect(await listed('q=breath')).toEqual([first]);
      expect(await listed('q=brething')).toEqual([first]);
      expect(await listed('q=gap-2026-002')).toEqual([second]);
      expect(await listed('condition=heart-failure')).toEqual([second]);
      expect(await listed('status=taken-up')).toEqual([second]);
      expect(await listed('owner=nobody')).toEqual([first]);
      expect(await listed('mine=true', 'locum')).toEqual([second, first]);
      expect(await listed('mine=true', 'lead')).toEqual([second]);
      expect(await listed('limit=1')).toEqual([second]);
      const { html } = await house.as('lead').page('/population/gaps?whose=mine');
      expect(html).toContain('Waits for heart scans double');
      expect(html).not.toContain('Breathing tests');
      const csv = (await house.as().page('/population/gaps.csv?q=breath')).html;
      expect(csv.split('\r\n')).toHaveLength(3);
      expect(csv).toContain(`${first},Breathing tests stopped in the poorest fifth,`);
      const [command] = gapCommands(figuresOf(house.loaded));
      const answer = (await house.as('lead').api('GET', 'gaps')).body;
      expect(command?.kind === 'use' && command.text(answer)).toMatch(
        /GAP-2026-002 +Waits for heart .+Tamsin/,
      );
      const whole = gapCommands(figuresOf(house.loaded))[1];
      const gap = (await house.as('lead').api('GET', `gaps/${first}`)).body;
      expect(whole?.kind === 'use' && whole.text(gap)).toContain('Today: the same.');
    }));

  it('says what to do where there is none', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/population/gaps')).html).toContain('No gap is recorded yet');
      expect((await as().page('/population/gaps?q=zzz')).html).toContain('No gap fits');
    }));

  it('leaves out what a restriction hides, everywhere', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      house.platform.registries.restrictions.add(
        'test',
        async (_db, actor, objects) =>
          new Set(
            actor.kind === 'public'
              ? objects.map(({ kind, id }) => `${kind}:${id}`).filter((ref) => ref === `gap:${reference}`)
              : [],
          ),
      );
      expect((await house.as().api('GET', 'gaps')).body.total).toBe(0);
      expect((await house.as().page(`/population/gaps/${reference}`)).status).toBe(404);
      expect((await house.as('nurse').page(`/population/gaps/${reference}`)).status).toBe(200);
      const about = { topic: 'conditions', subject: 'copd' };
      expect((await findGapsAbout(house.platform, { kind: 'public' }, about)).total).toBe(0);
    }));
});

describe('gaps and the rest of the house', () => {
  it('are found by words, linked from their figure, and show what came of them', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const { registries } = house.platform;
      const search = registries.searchable.all().find(({ name }) => name === 'gaps');
      expect(await search?.ask(house.db, { kind: 'public' }, 'breathing', 5)).toMatchObject([
        { object: { kind: 'gap', id: reference }, href: `/population/gaps/${reference}` },
      ]);
      const figure = { kind: 'figure', id: 'conditions/COPD/gradient' };
      const gap = { kind: 'gap', id: reference };
      for (const asked of [[figure], [gap], [gap, figure]])
        expect(await linksOf(registries, house.db, asked)).toMatchObject([{ from: figure, to: gap }]);
      expect(await linksOf(registries, house.db, [{ kind: 'figure', id: 'conditions/COPD/other' }])).toEqual(
        [],
      );
      registries.stations.add('ideas', () => [{ kind: 'idea', order: 3, name: 'Idea' }]);
      registries.links.add('ideas', async () => [
        {
          from: { ...gap, label: reference, href: `/population/gaps/${reference}`, date: '2026-05-21' },
          to: {
            kind: 'idea',
            id: 'ISV-2026-061',
            label: 'ISV-2026-061, options',
            href: '/ideas/ISV-2026-061',
            date: '2026-05-22',
          },
        },
      ]);
      expect((await house.as().page(`/population/gaps/${reference}`)).html).toContain(
        'ISV-2026-061, options',
      );
      const { gaps } = await findGapsAbout(house.platform, house.actor('lead'), {
        topic: 'conditions',
        subject: 'copd',
      });
      expect(gaps[0]?.cameOfIt).toMatchObject([{ href: '/ideas/ISV-2026-061' }]);
    }));

  it('ask leaders for an owner at once, and an owner how it goes after 90 days', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const due = async (who: 'lead' | 'office' | 'locum') =>
        (await house.tasks(who))
          .filter(({ object }) => object.kind.startsWith('gap'))
          .map(({ title, due }) => [title, due]);
      expect(await due('locum')).toEqual([]);
      expect(await due('office')).toEqual([['Find an owner for 1 gap', '2026-06-04']]);
      await house
        .as('lead')
        .api('POST', `gaps/${reference}/owner`, { person: 'me', takeUp: true, version: 1 });
      expect(await due('office')).toEqual([]);
      house.clock.now = new Date('2026-08-18T09:00:00Z');
      expect(await due('lead')).toEqual([]);
      house.clock.now = new Date('2026-08-19T09:00:00Z');
      expect(await due('lead')).toEqual([[`Say how it goes: ${WORDS.statement}`, '2026-08-19']]);
      const goesOn = { move: 'go-on', note: 'Two rooms are found.', version: 2 };
      await house.as('lead').api('POST', `gaps/${reference}/status`, goesOn);
      expect(await due('lead')).toEqual([]);
    }));
});
