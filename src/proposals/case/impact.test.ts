import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  careFirstBecause,
  completenessOf,
  templateFor,
  whatIsWrongWithTemplate,
  whyNotSend,
} from './completeness-rules.ts';
import { ASKS, askMet, type CaseContent } from './content-rules.ts';
import {
  EQUALITY_GROUPS,
  type EqualityImpact,
  hoopsWords,
  hoopUntold,
  type QualityRisk,
  qualityReading,
  riskScore,
  STARTING_STOP,
} from './impact-rules.ts';
import { STARTING_TEMPLATES } from './starting-templates.ts';

const same = { effect: 'same', words: 'Scans at four places, steps to none', answer: '' } as const;
const equality: EqualityImpact = Object.fromEntries(EQUALITY_GROUPS.map((group) => [group, same]));
const outrun: QualityRisk = {
  key: 'r4',
  domain: 'safety',
  label: 'Risk 4, “scans outrun reporters”',
  likelihood: 4,
  consequence: 4,
  after: { likelihood: 2, consequence: 4, action: 'A cap each week', owner: 'Dr Ravensmoor' },
};

/** Direct-access echocardiography, whole. */
const WHOLE: CaseContent = {
  restricts: false,
  need: 'People wait three months for a heart scan.',
  pinned: [{ label: 'Heart scan waits', takenBack: false }],
  options: [
    { label: 'Do nothing', kind: 'nothing', words: 'The wait goes on growing.', source: '', chosen: false },
    {
      label: 'As in Fenmarsh',
      kind: 'elsewhere',
      words: 'Waits fell.',
      source: 'Review, 2024',
      chosen: false,
    },
    { label: 'Direct access', kind: 'other', words: 'The GP asks for the scan.', source: '', chosen: true },
  ],
  peopleAYear: 2880,
  people: 'Adults with suspected heart failure; 31% live in the most deprived fifth.',
  pathway: 'Blood test, scan, report within five days.',
  clinicalEvidence: [{ words: 'A raised NT-proBNP first', source: 'National guideline' }],
  quality: {
    effects: {
      safety: { direction: 'same', words: 'Reports by the same people' },
      effectiveness: { direction: 'same', words: 'The same scan' },
      experience: { direction: 'better', words: 'One visit fewer' },
    },
    risks: [outrun],
    signedBy: 'director',
  },
  equality,
  hoops: [
    { key: 'visit', change: 'removed', what: 'clinic visit', asks: '', support: '', likelyToFail: '' },
    {
      key: 'blood',
      change: 'added',
      what: 'blood test',
      asks: 'A visit to the practice',
      support: 'At home for the housebound',
      likelyToFail: 'People who cannot leave home',
    },
  ],
  noHoops: false,
  money: {
    told: true,
    faults: 0,
    releasesCash: true,
    avoided: [{ label: '46 admissions', accounted: true }],
  },
  risks: [
    { label: 'Risk 1, “too few machines”', action: 'Two more places', owner: 'delphine' },
    { label: 'Risk 4, “scans outrun reporters”', action: 'A cap each week', owner: 'rowan' },
  ],
  involvement: '51 of 58 people asked.',
  unanswered: 0,
  measures: [
    { label: 'Review at six months', what: 'Weeks to a scan', byWhom: 'delphine', reviewOn: '2027-03-09' },
  ],
  leads: ['rowan', 'delphine'],
};

const [small, standard, full] = STARTING_TEMPLATES;
if (!small || !standard || !full) throw new Error('there are three templates');

describe('the quality impact', () => {
  it('scores likelihood × consequence, as it stands once somebody does something about it', () => {
    expect(qualityReading(WHOLE.quality, STARTING_STOP)).toEqual({
      scores: [{ key: 'r4', before: 16, counted: 8 }],
      highest: 8,
      stops: [],
    });
    const alone = { ...outrun, after: { likelihood: 1, consequence: 1, action: 'A cap', owner: ' ' } };
    expect(qualityReading({ ...WHOLE.quality, risks: [alone] }, STARTING_STOP).stops).toEqual(['r4']);
  });

  it('stops at 15, which is data, and no score lies outside 5 × 5', () => {
    const risk = (likelihood: number, consequence: number) => ({
      ...WHOLE.quality,
      risks: [{ ...outrun, likelihood, consequence, after: null }],
    });
    expect(qualityReading(risk(3, 5), STARTING_STOP).stops).toEqual(['r4']);
    expect(qualityReading(risk(3, 4), STARTING_STOP).stops).toEqual([]);
    expect(qualityReading(risk(3, 4), { ...STARTING_STOP, stopAt: 12 }).stops).toEqual(['r4']);
    expect(qualityReading({ ...WHOLE.quality, risks: [] }, STARTING_STOP).highest).toBeNull();
    expect(() => riskScore({ likelihood: 0, consequence: 3 })).toThrow(RangeError);
    expect(() => riskScore({ likelihood: 3, consequence: 5.5 })).toThrow(RangeError);
    expect(STARTING_STOP.verified).toBe(false);
  });
});

