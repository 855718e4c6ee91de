import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { parts, TODAY, testHouse } from '../test-house.tsx';
import { STARTING_RULES } from './register-rules.ts';
import { bandsAfter, rulesAfter, unverifiedOf, verifiedIn } from './rules-rules.ts';
import { rulesOn } from './settings.ts';

const store = testStore();
const inHouse = (work: (house: Awaited<ReturnType<typeof testHouse>> & { trx: Trx }) => Promise<void>) =>
  store.rolledBack(async (trx) => work({ ...(await testHouse(store.relational(), trx)), trx }));
const PAGE = '/people/interests/rules';
const OWN = {
  declareDays: '14',
  renewMonths: '12',
  remindDays: '28',
  publicMonths: '6',
  keptYears: '6',
  bands: 'Up to £1,000 a year\nMore than £1,000 a year',
  from: '2026-06-01',
  source: 'Policy on conflicts of interest, section 4',
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('rules that follow on others', () => {
  const after = rulesAfter(STARTING_RULES, {
    declareDays: 14,
    renewMonths: 12,
    remindDays: 28,
    publicMonths: 6,
    keptYears: 6,
    bands: ['Up to £1,000 a year', 'More'],
    source: OWN.source,
  });

  it('keep the source of what is unchanged and verified, and count the rest as not verified', () => {
    expect(after.declareDays).toEqual({ value: 14, source: OWN.source, verified: false });
    expect(after.publicMonths).toEqual(STARTING_RULES.publicMonths);
    expect(after.renewMonths).toEqual({ value: 12, source: OWN.source, verified: false });
    expect(unverifiedOf(after)).toEqual(['declareDays', 'renewMonths', 'remindDays', 'bands']);
    expect(unverifiedOf(verifiedIn(after, ['bands', 'declareDays']))).toEqual(['renewMonths', 'remindDays']);
  });

  it('keep the key of a band in the same words, and the words of one that is left out', () => {
    expect(bandsAfter(STARTING_RULES.bands, ['Nothing', 'up to £1,000 a year']).slice(0, 3)).toEqual([
      { key: 'band-1', words: 'Nothing' },
      { key: 'under-1k', words: 'up to £1,000 a year' },
      { key: '1k-10k', words: '£1,001 to £10,000 a year', off: true },
    ]);
  });
});

describe('the rules of the registers', () => {
  it('are read by everybody, and set, verified and named by the governance officer alone', () =>
    inHouse(async ({ as, trx }) => {
      expect((await as().page(PAGE)).html).toContain('What every group begins with');
      expect((await as('partner').api('POST', 'interests/rules', OWN)).status).toBe(403);
      const form = await as('officer').page(`${PAGE}/new`);
      expect(form.html).toContain('value="28"');
      const sent = await as('officer').post(`${PAGE}/new`, { ...OWN, ...parts('from', '2026-06-01') });
      const id = Number(/#rules-(\d+)$/.exec(sent.location ?? '')?.[1]);
      expect((await rulesOn(trx, '2026-05-31')).rules.declareDays.value).toBe(28);
      expect((await rulesOn(trx, '2026-06-01')).rules.declareDays.value).toBe(14);
      expect((await as('partner').post(`${PAGE}/${id}/verify`, { parts: 'bands' })).status).toBe(403);
      const nothing = await as('officer').post(`${PAGE}/${id}/verify`, {});
      expect(nothing.status).toBe(422);
      expect(nothing.html).toContain('Tick what you held against its source');
      await as('officer').api('POST', `interests/rules/${id}/verify`, { parts: ['declareDays'] });
      const all = ['renewMonths', 'remindDays', 'bands'];
      await as('officer').api('POST', `interests/rules/${id}/verify`, { parts: all });
      await as('officer').api('POST', `interests/rules/${id}/verify`, { parts: all });
      const { body } = await as('officer').api('GET', 'interests/rules');
      expect(body.sets).toMatchObject([
        { id, standing: 'to come', unverified: [], verifiedBy: 'Wilhelmina Tidmarsh', verifiedOn: TODAY },
        { id: null, standing: 'in force', to: '2026-05-31' },
      ]);
      expect((await as().page(PAGE)).html).not.toContain('Tidmarsh');
      expect((await as('partner').page(PAGE)).html).toContain('Tidmarsh');
      const kinds = await trx
        .selectFrom('event')
        .select('kind')
        .where('object', '=', `interest-rules:${id}`)
        .orderBy('id')
        .execute();
      expect(kinds.map(({ kind }) => kind)).toEqual([
        'interest-rules.entered',
        'interest-rules.verified',
        'interest-rules.verified',
      ]);
      expect((await verifyRecord(trx)).broken).toBeUndefined();
    }));

  it('are refused for a day that is over, a day that is taken, numbers and bands that do not fit', () =>
    inHouse(async ({ as }) => {
      const post = (given: object) => as('officer').api('POST', 'interests/rules', { ...OWN, ...given });
      expect((await post({ from: '2026-05-20' })).body.type).toBe(typeOf('rules-past'));
      expect((await post({ bands: 'Some' })).body.type).toBe(typeOf('rules-bands'));
      expect((await post({ bands: 'Some\nsome' })).body.detail).toContain('say the same');
      expect((await post({ declareDays: 0 })).status).toBe(422);
      expect((await post({ source: 'Told by 943 476 5919' })).body.type).toBe(typeOf('words-identify'));
      expect((await post({})).status).toBe(200);
      expect((await post({})).body.type).toBe(typeOf('rules-same-day'));
      const again = await as('officer').post(`${PAGE}/new`, {
        ...OWN,
        renewMonths: 'twelve',
        ...parts('from', '2026-07-01'),
      });
      expect(again.status).toBe(422);
      expect(again.html).toContain('whole number of months from 1 to 36');
      expect(again.html).toContain('value="twelve"');
    }));

  it('can be taken back before their first day and not after', () =>
    inHouse(async ({ as }) => {
      const today = await as('officer').api('POST', 'interests/rules', { ...OWN, from: TODAY });
      const later = await as('officer').api('POST', 'interests/rules', OWN);
      const back = (id: number, who: 'officer' | 'partner' = 'officer') =>
        as(who).api('POST', `interests/rules/${id}/take-back`, {});
      expect((await back(later.body.id, 'partner')).status).toBe(403);
      expect((await back(today.body.id)).body.type).toBe(typeOf('rules-begun'));
      expect((await as('officer').post(`${PAGE}/${later.body.id}/take-back`, {})).location).toBe(PAGE);
      expect((await back(later.body.id)).status).toBe(404);
      expect((await as('officer').api('POST', 'interests/rules', OWN)).status).toBe(200);
    }));

  it('offer a band no more that they leave out, and still read it where somebody declared in it', () =>
    inHouse(async ({ as }) => {
      const share = {
        organisation: 'Quillmoor Ultrasound Ltd',
        whose: 'mine',
        kind: 'financial',
        tie: 'owns-share-in',
        band: '10k-50k',
        from: '2026-05-01',
      };
      const { body } = await as('partner').api('POST', 'interests', share);
      await as('officer').api('POST', 'interests/rules', { ...OWN, from: TODAY });
      const form = await as('partner').page('/people/interests/declare');
      expect(form.html).not.toContain('£10,001');
      expect((await as('partner').api('POST', 'interests', share)).body.type).toBe(typeOf('interest-band'));
      const mine = await as('partner').api('GET', 'interests/mine');
      expect(mine.body.interests[0].band).toBe('£10,001 to £50,000 a year');
      const corrected = await as('partner').api('PUT', `interests/${body.id}`, {
        ...share,
        words: '8%',
        version: 1,
      });
      expect(corrected.status).toBe(200);
    }));
});
