import type { Ask } from '../case/content-rules.ts';
import { hundredthsText } from '../kit/amounts-rules.ts';
import type { SettingKind } from '../kit/settings.ts';
import { KIND_WORDS } from './kinds.ts';
import type { SettingData } from './shapes.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A label inside a sentence: `commissioning committee`; what is written in capitals stays so. */
const small = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** "a, b or c". */
const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;

const SUMMARY: { readonly [K in SettingKind]: (data: SettingData[K]) => string } = {
  scheme: ({ bodies, questions }) =>
    `${counted(questions.length, 'question', 'questions')} lead to ${listed(bodies.map(({ label }) => small(label)))}.`,
  targets: ({ usual, firstLook }) =>
    `Somebody looks within ${counted(firstLook, 'working day', 'working days')}${
      usual.decision ? `; a decision takes at most ${usual.decision.days} days` : ''
    }.`,
  template: ({ title, pages, sections }) =>
    `${title}: ${counted(sections.length, 'section', 'sections')}, about ${counted(pages, 'page', 'pages')}.`,
  rate: ({ aYear, forYears }) =>
    `Each later year counts ${hundredthsText(aYear)}% less than the year before, for ${counted(forYears, 'year', 'years')}.`,
  stop: ({ stopAt }) => `A risk to quality that scores ${stopAt} or more of 25 stops a case.`,
  closing: ({ openFor }) =>
    `Those asked have ${counted(openFor, 'day', 'days')}, unless all have answered before.`,
  moderation: ({ rules }) => `Words are taken away under ${counted(rules.length, 'rule', 'rules')} only.`,
  letters: ({ letters }) => `References begin with ${letters}, such as ${letters}-2026-014.`,
};

/** What a setting says, in one sentence. */
export const settingSummary = (kind: SettingKind, data: unknown): string =>
  (SUMMARY[kind] as (given: unknown) => string)(data);

const DONE: Readonly<Record<string, string>> = {
  'proposal-setting.entered': 'Entered',
  'proposal-setting.corrected': 'Corrected',
  'proposal-setting.withdrawn': 'Withdrawn',
  'proposal-setting.verified': 'Held against its source',
  'proposal-setting.unverified': 'No longer counted as verified',
};
/** What was done to a setting, in words. */
export const doneWords = (kind: string): string => DONE[kind] ?? kind;

/** A setting by its name: `Standard case` of the forms of case, else its kind. */
export const settingName = (kind: SettingKind, data: unknown): string =>
  kind === 'template' ? (data as SettingData['template']).title : KIND_WORDS[kind].title;

/** What each ask asks of a case, to whoever sets up a form of it. */
export const ASK_WORDS: Readonly<Record<Ask, string>> = {
  'need.words': 'What the need is',
  'need.pinned': 'A figure that shows the need, pinned',
  'need.stands': 'No pinned figure that was taken back',
  'options.nothing': 'What doing nothing would mean',
  'options.elsewhere': 'Where somebody else did this, with its source',
  'options.chosen': 'One option chosen',
  'people.number': 'How many people a year',
  'people.words': 'Who they are, the most deprived fifth among them',
  'pathway.words': 'What happens to a patient, step by step',
  'evidence.clinical': 'Clinical evidence with its source',
  'quality.effects': 'What becomes of safety, effectiveness and experience',
  'quality.stop': 'No risk to quality that the stop rule stops',
  'quality.signed': 'Quality signed by a clinician who is not a lead',
  'equality.said': 'What becomes of each protected group, and of deprivation, and why',
  'equality.answered': 'What is done where a group is worse off',
  'hoops.said': 'What patients must do more, or that it is nothing',
  'hoops.told': 'Of each hoop: what it asks, what support there is, who is likely to fail',
  'money.told': 'What it costs, or that it costs nothing',
  'money.sound': 'Money that adds up',
  'money.avoided': 'What fills the beds, beside any avoided cost',
  'risks.named': 'What could go wrong',
  'risks.action': 'What is done about each risk',
  'risks.owner': 'An owner of each risk',
  'involvement.words': 'Who was asked, and how',
  'involvement.answered': 'Every contribution answered',
  'measures.named': 'What will be measured',
  'measures.whole': 'Of each measure: what, by whom, when reviewed',
};
