import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EQUALITY_GROUPS, QUALITY_DOMAINS } from '../impact-rules.ts';
import { equalityTopic } from './equality/topic.tsx';
import { hoopsTopic } from './hoops/topic.tsx';
import { settleQuality } from './quality/content.ts';
import { qualityTopic } from './quality/topic.tsx';
import type { Topic } from './topic.ts';

const fixed = { seed: 20260521, numRuns: 100 };
const text = fc.stringMatching(/^[A-Za-z][A-Za-z ,.:-]{0,30}[a-z]$/);
const maybe = fc.oneof(fc.constant(''), text);
const part = fc.integer({ min: 1, max: 5 });
const score = { likelihood: part, consequence: part };

const effect = fc.record({ direction: fc.constantFrom('better', 'same', 'worse'), words: maybe });
const after = fc.option(fc.record({ action: text, owner: maybe, ...score }));
const quality = fc.record({
  effects: fc.record(Object.fromEntries(QUALITY_DOMAINS.map((one) => [one, effect])), { requiredKeys: [] }),
  risks: fc.array(fc.record({ domain: fc.constantFrom(...QUALITY_DOMAINS), label: text, ...score, after }), {
    maxLength: 5,
  }),
});
const group = fc.record({
  effect: fc.constantFrom('better', 'same', 'worse', 'not-known'),
  words: maybe,
  answer: maybe,
});
const equality = fc.record(Object.fromEntries(EQUALITY_GROUPS.map((one) => [one, group])), {
  requiredKeys: [],
});
const hoop = fc.record({
  change: fc.constantFrom('added', 'removed'),
  what: text,
  asks: maybe,
  support: maybe,
  likelyToFail: maybe,
});
const hoops = fc.record({ noHoops: fc.constant(false), hoops: fc.array(hoop, { maxLength: 4 }) });

const sent = <Content>(topic: Topic<Content>, form: Readonly<Record<string, string>>) =>
  topic.content.safeParse(topic.fromForm(form, () => []));
const refusals = <Content>(topic: Topic<Content>, form: Readonly<Record<string, string>>) =>
  sent(topic, form).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the forms of quality, equality and hoops', () => {
  const givesBack = <Content>(topic: Topic<Content>, contents: fc.Arbitrary<unknown>) =>
    fc.assert(
      fc.property(contents, (given) => {
        const kept = topic.content.parse(given);
        expect(sent(topic, topic.toForm(kept)).data).toEqual(kept);
        expect(topic.content.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
      }),
      fixed,
    );

  it('give back what was kept, whatever that is', () => {
    givesBack(qualityTopic, quality);
    givesBack(equalityTopic, equality);
    givesBack(hoopsTopic, hoops);
  });

  it('keep nothing of an empty form', () => {
    expect(sent(qualityTopic, {}).data).toEqual(qualityTopic.empty);
    expect(sent(equalityTopic, {}).data).toEqual(equalityTopic.empty);
    expect(sent(hoopsTopic, {}).data).toEqual(hoopsTopic.empty);
  });

  it('refuse at the field what cannot be, and say what to do', () => {
    expect(refusals(equalityTopic, { 'age-words': 'Most are old.' })).toEqual([
      'age-effect: Choose better, the same, worse or not known.',
    ]);
    expect(refusals(qualityTopic, { 'safety-words': 'As now.' })).toEqual([
      'safety-direction: Choose better, the same or worse.',
    ]);
    const risk = {
      'quality-2-label': 'Scans outrun reporters',
      'quality-2-domain': 'safety',
      'quality-2-likelihood': '4',
      'quality-2-consequence': '6',
    };
    expect(refusals(qualityTopic, risk)).toEqual([
      'quality-2-consequence: Scans outrun reporters: choose how bad it would be, 1 to 5.',
    ]);
    const done = { ...risk, 'quality-2-consequence': '5', 'quality-2-after-action': 'A second reader' };
    expect(refusals(qualityTopic, done)?.map((one) => one.split(':')[0])).toEqual([
      'quality-2-after-likelihood',
      'quality-2-after-consequence',
    ]);
    const test = { 'hoops-1-what': 'One blood test', 'hoops-1-change': 'added' };
    expect(refusals(hoopsTopic, { ...test, noHoops: 'yes' })?.[0]).toMatch(/^noHoops: /);
    expect(sent(hoopsTopic, { ...test, 'hoops-1-change': 'removed', noHoops: 'yes' }).success).toBe(true);
  });
});

describe('a signature', () => {
  const read = (given: object) => qualityTopic.content.parse(given);
  const words = { effects: { safety: { direction: 'better', words: 'Found earlier.' } }, risks: [] };
  const signature = { signedBy: 'somebody', signedAs: 'Secondary care specialist', signedOn: '2026-05-12' };

  it('is no field of the form, stands on while nothing changes, and is nobody’s to send', () => {
    const signed = read({ ...words, ...signature });
    expect(JSON.stringify(qualityTopic.toForm(signed))).not.toContain('somebody');
    expect(settleQuality(signed, read(words))).toEqual(signed);
    expect(settleQuality(read(words), signed).signedBy).toBeNull();
    const changed = read({ ...words, effects: { safety: { direction: 'same', words: 'As now.' } } });
    expect(settleQuality(signed, { ...changed, ...signature })).toMatchObject({
      signedBy: null,
      signedAs: null,
      signedOn: null,
    });
  });
});
