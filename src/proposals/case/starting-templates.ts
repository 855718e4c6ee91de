import type { CaseTemplate } from './completeness-rules.ts';
import type { Ask } from './content-rules.ts';

const must = (...asks: Ask[]) => asks.map((ask) => ({ ask, stops: true }));
const should = (...asks: Ask[]) => asks.map((ask) => ({ ask, stops: false }));

const common = {
  inForceFrom: '2009-04-01',
  source: 'What a business case of practice-based commissioning held, in proportion; a suggestion',
  verified: false,
} as const;

const STANDARD: CaseTemplate['sections'] = [
  {
    key: 'need',
    title: 'Need and evidence',
    asks: must('need.words', 'need.pinned', 'need.stands', 'evidence.clinical'),
  },
  {
    key: 'options',
    title: 'Options',
    asks: [...must('options.nothing', 'options.chosen'), ...should('options.elsewhere')],
  },
  { key: 'people', title: 'People affected', asks: must('people.number', 'people.words') },
  { key: 'pathway', title: 'Pathway', asks: must('pathway.words') },
  {
    key: 'quality',
    title: 'Quality and equality',
    asks: must('quality.effects', 'quality.stop', 'quality.signed', 'equality.said', 'equality.answered'),
  },
  { key: 'money', title: 'Money', asks: must('money.told', 'money.sound', 'money.avoided') },
  { key: 'hoops', title: 'Hoops for patients', asks: must('hoops.said', 'hoops.told') },
  { key: 'risks', title: 'Risks', asks: must('risks.named', 'risks.action', 'risks.owner') },
  {
    key: 'involvement',
    title: 'What people said',
    asks: [...must('involvement.words'), ...should('involvement.answered')],
  },
  { key: 'measures', title: 'Measures and review', asks: must('measures.named', 'measures.whole') },
];

/**
 * The forms of case that a group begins with: evidence in proportion to value and risk (need N4). A full case must
 * besides say where somebody else did this, and have answered what people said.
 */
export const STARTING_TEMPLATES: readonly CaseTemplate[] = [
  {
    ...common,
    key: 'small',
    title: 'Small case, one page',
    forBodies: ['clinical-lead'],
    pages: 1,
    sections: [
      {
        key: 'need',
        title: 'Need',
        asks: [...must('need.words', 'need.stands', 'people.number'), ...should('need.pinned')],
      },
      {
        key: 'change',
        title: 'What changes',
        asks: must('options.nothing', 'options.chosen', 'pathway.words', 'hoops.said', 'hoops.told'),
      },
      {
        key: 'money',
        title: 'Money',
        asks: must('money.told', 'money.sound', 'money.avoided'),
      },
      {
        key: 'after',
        title: 'Risk and review',
        asks: must('quality.stop', 'risks.owner', 'measures.named', 'measures.whole'),
      },
    ],
  },
  {
    ...common,
    key: 'standard',
    title: 'Standard case',
    forBodies: ['committee', 'governing-body'],
    pages: 6,
    sections: STANDARD,
  },
  {
    ...common,
    key: 'full',
    title: 'Full case',
    forBodies: ['members'],
    pages: 20,
    sections: STANDARD.map((section) => ({
      ...section,
      asks: section.asks.map(({ ask }) => ({ ask, stops: true })),
    })),
  },
];
