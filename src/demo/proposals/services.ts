import type { Phase } from '../../proposals/index.ts';

/** A service that clinicians of the place write about: in a sentence, as a title begins, and what it mostly is. */
export type Service = {
  readonly name: string;
  readonly phase: Phase;
  readonly condition?: string;
  /** What becomes of people who do not get it in time. */
  readonly else: string;
};

/** Services of the invented place, none of them named after a real one. */
export const SERVICES: readonly Service[] = [
  {
    name: 'podiatry',
    phase: 'treatment',
    condition: 'diabetes',
    else: 'small sores on the foot become large ones',
  },
  {
    name: 'wound care',
    phase: 'treatment',
    else: 'people sit in the emergency department with a wet dressing',
  },
  {
    name: 'ear microsuction',
    phase: 'treatment',
    else: 'people cannot hear for weeks, and some pay privately',
  },
  {
    name: 'physiotherapy for backs',
    phase: 'treatment',
    else: 'people are off work and take more painkillers',
  },
  {
    name: 'talking therapies',
    phase: 'treatment',
    condition: 'depression',
    else: 'people are worse when their turn comes',
  },
  {
    name: 'breathing tests',
    phase: 'detection',
    condition: 'copd',
    else: 'people are treated for years for what they may not have',
  },
  { name: 'blood tests', phase: 'detection', else: 'people go to the hospital for a tube of blood' },
  { name: 'the skin clinic', phase: 'treatment', else: 'people with a changing mole lie awake' },
  {
    name: 'diabetes education',
    phase: 'prevention',
    condition: 'diabetes',
    else: 'people learn what they can from neighbours',
  },
  {
    name: 'diabetic eye screening',
    phase: 'detection',
    condition: 'diabetes',
    else: 'sight is lost that need not be',
  },
  { name: 'hearing aids', phase: 'care', else: 'people stop coming to their groups' },
  {
    name: 'the memory clinic',
    phase: 'detection',
    condition: 'dementia',
    else: 'families carry on without a name for it',
  },
  {
    name: 'the pain clinic',
    phase: 'treatment',
    else: 'people come back every fortnight for the same tablets',
  },
  { name: 'the fracture clinic', phase: 'treatment', else: 'plasters stay on too long' },
  {
    name: 'the children’s asthma clinic',
    phase: 'treatment',
    condition: 'asthma',
    else: 'children miss school and end up on the ward',
  },
  {
    name: 'mental health care for new mothers',
    phase: 'treatment',
    else: 'mothers are ill through the first months',
  },
  { name: 'the continence service', phase: 'care', else: 'people stay at home and say nothing' },
  { name: 'the falls service', phase: 'prevention', else: 'the next fall breaks a hip' },
  {
    name: 'medicines at the end of life',
    phase: 'care',
    else: 'families drive about at night with a prescription',
  },
  {
    name: 'ultrasound scans',
    phase: 'detection',
    else: 'people worry, and some are sent to the emergency department',
  },
  {
    name: 'bowel investigations',
    phase: 'detection',
    condition: 'cancer',
    else: 'bleeding goes unexplained',
  },
  { name: 'district nursing', phase: 'care', else: 'a daughter changes the dressing' },
  {
    name: 'stroke rehabilitation',
    phase: 'care',
    condition: 'stroke',
    else: 'what was learnt on the ward is lost',
  },
  { name: 'the epilepsy nurse', phase: 'care', condition: 'epilepsy', else: 'fits are treated by ambulance' },
  { name: 'the movement disorder nurse', phase: 'care', else: 'tablets are changed by guess' },
  {
    name: 'the leg ulcer clinic',
    phase: 'treatment',
    else: 'ulcers that could heal in three months take a year',
  },
  { name: 'speech therapy', phase: 'treatment', else: 'children start school without words' },
  {
    name: 'the dietitian',
    phase: 'prevention',
    condition: 'obesity',
    else: 'people buy the drinks from the supermarket',
  },
  {
    name: 'contraception fittings',
    phase: 'prevention',
    else: 'women have a pregnancy that they did not want',
  },
  {
    name: 'the alcohol service',
    phase: 'prevention',
    else: 'people are seen by us on Monday and by the ward on Friday',
  },
  {
    name: 'help to stop smoking',
    phase: 'prevention',
    condition: 'copd',
    else: 'people who were ready last month are not this month',
  },
  {
    name: 'heart rehabilitation',
    phase: 'care',
    condition: 'coronary-heart-disease',
    else: 'people are afraid to climb the stairs',
  },
  {
    name: 'lung rehabilitation',
    phase: 'care',
    condition: 'copd',
    else: 'people are too breathless to begin when their turn comes',
  },
  {
    name: 'the kidney clinic',
    phase: 'treatment',
    condition: 'chronic-kidney-disease',
    else: 'people start dialysis unprepared',
  },
  {
    name: 'joint injections',
    phase: 'treatment',
    else: 'people are listed for an operation that they may not need',
  },
  {
    name: 'health checks for people with learning disability',
    phase: 'detection',
    condition: 'learning-disability',
    else: 'what could be found is found late',
  },
];

/** `Podiatry`, `The skin clinic`: as a sentence begins. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** `skin clinic` of `the skin clinic`: after another word. */
export const bare = (name: string): string => name.replace(/^the /, '');
