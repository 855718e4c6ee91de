import { hundredthsIn, hundredthsText, penceIn, wholeIn } from '../kit/amounts-rules.ts';
import { isNumberFact } from '../routes/rules.ts';
import {
  FLAG_FACTS,
  type FlagFact,
  NUMBER_FACTS,
  type NumberFact,
  type SchemeLine,
} from '../routes/scheme-rules.ts';
import { type Draft, listIn, partIn, textIn, withKeys } from './draft-rules.ts';
import type { SchemeData } from './shapes.ts';

export type Fact = NumberFact | FlagFact;
export const FACTS: readonly Fact[] = [...NUMBER_FACTS, ...FLAG_FACTS];
const isFact = (text: string): text is Fact => FACTS.some((fact) => fact === text);

/** What a form says of a draft that it cannot read. */
export type FormProblem = { readonly field: string; readonly message: string };
export type FormRead<T> = { readonly data: T; readonly problems: readonly FormProblem[] };

const isMoney = (fact: NumberFact): boolean => fact.endsWith('Pence');

/** How a limit of a fact is written, and read again: pounds, per cent, or a whole number. */
export const limitText = (fact: NumberFact, value: number | null): string =>
  value === null ? '' : isMoney(fact) || fact === 'budgetShare' ? hundredthsText(value) : String(value);
export const limitIn = (fact: NumberFact, text: string): number | undefined =>
  isMoney(fact) ? penceIn(text) : fact === 'budgetShare' ? hundredthsIn(text) : wholeIn(text);

/** What a limit is written in, beside its field. */
export const unitOf = (fact: NumberFact): string =>
  isMoney(fact)
    ? 'pounds'
    : fact === 'budgetShare'
      ? 'per cent of the budget'
      : fact === 'practices'
        ? 'practices'
        : 'of 25';

const lineDraft = (
  line: SchemeData['questions'][number]['lines'][number],
  facts: readonly Fact[],
): Draft => ({
  key: line.key,
  goesTo: line.goesTo ?? '',
  also: line.also.join('\n'),
  says: line.says,
  limits: facts.map((fact): Draft => {
    const found = line.when.find((condition) => condition.fact === fact);
    if (!isNumberFact(fact)) return { is: found && 'is' in found ? (found.is ? 'yes' : 'no') : 'either' };
    return found && 'over' in found
      ? { over: limitText(fact, found.over), upTo: limitText(fact, found.upTo) }
      : { over: '', upTo: '' };
  }),
});

/** A scheme as its form shows it. */
export const schemeDraft = (scheme: SchemeData): Draft => ({
  approvedBy: scheme.approvedBy,
  bodies: scheme.bodies.map(({ key, label, answerWithin: { days, unit } }) => ({
    key,
    label,
    days: String(days),
    unit,
  })),
  questions: scheme.questions.map(({ key, title, lines }): Draft => {
    const facts = [...new Set(lines.flatMap(({ when }) => when.map(({ fact }) => fact)))];
    return {
      key,
      title,
      facts: { first: facts[0] ?? '', second: facts[1] ?? '' },
      lines: lines.map((line) => lineDraft(line, facts)),
    };
  }),
});

/** The things that a question asks about, as chosen; none twice. */
export const factsOfQuestion = (question: Draft): readonly Fact[] => {
  const facts = partIn(question, 'facts');
  return [...new Set([textIn(facts, 'first'), textIn(facts, 'second')].filter(isFact))];
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

const readLine = (line: Draft, facts: readonly Fact[], at: string, problems: FormProblem[]) => {
  const limits = listIn(line, 'limits');
  const when = facts.flatMap((fact, place): SchemeLine['when'][number][] => {
    const given = limits[place];
    if (!isNumberFact(fact)) {
      const is = textIn(given, 'is');
      return is === 'yes' || is === 'no' ? [{ fact, is: is === 'yes' }] : [];
    }
    const read = (side: 'over' | 'upTo'): number | null => {
      const text = textIn(given, side);
      if (text === '') return null;
      const value = limitIn(fact, text);
      if (value === undefined)
        problems.push({
          field: `${at}.limits.${place}.${side}`,
          message: `Give a number (${unitOf(fact)}), or leave it empty for no limit.`,
        });
      return value ?? null;
    };
    const [over, upTo] = [read('over'), read('upTo')];
    return over === null && upTo === null ? [] : [{ fact, over, upTo }];
  });
  return {
    key: textIn(line, 'key'),
    when,
    goesTo: textIn(line, 'goesTo') || null,
    also: linesOf(textIn(line, 'also')),
    says: textIn(line, 'says'),
  };
};

/** The scheme that a form says, and what of it cannot be read, each at its field. */
export const readSchemeDraft = (draft: Draft): FormRead<unknown> => {
  const problems: FormProblem[] = [];
  const bodies = listIn(draft, 'bodies').map((body, place) => {
    const days = wholeIn(textIn(body, 'days'));
    if (days === undefined || days < 1 || days > 730)
      problems.push({
        field: `bodies.${place}.days`,
        message: 'Give a whole number of days, from 1 to 730.',
      });
    if (!textIn(body, 'label')) problems.push({ field: `bodies.${place}.label`, message: 'Name the body.' });
    return {
      key: textIn(body, 'key'),
      label: textIn(body, 'label'),
      answerWithin: { days: days ?? 0, unit: textIn(body, 'unit') === 'working' ? 'working' : 'calendar' },
    };
  });
  const questions = listIn(draft, 'questions').map((question, place) => {
    const at = `questions.${place}`;
    const title = textIn(question, 'title');
    if (!title) problems.push({ field: `${at}.title`, message: 'Say what is asked.' });
    const facts = factsOfQuestion(question);
    const lines = listIn(question, 'lines').map((line, number) =>
      readLine(line, facts, `${at}.lines.${number}`, problems),
    );
    return {
      key: textIn(question, 'key'),
      title,
      lines: withKeys(lines, ({ goesTo, says }) => goesTo ?? says),
    };
  });
  return {
    data: {
      approvedBy: textIn(draft, 'approvedBy'),
      bodies: withKeys(bodies, ({ label }) => label),
      questions: withKeys(questions, ({ title }) => title),
    },
    problems,
  };
};
