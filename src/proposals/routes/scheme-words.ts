import { withinWords } from './answer-rules.ts';
import { FLAGS, factWords, isNumberFact, NUMBERS } from './rules.ts';
import type {
  FlagFact,
  NumberFact,
  RouteFacts,
  Scheme,
  SchemeFault,
  SchemeLine,
  SchemeQuestion,
} from './scheme-rules.ts';

/** A fact by its name: `Recurring cost`. */
export const factName = (fact: NumberFact | FlagFact): string =>
  isNumberFact(fact) ? NUMBERS[fact].name : FLAGS[fact][2];

const large = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const conditionWords = (condition: SchemeLine['when'][number]): string => {
  if (!('over' in condition)) return FLAGS[condition.fact][condition.is ? 0 : 1];
  const { fact, over, upTo } = condition;
  // A count has no “up to 0”: there are none, or some.
  if (fact === 'practices' && upTo === 0) return 'No practice touched';
  if (fact === 'practices' && over === 0 && upTo === null) return 'A practice touched';
  const { name, say } = NUMBERS[fact];
  const limits = [
    ...(over === null ? [] : [`over ${say(over)}`]),
    ...(upTo === null ? [] : [`up to ${say(upTo)}`]),
  ].join(' and ');
  // “over 1% of the budget” names what it is a share of.
  const named = fact === 'budgetShare' ? limits : `${name} ${limits}`;
  return limits ? named : `${name} whatever it is`;
};

/** "Recurring cost over £25,000 and up to £250,000": which cases a line answers. */
export const whenWords = ({ when }: SchemeLine): string =>
  when
    .map(conditionWords)
    .map((words, at) => (at === 0 ? large(words) : small(words)))
    .join('; ') || 'Every case';

/** "Commissioning committee, within 56 days; chief finance officer’s note needed": what follows from a line. */
export const followsWords = ({ bodies }: Pick<Scheme, 'bodies'>, line: SchemeLine): string => {
  const body = bodies.find(({ key }) => key === line.goesTo);
  const what = [...(body ? [`${body.label}, within ${withinWords(body)}`] : []), ...line.also];
  return what.join('; ') || line.says || 'asks for nothing more';
};

/** A made-up case in words: "Recurring cost £250,000, A treatment is restricted". */
export const caseWords = (facts: RouteFacts): string =>
  (Object.keys(facts) as (NumberFact | FlagFact)[]).map((fact) => factWords(fact, facts)).join(', ') ||
  'any case';

const placeIn = (question: SchemeQuestion | undefined, line: string): string =>
  String((question?.lines.findIndex(({ key }) => key === line) ?? -1) + 1);

/** What is wrong with a scheme, said to whoever writes it, with a case that shows it. */
export const faultWords = (scheme: Scheme, fault: SchemeFault): string => {
  const question =
    'question' in fault ? scheme.questions.find(({ key }) => key === fault.question) : undefined;
  const title = question ? `“${question.title}”: ` : '';
  switch (fault.kind) {
    case 'gap':
      return `${title}no line answers this case: ${caseWords(fault.example)}. Widen a line, or add one.`;
    case 'overlap':
      return `${title}lines ${fault.lines.map((line) => placeIn(question, line)).join(' and ')} all answer this case: ${caseWords(fault.example)}. One case has one answer: begin one line where the other ends.`;
    case 'never':
      return `${title}line ${placeIn(question, fault.line)} never answers a case: its upper limit is not above its lower one.`;
    case 'unknown-body':
      return `${title}line ${placeIn(question, fault.line)} sends to a body that is not on the list. Choose one that is.`;
    case 'too-many':
      return `${title}it has more limits than anybody can follow. Make two questions of it.`;
    case 'deadline': {
      const label = scheme.bodies.find(({ key }) => key === fault.body)?.label ?? fault.body;
      return `${label}: give a whole number of days for its answer, from 1 on.`;
    }
    case 'same-key':
      return `Two parts have the same key, “${fault.key}”. Give each its own.`;
    case 'no-body-for-all':
      return 'Some cases would go to nobody. In at least one question every line must name a body.';
  }
};
