import type { CaseTemplate, Completeness } from './completeness-rules.ts';
import type { Ask, Shortfall } from './content-rules.ts';

/** What is missing, as the sentence at the head of a case names it: "a risk without an owner". */
const MISSING: Readonly<Record<Ask, string>> = {
  'need.words': 'a need that nobody has told yet',
  'need.pinned': 'a need without a figure',
  'need.stands': 'a figure that was taken back',
  'options.nothing': 'doing nothing, of which nobody said what it means',
  'options.elsewhere': 'nothing from elsewhere',
  'options.chosen': 'no option chosen',
  'people.number': 'people who are not counted yet',
  'people.words': 'people of whom nothing is said',
  'pathway.words': 'a pathway that is not told yet',
  'evidence.clinical': 'no clinical evidence with its source',
  'quality.effects': 'an effect on quality that is not told',
  'quality.stop': 'a risk to quality that is too high',
  'quality.signed': 'a quality impact that nobody signed',
  'equality.said': 'people whose equality is not looked at',
  'equality.answered': 'an unequal effect without an answer',
  'hoops.said': 'what patients must do more, unsaid',
  'hoops.told': 'a hoop that is not told whole',
  'money.told': 'no money told',
  'money.sound': 'money that cannot be so',
  'money.avoided': 'an avoided cost claimed as saved',
  'risks.named': 'no risk named',
  'risks.action': 'a risk about which nothing is done',
  'risks.owner': 'a risk without an owner',
  'involvement.words': 'nothing on who was asked',
  'involvement.answered': 'people who wait for an answer',
  'measures.named': 'nothing to be measured',
  'measures.whole': 'a review without a measure',
};

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (n: number): string => NUMBERS[n] ?? String(n);
const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type CaseReading = {
  /** "Seven of ten sections are complete." */
  readonly complete: string;
  /** "Two things stop it being sent:", or that nothing does. */
  readonly stops: string;
  /** The first few of them, each a name to be set in bold. */
  readonly named: readonly string[];
  readonly more: number;
};

const NAMED = 3;

/** The sentence at the head of a case, in its parts. Once it is sent nothing can stop it being sent any more. */
export const readingOf = (
  { sections, complete }: Completeness,
  stops: readonly Shortfall[],
  sent: boolean,
): CaseReading => {
  const kinds = [...new Set(stops.map(({ ask }) => MISSING[ask]))];
  const of = sections.length;
  const verb = complete === 1 ? 'is' : 'are';
  const whole =
    complete === of
      ? `All ${inWords(of)} sections are complete.`
      : `${first(inWords(complete))} of ${inWords(of)} sections ${verb} complete.`;
  if (sent) return { complete: 'It was sent for a decision.', stops: whole, named: [], more: 0 };
  return {
    complete: whole,
    stops:
      kinds.length === 0
        ? 'Nothing stops it being sent.'
        : `${first(inWords(kinds.length))} ${kinds.length === 1 ? 'thing stops' : 'things stop'} it being sent${kinds.length > NAMED ? ', among them' : ''}:`,
    named: kinds.slice(0, NAMED),
    more: Math.max(0, kinds.length - NAMED),
  };
};

/** The same as plain text. */
export const readingText = ({ complete, stops, named }: CaseReading): string => {
  const last = named.at(-1);
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : (last ?? '');
  return `${complete} ${stops}${list ? ` ${list}.` : ''}`;
};

/** Where what is missing is written: the section of the template that asks for it, or for its topic. */
export const sectionOfAsk = (template: CaseTemplate, ask: Ask): string => {
  const of = (test: (one: Ask) => boolean) =>
    template.sections.find(({ asks }) => asks.some((one) => test(one.ask)))?.key;
  const topic = ask.split('.')[0];
  return (
    of((one) => one === ask) ?? of((one) => one.split('.')[0] === topic) ?? template.sections[0]?.key ?? ''
  );
};

type Placed = {
  readonly ask: string;
  readonly item: string;
  readonly words: string;
  readonly section: string;
};

/** "Risk 4, “scans outrun reporters”", or what is missing where there is one of it. */
export const shortfallWhat = ({ ask, item }: Pick<Placed, 'ask' | 'item'>): string =>
  first(item ? item.replaceAll('-', ' ') : MISSING[ask as Ask]);

/** Beyond so many things of one ask the rest is counted: "Age, disability and 8 more". */
const TOLD_APART = 3;

/** What is missing, in order; many things of one ask in one line, so that ten of them do not hide the eleventh. */
export const groupedShortfalls = (
  all: readonly Placed[],
): readonly {
  readonly key: string;
  readonly section: string;
  readonly what: string;
  readonly todo: string;
}[] =>
  [...new Set(all.map(({ ask }) => ask))].flatMap((ask) => {
    const same = all.filter((one) => one.ask === ask);
    const [head] = same;
    if (!head) return [];
    if (same.length <= TOLD_APART)
      return same.map((one) => ({
        key: `${ask} ${one.item}`,
        section: one.section,
        what: shortfallWhat(one),
        todo: one.words,
      }));
    const names = same.map(({ item }) => item.replaceAll('-', ' '));
    return [
      {
        key: ask,
        section: head.section,
        what: first(`${names.slice(0, 2).join(', ')} and ${same.length - 2} more`),
        todo: head.words,
      },
    ];
  });
