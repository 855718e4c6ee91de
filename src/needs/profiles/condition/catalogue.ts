import { registerName } from '../../conditions/registers.ts';

/** A condition that has a register, and what of the loaded files bears on it. */
export type Condition = {
  /** Short name of its register in the Quality and Outcomes Framework. */
  readonly register: string;
  /** In addresses: `/population/conditions/copd`. */
  readonly slug: string;
  /** As a heading. */
  readonly name: string;
  /** In full, where the heading is an abbreviation. */
  readonly inFull: string;
  /** Within a sentence: `people with COPD`. */
  readonly people: string;
  /**
   * Treatment functions of referral to treatment to which people with it are mostly sent. A function counts
   * everybody who waits for it, whatever they have. Empty where no published function is mostly theirs.
   */
  readonly treatments: readonly string[];
  /** Words in the name of a published indicator that link it to the condition. */
  readonly words: RegExp | undefined;
};

type Entry = {
  readonly slug: string;
  /** Within a sentence, after "with". */
  readonly having: string;
  readonly name?: string;
  readonly people?: string;
  readonly treatments?: readonly string[];
  readonly words?: RegExp;
};

/** Published treatment functions, by what they are. Subspecialties without a row of their own are in "Other". */
const CARDIOLOGY = '320';
const CARDIOTHORACIC = '170';
const RESPIRATORY = '340';
const NEUROLOGY = '400';
const RHEUMATOLOGY = '410';
const ELDERLY = '430';
const GENERAL_MEDICINE = '300';
const ORTHOPAEDICS = '110';

const CATALOGUE: Readonly<Record<string, Entry>> = {
  AF: {
    slug: 'atrial-fibrillation',
    having: 'atrial fibrillation',
    treatments: [CARDIOLOGY],
    words: /atrial fibrillation|anticoag/i,
  },
  AST: { slug: 'asthma', having: 'asthma', treatments: [RESPIRATORY], words: /asthma/i },
  CAN: { slug: 'cancer', having: 'cancer', words: /cancer|oncolog/i },
  CHD: {
    slug: 'coronary-heart-disease',
    having: 'coronary heart disease',
    treatments: [CARDIOLOGY, CARDIOTHORACIC],
    words: /coronary|\bCHD\b|myocardial|angina/i,
  },
  CKD: {
    slug: 'chronic-kidney-disease',
    having: 'chronic kidney disease',
    words: /kidney|\bCKD\b|renal|dialysis/i,
  },
  COPD: {
    slug: 'copd',
    having: 'COPD',
    name: 'COPD',
    treatments: [RESPIRATORY],
    words: /\bCOPD\b|chronic obstructive|pulmonary rehab|spirometr/i,
  },
  CVDPP: {
    slug: 'cardiovascular-prevention',
    having: 'a high risk of cardiovascular disease',
    words: /cardiovascular.*prevent/i,
  },
  DEM: { slug: 'dementia', having: 'dementia', treatments: [ELDERLY], words: /dementia|alzheimer/i },
  DEP: { slug: 'depression', having: 'depression', words: /depression|talking therap/i },
  DM: {
    slug: 'diabetes',
    having: 'diabetes',
    treatments: [GENERAL_MEDICINE],
    words: /diabet|hba1c|retinopath/i,
  },
  EP: { slug: 'epilepsy', having: 'epilepsy', treatments: [NEUROLOGY], words: /epilep/i },
  HF: {
    slug: 'heart-failure',
    having: 'heart failure',
    treatments: [CARDIOLOGY],
    words: /heart failure|echocardiogra/i,
  },
  HFLVD: {
    slug: 'left-ventricular-dysfunction',
    having: 'heart failure due to left ventricular dysfunction',
    treatments: [CARDIOLOGY],
    words: /left ventric/i,
  },
  HYP: {
    slug: 'high-blood-pressure',
    having: 'high blood pressure',
    name: 'High blood pressure',
    treatments: [CARDIOLOGY],
    words: /hypertensi|blood pressure/i,
  },
  LD: {
    slug: 'learning-disabilities',
    having: 'learning disabilities',
    words: /learning disab/i,
  },
  MH: {
    slug: 'severe-mental-illness',
    having: 'a severe mental illness',
    name: 'Severe mental illness',
    words: /mental illness|schizophren|psychos|bipolar/i,
  },
  NDH: {
    slug: 'non-diabetic-hyperglycaemia',
    having: 'non-diabetic hyperglycaemia',
    words: /hyperglycaem/i,
  },
  OB: { slug: 'obesity', having: 'obesity', words: /obes/i },
  OST: {
    slug: 'osteoporosis',
    having: 'osteoporosis',
    treatments: [RHEUMATOLOGY, ORTHOPAEDICS],
    words: /osteopor|fragility fracture|hip fracture/i,
  },
  PAD: {
    slug: 'peripheral-arterial-disease',
    having: 'peripheral arterial disease',
    words: /peripheral arter/i,
  },
  PC: {
    slug: 'palliative-care',
    having: 'palliative care',
    people: 'people in palliative care',
    words: /palliat|end of life/i,
  },
  RA: {
    slug: 'rheumatoid-arthritis',
    having: 'rheumatoid arthritis',
    treatments: [RHEUMATOLOGY],
    words: /rheumatoid/i,
  },
  STIA: {
    slug: 'stroke',
    having: 'a stroke or transient ischaemic attack',
    name: 'Stroke',
    people: 'people who have had a stroke or transient ischaemic attack',
    treatments: [NEUROLOGY, ELDERLY],
    words: /stroke|transient isch/i,
  },
  THY: { slug: 'thyroid-disease', having: 'thyroid disease', words: /thyroid/i },
};

/** Registers that are not of a condition: of a measurement, a screening, a habit, or contraception. */
const NO_CONDITIONS: readonly string[] = ['BP', 'CON', 'CS', 'SMOK', 'CHOL'];

const conditionOf = (register: string, entry: Entry): Condition => ({
  register,
  slug: entry.slug,
  name: entry.name ?? registerName(register),
  inFull: registerName(register),
  people: entry.people ?? `people with ${entry.having}`,
  treatments: entry.treatments ?? [],
  words: entry.words,
});

/** Every condition known here, in the order of its name. */
export const CONDITIONS: readonly Condition[] = Object.entries(CATALOGUE)
  .map(([register, entry]) => conditionOf(register, entry))
  .sort((a, b) => a.name.localeCompare(b.name));

/**
 * The condition of a register; one that is not known here is told by its short name alone, and nothing is linked
 * to it. Undefined for registers that are not of a condition.
 */
export const conditionOfRegister = (register: string): Condition | undefined =>
  NO_CONDITIONS.includes(register)
    ? undefined
    : (CONDITIONS.find((one) => one.register === register) ??
      conditionOf(register, {
        slug: register.toLowerCase(),
        having: registerName(register),
        people: `people on the register ${registerName(register)}`,
      }));

/** What a person or an address means: a slug, the short name of a register, or a name. */
export const findCondition = (text: string): Condition | undefined => {
  const said = text.trim().toLowerCase();
  return CONDITIONS.find(
    ({ slug, register, name, inFull }) =>
      slug === said ||
      register.toLowerCase() === said ||
      name.toLowerCase() === said ||
      inFull.toLowerCase() === said,
  );
};

/** Conditions whose words are in the name of an indicator. */
export const conditionsOfIndicator = (name: string): readonly Condition[] =>
  CONDITIONS.filter(({ words }) => words?.test(name));
