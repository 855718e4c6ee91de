import type { FieldProblem } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { whatIsWrongWithTemplate } from '../case/completeness-rules.ts';
import { whatIsWrongWithTargets } from '../clocks/targets-rules.ts';
import type { SettingKind } from '../kit/settings.ts';
import type { Scheme } from '../routes/scheme-rules.ts';
import { whatIsWrongWithScheme } from '../routes/scheme-rules.ts';
import { faultWords } from '../routes/scheme-words.ts';
import { type SchemeData, type SettingData, SHAPES } from './shapes.ts';

/** A scheme as the rules take it, of what a form or a file says. */
export const schemeOf = (data: SchemeData, dated: Partial<Scheme> = {}): Scheme => ({
  key: 'draft',
  inForceFrom: '0000-01-01',
  inForceTo: null,
  source: '',
  verified: false,
  ...dated,
  ...data,
});

/** A scheme of delegation is kept only when every case has exactly one answer in each of its questions. */
const wrongWithScheme = (data: SchemeData): FieldProblem[] => {
  const scheme = schemeOf(data);
  return whatIsWrongWithScheme(scheme).map((fault) => {
    const question =
      'question' in fault ? scheme.questions.findIndex(({ key }) => key === fault.question) : -1;
    const body = 'body' in fault ? scheme.bodies.findIndex(({ key }) => key === fault.body) : -1;
    const field =
      question >= 0 ? `questions.${question}.title` : body >= 0 ? `bodies.${body}.days` : 'questions.0.title';
    return { field, message: faultWords(scheme, fault) };
  });
};

const wrongWithTargets = (data: SettingData['targets'], from: CalendarDate): FieldProblem[] => {
  const problems = [
    { at: 'usual', stages: data.usual },
    ...Object.entries(data.byRoute).map(([body, stages]) => ({ at: `byRoute.${body}`, stages })),
  ].flatMap(({ at, stages }) =>
    Object.entries(stages).flatMap(([stage, { days, soon }]) =>
      soon > days
        ? [
            {
              field: `${at}.${stage}.soon`,
              message: `“Warn with so many days left” is at most the ${days} days of the target.`,
            },
          ]
        : [],
    ),
  );
  const rest = whatIsWrongWithTargets({ ...data, inForceFrom: from, source: '', verified: false });
  return problems.length > 0 ? problems : rest.map((message) => ({ field: '', message }));
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of one kind: what its parts cannot be together. Each problem stands at the field of the form that it is about. */
const WRONG: { readonly [K in SettingKind]: (data: SettingData[K], from: CalendarDate) => FieldProblem[] } = {
  scheme: wrongWithScheme,
  targets: wrongWithTargets,
  template: (data) =>
    whatIsWrongWithTemplate(data).map((wrong) => ({
      field: 'sections.0.title',
      message: `This form of case cannot be kept: ${wrong}.`,
    })),
  rate: () => [],
  stop: () => [],
  closing: () => [],
  moderation: ({ rules }) => {
    const keys = rules.map(({ key }) => key);
    return keys.some((key, place) => keys.indexOf(key) !== place)
      ? [{ field: 'rules.0.words', message: 'Two rules have the same key. Give each its own.' }]
      : [];
  },
  letters: () => [],
};

export type Checked<T = unknown> =
  | { readonly data: T; readonly problems: readonly [] }
  | { readonly data: undefined; readonly problems: readonly FieldProblem[] };

/** What somebody gave as a setting, as it would be kept, or everything that is wrong with it. */
export const checkSetting = <K extends SettingKind>(
  kind: K,
  given: unknown,
  from: CalendarDate,
): Checked<SettingData[K]> => {
  const parsed = SHAPES[kind].safeParse(given);
  if (!parsed.success)
    return {
      data: undefined,
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: path.map(String).join('.'),
        message: upperFirst(message),
      })),
    };
  const data = parsed.data as SettingData[K];
  const problems = WRONG[kind](data, from);
  return problems.length > 0 ? { data: undefined, problems } : { data, problems: [] };
};

/** Every text of a setting by its place, to be looked through for what tells who a patient is. */
export const textsOf = (data: unknown, at = ''): Record<string, string> => {
  if (typeof data === 'string') return { [at]: data };
  if (data === null || typeof data !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(data).map(([name, value]) => textsOf(value, at ? `${at}.${name}` : name)),
  ) as Record<string, string>;
};
