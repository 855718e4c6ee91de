import type { SettingKind } from '../kit/settings.ts';

export const SETTING_KINDS = [
  'scheme',
  'targets',
  'template',
  'rate',
  'stop',
  'closing',
  'moderation',
  'letters',
] as const satisfies readonly SettingKind[];

type KindWords = {
  readonly title: string;
  /** One of them, in a sentence. */
  readonly one: string;
  /** What it decides. */
  readonly what: string;
};

export const KIND_WORDS: Readonly<Record<SettingKind, KindWords>> = {
  scheme: {
    title: 'Scheme of delegation',
    one: 'scheme of delegation',
    what: 'Who decides about which case, and within how many days.',
  },
  targets: {
    title: 'Targets',
    one: 'table of targets',
    what: 'How many days each stage may take, for each body that decides.',
  },
  template: {
    title: 'Forms of case',
    one: 'form of case',
    what: 'What a case must say, in proportion to what is decided.',
  },
  rate: {
    title: 'Discount rate',
    one: 'discount rate',
    what: 'How much less a later year counts when money is added up over years.',
  },
  stop: { title: 'Stop rule', one: 'stop rule', what: 'From which risk to quality on a case stops.' },
  closing: {
    title: 'Days to agree a problem',
    one: 'number of days',
    what: 'How long those asked have to answer before a problem can be agreed.',
  },
  moderation: {
    title: 'Policy of moderation',
    one: 'policy',
    what: 'Under which rules words are taken away. Everybody can read it.',
  },
  letters: {
    title: 'Letters of references',
    one: 'set of letters',
    what: 'What the reference of every idea begins with.',
  },
};

/** A setting as an object of the house, for its history and the record. */
export const settingRef = (id: string) => ({ kind: 'proposal-setting', id });

export const SETTINGS_PATH = '/ideas/settings';
export const settingHref = (kind: SettingKind, id?: string): string =>
  `${SETTINGS_PATH}/${kind}${id ? `/${id}` : ''}`;
