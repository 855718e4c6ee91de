/** Who is believed first where several sources describe one code: lower wins. */
export const RANKS = {
  'nhs-england-sub-icb': 5,
  'ods-epraccur': 10,
  'ods-eccg': 10,
  'ods-etr': 10,
  'nhs-england-ccg-icb': 20,
  'nhs-digital-practice-map': 30,
  'pct-ccg-matrix': 40,
  'coalface-successions': 50,
  'set-up': 90,
} as const;

export type PeopleSource = keyof typeof RANKS;

export const SOURCE_WORDS: Readonly<Record<string, string>> = {
  'nhs-england-sub-icb': 'List of ICBs and sub-ICB locations',
  'ods-epraccur': 'ODS epraccur',
  'ods-eccg': 'ODS eccg',
  'ods-etr': 'ODS etr',
  'nhs-england-ccg-icb': 'CCG to ICB list',
  'nhs-digital-practice-map': 'NHS Digital practice map',
  'pct-ccg-matrix': 'PCT to CCG matrix',
  'coalface-successions': 'List of successions',
  entered: 'Entered by the group',
  'set-up': 'Set up with the group',
  reference: 'Named by another file',
};

/** Registers whose superseded releases still tell of the time before the newer one. */
export const ACCUMULATES: readonly string[] = ['ods-epraccur'];