describe('hoops for patients', () => {
  it('are counted at the head of a case, those taken away too', () => {
    expect(hoopsWords(WHOLE.hoops)).toBe('1 fewer: clinic visit; 1 more: blood test');
    expect(hoopsWords([])).toBe('none added, none taken away');
  });

  it('each say what they ask, what support there is and who is likely to fail', () => {
    const hoop = {
      key: 'form',
      change: 'added',
      what: 'form',
      asks: 'English',
      support: '',
      likelyToFail: '',
    };
    expect(hoopUntold({ ...hoop, change: 'added' })).toEqual(['support', 'likelyToFail']);
    expect(hoopUntold({ ...hoop, change: 'removed' })).toEqual([]);
  });
});

describe('completeness', () => {
  it('of a whole case is every section, and nothing stops it', () => {
    for (const template of STARTING_TEMPLATES) {
      const { sections, complete, stops } = completenessOf(WHOLE, template, STARTING_STOP);
      expect([complete, stops]).toEqual([sections.length, []]);
      expect(whyNotSend(WHOLE, template, STARTING_STOP)).toBeUndefined();
    }
  });

  it('names the risk without an owner and the review without a measure, section by section', () => {
    const content: CaseContent = {
      ...WHOLE,
      risks: WHOLE.risks.map((risk) => (risk.label.startsWith('Risk 4') ? { ...risk, owner: '' } : risk)),
      measures: [{ label: 'Review at six months', what: '', byWhom: '', reviewOn: '2027-03-09' }],
      options: WHOLE.options.filter(({ kind }) => kind !== 'elsewhere'),
    };
    const { sections, complete, stops } = completenessOf(content, standard, STARTING_STOP);
    expect([complete, sections.length]).toEqual([7, 10]);
    expect(stops.map(({ item, words }) => `${item}: ${words}`)).toEqual([
      'Risk 4, “scans outrun reporters”: name an owner',
      'Review at six months: choose what is measured, by whom, and when it is reviewed',
    ]);
    expect(sections.map(({ perCent }) => perCent)).toEqual([100, 66, 100, 100, 100, 100, 100, 80, 100, 50]);
    expect(whyNotSend(content, standard, STARTING_STOP)?.kind).toBe('case-incomplete');
    expect(completenessOf(content, full, STARTING_STOP).stops).toHaveLength(3);
  });

  it('asks of a quality impact that a clinician signs who is not a lead', () => {
    const signed = (signedBy: string | null) =>
      askMet('quality.signed', { ...WHOLE, quality: { ...WHOLE.quality, signedBy } }, STARTING_STOP).missing;
    expect([signed('director').length, signed('rowan').length, signed(null).length]).toEqual([0, 1, 1]);
  });

  it('asks of each group for the reason, and where it is worse for an answer', () => {
    const content: CaseContent = {
      ...WHOLE,
      equality: {
        ...equality,
        age: { ...same, effect: 'worse' },
        race: { ...same, effect: 'not-known' },
        sex: { ...same, words: '' },
        deprivation: { ...same, effect: 'worse', answer: 'Scans at Lanternfield' },
      },
    };
    const items = (ask: 'equality.said' | 'equality.answered') =>
      askMet(ask, content, STARTING_STOP).missing.map(({ item }) => item);
    expect(items('equality.said')).toEqual(['sex']);
    expect(items('equality.answered')).toEqual(['age', 'race']);
  });

  it('holds evidence that was taken back against the case, whatever its template', () => {
    const pinned = [{ label: 'Heart scan waits', takenBack: true }];
    for (const template of STARTING_TEMPLATES)
      expect(whyNotSend({ ...WHOLE, pinned }, template, STARTING_STOP)).toMatchObject({
        kind: 'case-incomplete',
        missing: [{ ask: 'need.stands', item: 'Heart scan waits' }],
      });
  });

  it('of a claim of care avoided asks for its account', () => {
    const avoided = [{ label: '46 admissions', accounted: false }];
    const content = { ...WHOLE, money: { ...WHOLE.money, avoided } };
    expect(whyNotSend(content, standard, STARTING_STOP)).toMatchObject({
      missing: [{ ask: 'money.avoided', item: '46 admissions' }],
    });
  });
});

