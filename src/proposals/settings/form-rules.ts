import { ASKS, type Ask } from '../case/content-rules.ts';
import { hundredthsIn, hundredthsText, wholeIn } from '../kit/amounts-rules.ts';
import type { SettingKind } from '../kit/settings.ts';
import { STAGES, type Stage } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { type Draft, listIn, partIn, textIn, withKeys } from './draft-rules.ts';
import { type FormRead, readSchemeDraft, schemeDraft } from './scheme-form-rules.ts';
import type { SettingData } from './shapes.ts';

/** The stages that can have a target, with their words. */
export const TARGET_STAGES: readonly { readonly stage: Stage; readonly text: string }[] = STAGES.filter(
  (stage) => stage !== 'reviewed',
).map((stage) => ({ stage, text: stateWords(stage) }));

type KindForm<K extends SettingKind> = {
  /** A setting as its form shows it. */
  readonly draftOf: (data: SettingData[K]) => Draft;
  /**
   * What a form says, as the shape of its kind checks it: a number that cannot be read goes on as it was written, so
   * that the shape says what is wrong with it, at the same name.
   */
  readonly read: (draft: Draft) => FormRead<unknown>;
};

const numberOr = (text: string): number | string | undefined =>
  text === '' ? undefined : (wholeIn(text) ?? text);
const plain = (data: unknown): FormRead<unknown> => ({ data, problems: [] });

/** The decision owes an answer anew to each case that is sent; days of other stages add up. */
const againOf = (stage: string): 'adds-up' | 'starts-anew' =>
  stage === 'decision' ? 'starts-anew' : 'adds-up';

const stagesDraft = (stages: SettingData['targets']['usual']): Draft =>
  Object.fromEntries(
    Object.entries(stages).map(([stage, { days, soon, again }]) => [
      stage,
      { days: String(days), soon: String(soon), again },
    ]),
  );
const readStages = (draft: Draft | undefined) =>
  Object.fromEntries(
    TARGET_STAGES.flatMap(({ stage }) => {
      const cell = partIn(draft, stage);
      const days = textIn(cell, 'days');
      const soon = textIn(cell, 'soon');
      if (days === '' && soon === '') return [];
      const again = textIn(cell, 'again') || againOf(stage);
      return [[stage, { days: numberOr(days), soon: soon === '' ? 0 : numberOr(soon), again }]];
    }),
  );

const targets: KindForm<'targets'> = {
  draftOf: ({ firstLook, lookAgain, usual, byRoute }) => ({
    firstLook: String(firstLook),
    lookAgain: String(lookAgain),
    usual: stagesDraft(usual),
    byRoute: Object.fromEntries(Object.entries(byRoute).map(([body, stages]) => [body, stagesDraft(stages)])),
  }),
  read: (draft) => {
    const routes = partIn(draft, 'byRoute') ?? {};
    return plain({
      firstLook: numberOr(textIn(draft, 'firstLook')),
      lookAgain: numberOr(textIn(draft, 'lookAgain')),
      usual: readStages(partIn(draft, 'usual')),
      byRoute: Object.fromEntries(
        Object.keys(routes)
          .map((body) => [body, readStages(partIn(routes, body))] as const)
          .filter(([, stages]) => Object.keys(stages).length > 0),
      ),
    });
  },
};

/** An ask has a dot in its name, which in a form parts names. */
const fieldOfAsk = (ask: string): string => ask.replace('.', '-');

const template: KindForm<'template'> = {
  draftOf: ({ title, pages, forBodies, sections }) => ({
    title,
    pages: String(pages),
    forBodies: Object.fromEntries(forBodies.map((body) => [body, 'yes'])),
    sections: sections.map((section) => ({ key: section.key, title: section.title })),
    asks: Object.fromEntries(
      sections.flatMap((section) =>
        section.asks.map(({ ask, stops }) => [
          fieldOfAsk(ask),
          { section: section.key, stops: stops ? 'yes' : 'no' },
        ]),
      ),
    ),
  }),
  read: (draft) => {
    const asks = partIn(draft, 'asks');
    const inSection = (ask: Ask, key: string) =>
      key !== '' && textIn(partIn(asks, fieldOfAsk(ask)), 'section') === key;
    const sections = listIn(draft, 'sections').map((section) => ({
      key: textIn(section, 'key'),
      title: textIn(section, 'title'),
      asks: ASKS.filter((ask) => inSection(ask, textIn(section, 'key'))).map((ask) => ({
        ask,
        stops: textIn(partIn(asks, fieldOfAsk(ask)), 'stops') === 'yes',
      })),
    }));
    return plain({
      title: textIn(draft, 'title'),
      pages: numberOr(textIn(draft, 'pages')),
      forBodies: Object.entries(partIn(draft, 'forBodies') ?? {})
        .filter(([, value]) => value === 'yes')
        .map(([body]) => body),
      sections: withKeys(sections, ({ title }) => title),
    });
  },
};

/** The form of each kind of setting: the way there and the way back. */
export const KIND_FORMS: { readonly [K in SettingKind]: KindForm<K> } = {
  scheme: { draftOf: schemeDraft, read: readSchemeDraft },
  targets,
  template,
  rate: {
    draftOf: ({ aYear, forYears }) => ({ aYear: hundredthsText(aYear), forYears: String(forYears) }),
    read: (draft) =>
      plain({
        aYear: hundredthsIn(textIn(draft, 'aYear')) ?? textIn(draft, 'aYear'),
        forYears: numberOr(textIn(draft, 'forYears')),
      }),
  },
  stop: {
    draftOf: ({ stopAt }) => ({ stopAt: String(stopAt) }),
    read: (draft) => plain({ stopAt: numberOr(textIn(draft, 'stopAt')) }),
  },
  closing: {
    draftOf: ({ openFor }) => ({ openFor: String(openFor) }),
    read: (draft) => plain({ openFor: numberOr(textIn(draft, 'openFor')) }),
  },
  moderation: {
    draftOf: ({ rules }) => ({ rules: rules.map(({ key, words }) => ({ key, words })) }),
    read: (draft) =>
      plain({
        rules: withKeys(
          listIn(draft, 'rules').map((rule) => ({ key: textIn(rule, 'key'), words: textIn(rule, 'words') })),
          ({ words }) => words,
        ),
      }),
  },
  letters: {
    draftOf: ({ letters }) => ({ letters }),
    read: (draft) => plain({ letters: textIn(draft, 'letters') }),
  },
};

/** Parts that others name by their key have one from when they are added: bodies of a scheme, sections of a form of case. */
export const keyedDraft = (draft: Draft): Draft => {
  const named = (list: readonly Draft[], words: string) =>
    withKeys(
      list.map((item) => ({ ...item, key: textIn(item, 'key') })),
      (item) => textIn(item as Draft, words),
    );
  return {
    ...draft,
    ...('bodies' in draft ? { bodies: named(listIn(draft, 'bodies'), 'label') } : {}),
    ...('sections' in draft ? { sections: named(listIn(draft, 'sections'), 'title') } : {}),
  };
};

/** A setting as its form shows it. */
export const draftOfSetting = (kind: SettingKind, data: unknown): Draft =>
  (KIND_FORMS[kind].draftOf as (given: unknown) => Draft)(data);
