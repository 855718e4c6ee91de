/** A condition as a child of nine may hear of it. */
export type PlainCondition = {
  /** After "1 in 47 people here": `has a lung disease called COPD`. */
  readonly has: string;
  /** What it is, in a sentence or two. */
  readonly means: readonly string[];
};

const PLAIN: Readonly<Record<string, PlainCondition>> = {
  AF: {
    has: 'has a heart that beats out of time',
    means: [
      'The heart does not beat evenly.',
      'A blood clot can form, and that can cause a stroke.',
      'Doctors call it atrial fibrillation.',
    ],
  },
  AST: {
    has: 'has asthma',
    means: ['Asthma makes the tubes to the lungs tight.', 'It can then be hard to breathe.'],
  },
  CAN: {
    has: 'has had cancer',
    means: ['In cancer, cells grow when they should not.', 'Found soon, it can often be treated.'],
  },
  CHD: {
    has: 'has heart disease',
    means: [
      'The tubes that bring blood to the heart get narrow.',
      'That can cause chest pain or a heart attack.',
    ],
  },
  CKD: { has: 'has weak kidneys', means: ['Kidneys clean our blood.', 'Weak kidneys clean it less well.'] },
  COPD: {
    has: 'has a lung disease called COPD',
    means: [
      'COPD makes it hard to breathe.',
      'Smoking is the main cause.',
      'A blow into a tube can show it.',
    ],
  },
  CVDPP: {
    has: 'has a high risk of heart disease',
    means: ['They are well now.', 'Small changes can help them stay well.'],
  },
  DEM: {
    has: 'has dementia',
    means: ['Dementia makes it hard to think and to remember.', 'It gets worse with time.'],
  },
  DEP: {
    has: 'has depression',
    means: ['Depression is a low mood that does not go away by itself.', 'Talking and drugs can both help.'],
  },
  DM: {
    has: 'has diabetes',
    means: [
      'In diabetes there is too much sugar in the blood.',
      'Over the years that can harm eyes, feet and heart.',
    ],
  },
  EP: {
    has: 'has fits',
    means: ['Fits start in the brain.', 'Drugs stop most of them.', 'Doctors call it epilepsy.'],
  },
  HF: {
    has: 'has a weak heart',
    means: [
      'The heart does not pump as well as it should.',
      'Legs swell, and stairs get hard.',
      'Doctors call it heart failure.',
    ],
  },
  HFLVD: {
    has: 'has a weak left side of the heart',
    means: ['One side of the heart does not pump as well as it should.', 'Drugs can help a lot.'],
  },
  HYP: {
    has: 'has high blood pressure',
    means: [
      'Blood pushes too hard in its tubes.',
      'You do not feel it.',
      'It can cause a stroke or a heart attack.',
    ],
  },
  LD: {
    has: 'has a learning disability',
    means: ['They may need more time and more help.', 'They have the same right to good care.'],
  },
  MH: {
    has: 'has a severe illness of the mind',
    means: ['It changes how they think, feel or see the world.', 'With help, many live well.'],
  },
  NDH: {
    has: 'has more sugar in the blood than is good',
    means: ['It is not diabetes yet.', 'Good food and moving more can help.'],
  },
  OB: { has: 'has a very high weight', means: ['That is hard on heart, knees and back.'] },
  OST: { has: 'has thin bones', means: ['Thin bones break more easily.', 'Drugs and walks can help.'] },
  PAD: {
    has: 'has narrow blood tubes in the legs',
    means: ['Too little blood gets to the feet.', 'It can hurt to walk.'],
  },
  PC: { has: 'has care for the end of life', means: ['The aim is less pain and a good time to the end.'] },
  RA: {
    has: 'has sore and stiff joints',
    means: ['The body harms its own joints.', 'Doctors call it rheumatoid arthritis.'],
  },
  STIA: {
    has: 'has had a stroke',
    means: ['In a stroke, part of the brain gets no blood.', 'It is best to get help at once.'],
  },
  THY: {
    has: 'has a slow gland in the neck',
    means: ['The gland makes too little of what keeps us going.', 'One pill a day helps.'],
  },
};

/** A condition in plain words; one that is not known here is named as its register is. */
export const plainCondition = (register: string, name: string): PlainCondition =>
  PLAIN[register] ?? { has: `is on the list for ${name}`, means: [] };

/** Every condition that has plain words, for tests. */
export const PLAIN_CONDITIONS: readonly string[] = Object.keys(PLAIN);

type PlainIndicator = { readonly words: RegExp; readonly say: string };

/** Published indicators that can be said plainly, by words of their names: what `63 in every 100 people` do. */
const INDICATORS: readonly PlainIndicator[] = [
  { words: /bowel cancer screen/i, say: 'come for tests that find bowel cancer' },
  { words: /breast cancer screen/i, say: 'come for tests that find breast cancer' },
  { words: /cervical.*screen/i, say: 'come for tests that find cancer of the womb' },
  { words: /(flu|influenza).*(vaccin|immunis|coverage)/i, say: 'have the flu jab' },
  { words: /not attend|did not attend|missed/i, say: 'miss a hospital visit' },
  { words: /smoking prevalence/i, say: 'smoke' },
];

/** What people do, of an indicator known in plain words. */
export const plainIndicator = (name: string): string | undefined =>
  INDICATORS.find(({ words }) => words.test(name))?.say;
