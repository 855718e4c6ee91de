/** Codes that other parts of the place speak of. Z begins no real code of these shapes. */
export const GROUP = 'Z1V';
export const NEIGHBOUR_GROUP = 'Z2F';
export const FORMER_TRUST = 'Z5P';
export const NEIGHBOUR_FORMER_TRUST = 'Z5F';
export const SUCCESSOR_BOARD = 'QZV';

export const BELLPIT = 'Z00023';
export const OCHRE_STREET = 'Z00061';
export const KILN_ROW = 'Z00018';
export const LANTERNFIELD = 'Z00054';
export const DRIFT_STREET = 'Z00067';
export const ADIT_LANE = 'Z00015';
export const COLLEGE_WALK = 'Z00008';
export const SUNDIAL_PARK = 'Z00016';
export const STAITHE_ROW = 'Z00036';
/** Came over from the neighbouring group on FENBANK_MOVED. */
export const FENBANK = 'Z00069';
export const FENBANK_MOVED = '2024-04-01';
/** In no network, as some real practices are. */
export const SALTPAN_LANE = 'Z00039';

export const HOLLOWMERE_GENERAL = 'ZR1';
export const KESTRELBRIDGE_INFIRMARY = 'ZR2';
export const MENTAL_HEALTH_TRUST = 'ZR3';
export const COMMUNITY_TRUST = 'ZR4';
export const MEDICAL_COMMITTEE = 'ZL1';
export const COUNCIL = 'ZA1';
export const HEALTHWATCH = 'ZH1';
export const SUPPORT_FIRST = 'ZS1';
export const SUPPORT_SECOND = 'ZS2';
export const ULTRASOUND_SUPPLIER = 'ZS3';
export const HEART_CHARITY = 'ZX1';

/** Bodies of the group have codes of its own making. */
export const BODIES = {
  governing: 'Z1V-GB',
  clinicalCouncil: 'Z1V-CC',
  commissioning: 'Z1V-CO',
  finance: 'Z1V-FP',
  primaryCare: 'Z1V-PC',
  audit: 'Z1V-AU',
  remuneration: 'Z1V-RE',
  members: 'Z1V-MC',
  panel: 'Z1V-RP',
  sessional: 'Z1V-SF',
  learning: 'Z1V-LG',
} as const;
