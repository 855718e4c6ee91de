/**
 * Registers of the Quality and Outcomes Framework by their short names, in plain words. Which ages a register
 * counts changed over the years, so ages come from the file and never from here.
 */
const NAMES: Readonly<Record<string, string>> = {
  AF: 'Atrial fibrillation',
  AST: 'Asthma',
  BP: 'Blood pressure',
  CAN: 'Cancer',
  CHD: 'Coronary heart disease',
  CKD: 'Chronic kidney disease',
  CON: 'Contraception',
  COPD: 'Chronic obstructive pulmonary disease',
  CS: 'Cervical screening',
  CVDPP: 'Cardiovascular disease, primary prevention',
  DEM: 'Dementia',
  DEP: 'Depression',
  DM: 'Diabetes',
  EP: 'Epilepsy',
  HF: 'Heart failure',
  HFLVD: 'Heart failure due to left ventricular dysfunction',
  HYP: 'Hypertension',
  LD: 'Learning disabilities',
  MH: 'Mental health',
  NDH: 'Non-diabetic hyperglycaemia',
  OB: 'Obesity',
  OST: 'Osteoporosis',
  PAD: 'Peripheral arterial disease',
  PC: 'Palliative care',
  RA: 'Rheumatoid arthritis',
  SMOK: 'Smoking',
  STIA: 'Stroke and transient ischaemic attack',
  THY: 'Thyroid disease',
};

/** A register in plain words; one that is not known keeps its short name. */
export const registerName = (register: string): string => NAMES[register] ?? register;

/** How files write the names of conditions, for files that say theirs only in their names: `dm_data.csv`. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\b(dm|diab|diabetes)\b/, 'DM'],
  [/\b(htn|hyp|hypertension)\b/, 'HYP'],
  [/\b(copd)\b/, 'COPD'],
  [/\b(chd|coronary heart disease)\b/, 'CHD'],
  [/\b(stroke|stia)\b/, 'STIA'],
  [/\b(af|atrial fibrillation)\b/, 'AF'],
  [/\b(pad|peripheral arterial disease)\b/, 'PAD'],
  [/\b(ckd|chronic kidney disease)\b/, 'CKD'],
  [/\b(dep|depression)\b/, 'DEP'],
  [/\b(dem|dementia)\b/, 'DEM'],
  [/\b(asthma|ast)\b/, 'AST'],
  [/\b(hf|heart failure)\b/, 'HF'],
];

/** The register of the condition that a name or a person's words tell; undefined when none or several. */
export const conditionOf = (text: string): string | undefined => {
  const words = text.toLowerCase().replace(/[^a-z]+/g, ' ');
  const found = new Set(WRITTEN.filter(([pattern]) => pattern.test(words)).map(([, register]) => register));
  return found.size === 1 ? [...found][0] : undefined;
};