describe('care before finance', () => {
  const bare: CaseContent = {
    ...WHOLE,
    clinicalEvidence: [],
    equality: {},
    hoops: [],
    quality: { ...WHOLE.quality, effects: {} },
  };

  it('a case that restricts is refused without evidence, hoops and equality, even as a small one', () => {
    const refusal = whyNotSend({ ...bare, restricts: true }, small, STARTING_STOP);
    expect(refusal).toMatchObject({ kind: 'case-care-first', because: 'restricts' });
    const asks = refusal?.missing.map(({ ask }) => ask);
    expect(new Set(asks)).toEqual(new Set(['evidence.clinical', 'hoops.said', 'equality.said']));
  });

  it('so is one that only saves; one that says what becomes better does not only save', () => {
    expect(careFirstBecause(bare)).toBe('only-saves');
    expect(whyNotSend(bare, small, STARTING_STOP)).toMatchObject({ because: 'only-saves' });
    expect(careFirstBecause(WHOLE)).toBeUndefined();
    const unsaid = { ...WHOLE.quality.effects, experience: { direction: 'better', words: '' } as const };
    expect(careFirstBecause({ ...WHOLE, quality: { ...WHOLE.quality, effects: unsaid } })).toBe('only-saves');
    expect(careFirstBecause({ ...bare, money: { ...bare.money, releasesCash: false } })).toBeUndefined();
  });

  it('holds for any template a group may make, and any case', () => {
    const blank = (drop: readonly string[]): CaseContent => ({
      ...WHOLE,
      restricts: drop.includes('restricts'),
      clinicalEvidence: drop.includes('evidence') ? [] : WHOLE.clinicalEvidence,
      equality: drop.includes('equality') ? {} : equality,
      hoops: drop.includes('hoops') ? [] : WHOLE.hoops,
      quality: drop.includes('quality') ? { effects: {}, risks: [], signedBy: null } : WHOLE.quality,
    });
    const parts = ['restricts', 'evidence', 'equality', 'hoops', 'quality'];
    const template = fc.subarray([...ASKS]).map((asks) => ({
      ...small,
      sections: [{ key: 'one', title: 'One', asks: asks.map((ask) => ({ ask, stops: false })) }],
    }));
    fc.assert(
      fc.property(fc.subarray(parts), template, (drop, form) => {
        const content = blank(drop);
        const lacking = ['evidence', 'equality', 'hoops'].some((part) => drop.includes(part));
        const first = careFirstBecause(content) !== undefined;
        expect(whyNotSend(content, form, STARTING_STOP)?.kind === 'case-care-first').toBe(first && lacking);
      }),
      { seed: 54, numRuns: 200 },
    );
  });

  it('and a risk that reaches the stop rule stops it, whatever else is there', () => {
    const risks = [{ ...outrun, after: null }];
    expect(whyNotSend({ ...WHOLE, quality: { ...WHOLE.quality, risks } }, full, STARTING_STOP)).toMatchObject(
      {
        kind: 'case-stopped',
        stopAt: 15,
        missing: [{ item: 'Risk 4, “scans outrun reporters”' }],
      },
    );
  });
});

describe('templates', () => {
  it('are three, in proportion, by route, and not verified', () => {
    expect(templateFor(STARTING_TEMPLATES, 'governing-body', '2026-04-16')?.key).toBe('standard');
    expect(templateFor(STARTING_TEMPLATES, 'clinical-lead', '2026-04-16')?.pages).toBe(1);
    expect(templateFor(STARTING_TEMPLATES, 'panel', '2026-04-16')).toBeUndefined();
    const newer = { ...standard, key: 'newer', inForceFrom: '2026-04-01' };
    expect(templateFor([newer, ...STARTING_TEMPLATES], 'committee', '2026-04-16')?.key).toBe('newer');
    expect(templateFor([newer, ...STARTING_TEMPLATES], 'committee', '2026-03-31')?.key).toBe('standard');
    expect(STARTING_TEMPLATES.every(({ verified }) => !verified)).toBe(true);
    for (const template of STARTING_TEMPLATES) expect(whatIsWrongWithTemplate(template)).toEqual([]);
  });

  it('with an unknown ask, or one that stands twice, are refused', () => {
    const section = (key: string, ...asks: string[]) => ({ key, asks: asks.map((ask) => ({ ask })) });
    expect(whatIsWrongWithTemplate({ sections: [] })).toEqual(['it has no section']);
    expect(
      whatIsWrongWithTemplate({ sections: [section('a', 'need.words'), section('a', 'need.words', 'moon')] }),
    ).toEqual(['the section a stands twice', 'moon is not known', 'need.words stands twice']);
  });
});
