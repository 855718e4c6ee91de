import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { figureOfHref } from '../figures/address.ts';
import { figuresOf, GRADIENT, LOADED, type Loaded, PRACTICES } from '../kit/test-figures.ts';
import { type Known, testHouse } from '../kit/test-house.tsx';
import { replyCommands } from './commands.ts';
import { registerReplies, remindPractices } from './registries.ts';
import { replyRoutes } from './routes.tsx';
import { RepliesSection } from './section.tsx';
import { findReplies, repliesByPractice, replyHref } from './shown.ts';

const store = testStore();
const houseOver = async (trx: Parameters<Parameters<typeof store.rolledBack>[0]>[0]) => {
  const loaded: Loaded = { ...LOADED };
  const find = figuresOf(loaded);
  return {
    ...(await testHouse(store.relational(), trx, { routes: replyRoutes(find), register: registerReplies })),
    loaded,
    find,
    db: trx,
  };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const BELLPIT = 'Z00001';
const WORDS = 'Our register halved when a code list was replaced. It is being put back.';

const ask = (house: House, who: Known = 'lead') =>
  house.as(who).api('POST', 'figure-replies/ask', { figure: PRACTICES });
const reply = (house: House, given: object = {}, who: Known = 'partner') =>
  house
    .as(who)
    .api('POST', 'figure-replies', { figure: PRACTICES, practice: BELLPIT, words: WORDS, ...given });
const section = async (house: House, who?: Known): Promise<string> => {
  const actor = house.actor(who);
  const address = figureOfHref(PRACTICES);
  if (!address) throw new Error('no address');
  const figure = valueOrThrow(await house.find(house.platform, actor, address));
  const found = await findReplies(house.platform, actor, figure);
  return found
    ? renderToStaticMarkup(
        <RepliesSection actor={actor} csrf="token" found={found} back="/population/conditions/copd" />,
      )
    : '';
};

describe('asking practices for their reply', () => {
  it('is one press for all outside the limits, told to their managers, and done once', () =>
    inHouse(async (house) => {
      expect(await section(house, 'lead')).toContain('Ask the practice for its reply');
      const sent = await house.as('lead').post('/population/replies/ask', {
        figure: PRACTICES,
        back: '/population/conditions/copd',
      });
      expect(sent.location).toBe('/population/conditions/copd');
      expect(await house.news()).toEqual([
        {
          who: 'manager',
          kind: 'reply.asked',
          title:
            'What does your practice say to this: 1 of 2 practices records fewer people with COPD than chance would explain',
        },
      ]);
      expect((await ask(house)).body).toEqual({ asked: [], before: 1 });
      const html = await section(house, 'lead');
      expect(html).toContain('asked on <time class="cf-nowrap" dateTime="2026-05-21">');
      expect(html).toContain('dateTime="2026-06-04"');
      expect(html).not.toContain('Ask the practice');
    }));

  it('is for those who lead, of a figure that shows practices, and leads back into the house only', () =>
    inHouse(async (house) => {
      expect((await ask(house, 'partner')).status).toBe(403);
      const wrong = await house.as('lead').api('POST', 'figure-replies/ask', { figure: GRADIENT });
      expect(wrong.body.type).toBe(typeOf('reply-no-practices'));
      const sent = await house
        .as('lead')
        .post('/population/replies/ask', { figure: PRACTICES, back: '//evil.example' });
      expect(sent.location).toBe('/population');
    }));

  it('reminds once after 14 days, and stands on Home of everybody who may answer, until somebody has', () =>
    inHouse(async (house) => {
      await ask(house);
      const due = async (who: Known) =>
        (await house.tasks(who)).filter(({ object }) => object.kind === 'reply').map(({ due }) => due);
      expect([await due('partner'), await due('manager'), await due('nurse'), await due('lead')]).toEqual([
        ['2026-06-04'],
        ['2026-06-04'],
        [],
        [],
      ]);
      house.clock.now = new Date('2026-06-03T09:00:00Z');
      expect(await remindPractices(house.platform)).toBe(0);
      house.clock.now = new Date('2026-06-04T09:00:00Z');
      expect(await remindPractices(house.platform)).toBe(1);
      expect(await remindPractices(house.platform)).toBe(0);
      expect((await house.news()).map(({ kind }) => kind)).toEqual(['reply.asked', 'reply.reminded']);
      expect((await reply(house)).status).toBe(200);
      expect(await due('partner')).toEqual([]);
    }));
});

describe('replying', () => {
  it('is open to a practice within chance too: its own people find it beside the figure, and others do not', () =>
    inHouse(async (house) => {
      const own = replyHref(PRACTICES, 'Z00002').replaceAll('&', '&amp;');
      expect(await section(house, 'nurse')).toContain(own);
      for (const who of ['partner', 'lead', undefined] as const)
        expect(await section(house, who)).not.toContain('Z00002');
    }));

  it('takes one page and one press, and stands with the figure: named to members, counted for the public', () =>
    inHouse(async (house) => {
      await ask(house);
      const list = await house.as('partner').page('/population/replies');
      expect(list.html).toContain('1 figure');
      const href = replyHref(PRACTICES, BELLPIT);
      expect(list.html).toContain(href.replaceAll('&', '&amp;'));
      const form = await house.as('partner').page(href);
      expect(form.html).toContain('41% of the number expected, below the limits of chance');
      const sent = await house.as('partner').post('/population/replies/reply', {
        figure: PRACTICES,
        practice: BELLPIT,
        words: WORDS,
        version: '',
      });
      expect([sent.status, sent.location]).toEqual([303, '/population/replies?practice=Z00001']);
      for (const who of ['lead', 'nurse', 'locum'] as const) {
        const html = await section(house, who);
        for (const part of [
          'Bellpit Medical Centre',
          WORDS,
          'Reply <time class="cf-nowrap" dateTime="2026-05-21">',
        ])
          expect([who, part, html.includes(part)]).toEqual([who, part, true]);
      }
      const open = await section(house);
      expect(open).toContain('1 of the 1 practice outside the limits has replied');
      for (const part of ['Bellpit', BELLPIT, 'code list'])
        expect([part, open.includes(part)]).toEqual([part, false]);
      const json = await house.as().api('GET', `figure-replies?figure=${encodeURIComponent(PRACTICES)}`);
      expect(json.body).toMatchObject({ practices: [], counts: { outside: 1, replied: 1, asked: 0 } });
      expect(JSON.stringify(json.body)).not.toMatch(/Bellpit|Z00001|code list/);
      expect((await house.news()).filter(({ who }) => who === 'lead')).toMatchObject([
        { kind: 'reply.given' },
      ]);
    }));

  it('is given to downloads by practice, and nothing of it to the public', () =>
    inHouse(async (house) => {
      await reply(house);
      const address = figureOfHref(PRACTICES);
      if (!address) throw new Error('no address');
      const of = async (who?: Known) => {
        const actor = house.actor(who);
        const figure = valueOrThrow(await house.find(house.platform, actor, address));
        return [...(await repliesByPractice(house.platform, actor, figure))];
      };
      expect(await of('lead')).toEqual([[BELLPIT, { words: WORDS, state: 'replied', on: '2026-05-21' }]]);
      expect(await of()).toEqual([]);
    }));

  it('is open to any practice of the figure unasked, and to nobody else’s', () =>
    inHouse(async (house) => {
      expect((await reply(house, {}, 'nurse')).body.type).toBe(typeOf('reply-not-yours'));
      expect((await reply(house, {}, 'locum')).status).toBe(403);
      expect((await reply(house, { practice: 'Z00002' }, 'nurse')).status).toBe(200);
      expect((await reply(house, { practice: 'Z00009' }, 'office')).body.type).toBe(
        typeOf('reply-not-in-figure'),
      );
      expect((await reply(house, { words: 'They rang: codes.' }, 'office')).status).toBe(200);
      expect((await house.as('nurse').page(replyHref(PRACTICES, BELLPIT))).status).toBe(403);
      expect((await house.as('nurse').api('GET', `practices/${BELLPIT}/replies`)).status).toBe(403);
      expect((await house.as().page('/population/replies')).location).toContain('/sign-in');
    }));

  it('warns of what may tell who a patient is, and refuses what somebody changed meanwhile', () =>
    inHouse(async (house) => {
      const words = 'Ask 943 476 5919.';
      expect((await reply(house, { words })).body.type).toBe(typeOf('words-identify'));
      const page = await house
        .as('partner')
        .post('/population/replies/reply', { figure: PRACTICES, practice: BELLPIT, words });
      expect(page.html).toContain('I have checked');
      await reply(house);
      expect((await reply(house, { words: 'Another.' }, 'manager')).body.type).toBe(
        typeOf('changed-meanwhile'),
      );
      expect((await reply(house, { words: 'Another.', version: 1 }, 'manager')).status).toBe(200);
      const events = await house.db
        .selectFrom('event')
        .selectAll()
        .where('kind', 'like', 'reply.%')
        .execute();
      expect(events.map(({ kind }) => kind)).toEqual(['reply.given', 'reply.changed']);
      expect(JSON.stringify(events)).not.toContain('code list');
    }));

  it('is possible to what was asked even when the figure can no longer be made', () =>
    inHouse(async (house) => {
      await ask(house);
      house.loaded.there = false;
      expect((await house.as('partner').page(replyHref(PRACTICES, BELLPIT))).html).toContain(
        'can no longer be made',
      );
      expect((await reply(house)).status).toBe(200);
      expect((await reply(house, { practice: 'Z00002' }, 'nurse')).body.type).toBe(
        typeOf('reply-not-in-figure'),
      );
    }));
});

describe('an error of the data', () => {
  it('is said by the practice, agreed by those who lead, and open again when the practice writes otherwise', () =>
    inHouse(async (house) => {
      await ask(house);
      const { body } = await reply(house, { error: true });
      const agree = (who: Known, version: number, agreed = true) =>
        house.as(who).api('POST', `figure-replies/${body.id}/error`, { agreed, version });
      expect((await agree('partner', 2)).status).toBe(403);
      expect((await agree('lead', 1)).body.type).toBe(typeOf('changed-meanwhile'));
      expect(await section(house, 'lead')).toContain('Agree that the data are wrong');
      expect((await agree('lead', 2)).status).toBe(200);
      expect(await section(house, 'nurse')).toContain('data error agreed');
      expect(await section(house)).toContain('1 with an error of the data that the group agrees to');
      expect((await house.news()).filter(({ who }) => who === 'manager').map(({ kind }) => kind)).toEqual([
        'reply.asked',
        'reply.error-agreed',
      ]);
      expect((await reply(house, { words: 'It was put right.', version: 3 })).status).toBe(200);
      expect(await section(house, 'nurse')).not.toContain('data error agreed');
      expect((await agree('lead', 4)).body.type).toBe(typeOf('reply-no-error'));
    }));
});

describe('the page of a practice', () => {
  it('finds figures that stand out about it, and says when there is none; the command says the same', () =>
    inHouse(async (house) => {
      const { body } = await house.as('manager').api('GET', `practices/${BELLPIT}/replies`);
      expect(body.waiting).toMatchObject([{ subject: 'COPD', value: 41, standing: 'below', reply: null }]);
      const [command] = replyCommands(house.find);
      expect(command?.kind === 'use' && command.text(body)).toContain('41% of the number expected, below');
      expect((await house.as('nurse').page('/population/replies')).html).toContain('Nothing to answer now');
      await reply(house);
      const after = (await house.as('manager').api('GET', `practices/${BELLPIT}/replies`)).body;
      expect([after.waiting.length, after.replied.length]).toEqual([0, 1]);
      expect((await house.as('office').page('/population/replies')).html).toContain('Code of the practice');
      expect((await house.as('office').page('/population/replies?practice=z00001')).status).toBe(200);
    }));
});
