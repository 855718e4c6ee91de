import { membersOfCommissioners, networksOn, successionsOf } from '../../../people/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { longDate } from '../../../shared/dates.ts';
import { count, figure } from '../../../ui/index.ts';
import { joinPractices } from '../../conditions/joins.ts';
import { financialYear } from '../../conditions/years.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { listed } from '../area/words.ts';
import {
  type Against,
  againstExpected,
  countsWords,
  practicesOf,
  prevalence,
  type Recorded,
  recordedOf,
} from './area.ts';
import { type Beside, besides, comparison } from './comparison.ts';
import { type ConditionData, type ConditionQuestion, findConditionData } from './data.ts';
import { type Emergency, emergency } from './emergency.ts';
import { gradient } from './gradient.ts';
import { linkedIndicators } from './indicators.ts';
import { filesOf, type Made } from './made.ts';
import { networks } from './networks.ts';
import { missingOf, notesOf } from './notes.ts';
import { practices as practicesFigure } from './practices.ts';
import { sumPractices, type Together } from './queries.ts';
import type { ConditionProfile, Join, KeyFigure } from './schema.ts';
import { trend } from './trend.ts';
import { type Waits, waits } from './waits.ts';
import { findWorkforce } from './workforce.ts';

/** Sentences at the head of a page: more, and nobody reads the first. */
const MOST_SENTENCES = 3;

/** Where only practices have the register: everybody whom the area stands beside, added up from their practices. */
const findTogether = async (
  { db, facts }: Pick<Platform, 'db' | 'facts'>,
  data: ConditionData,
  recorded: Recorded | undefined,
): Promise<ReadonlyMap<string, Together>> => {
  const load = recorded?.by === 'practices' ? recorded.loads[0] : undefined;
  if (!load || data.year === undefined) return new Map();
  const question = { register: data.condition.register, year: data.year };
  const named = [...new Set(data.comparators.flatMap(({ codes }) => codes ?? []))];
  const members = await membersOfCommissioners(db, named, data.day);
  const found = await Promise.all(
    data.comparators.map(async ({ kind, codes }) => {
      const own = new Set(codes);
      const practices = members.flatMap(({ code, commissioner }) => (own.has(commissioner) ? [code] : []));
      if (codes && practices.length === 0) return undefined;
      const sum = await sumPractices(facts, load, question, codes && practices);
      // A file of the area alone is no England.
      return sum.of > (codes ? 0 : (recorded?.of ?? 0)) ? ([kind, sum] as const) : undefined;
    }),
  );
  return new Map(found.flatMap((one) => (one ? [one] : [])));
};

const keyFigures = (
  recorded: Recorded | undefined,
  against: Against | undefined,
  beside: Beside | undefined,
  waiting: Waits | undefined,
  emergencies: Emergency | undefined,
): KeyFigure[] => {
  const strip: KeyFigure[] = [];
  const add = (
    name: string,
    value: number | null,
    note: string,
    text = value === null ? '–' : count(Math.round(value)),
  ) => strip.push({ name, value, text, note });
  if (recorded)
    add(
      'On the register',
      recorded.people,
      `${figure(prevalence(recorded), 2)}% of ${countsWords(recorded.ages)}${beside ? `; ${beside.name} ${figure(beside.value, 2)}%` : ''}`,
    );
  if (against)
    add(
      'Expected',
      against.expected.people,
      `model of ${against.period}, ${countsWords(against.expected.ages)}: ${figure(100 * against.ratio, 0)}% on record`,
    );
  if (emergencies)
    add(
      'Emergency attendances',
      emergencies.year,
      `all causes, year to ${emergencies.until}${emergencies.change === null ? '' : `, ${emergencies.change >= 0 ? 'up' : 'down'} ${figure(Math.abs(emergencies.change), 1)}%`}`,
    );
  if (waiting)
    add(
      `Waiting for ${waiting.what}`,
      waiting.people,
      waiting.median === null
        ? `end of ${waiting.month}`
        : `half under ${figure(waiting.median)} weeks, end of ${waiting.month}`,
    );
  return strip;
};

/** Figures in the order in which their news is told: the gradient, what goes with it, the practices, all else. */
const inOrder = (made: readonly Made[]): readonly Made[] => {
  const [firstUse] = made.filter(({ figure: { key }, news }) => key.startsWith('use-') && news);
  const rank = (one: Made) =>
    one.figure.key === 'gradient' ? 0 : one === firstUse ? 1 : one.figure.key === 'practices' ? 2 : 3;
  return [...made].sort((a, b) => rank(a) - rank(b));
};

/** What is on record, against the model and beside England: the news where no figure has any. */
const plainNews = (
  { condition, areaName }: ConditionData,
  recorded: Recorded | undefined,
  against: Against | undefined,
  beside: Beside | undefined,
): string | undefined => {
  if (against && recorded)
    return `${count(against.recorded.people)} ${condition.people} are on record in ${areaName}, ${figure(100 * against.ratio, 0)}% of the ${count(Math.round(against.expected.people))} that a model expects (the register counts ${countsWords(against.recorded.ages)}, the model ${countsWords(against.expected.ages)}).`;
  if (recorded)
    return `${count(recorded.people)} ${condition.people} are on record in ${areaName}: ${figure(prevalence(recorded), 2)}% of ${countsWords(recorded.ages)}${beside ? `, against ${figure(beside.value, 2)}% in ${beside.name}` : ''}.`;
  return undefined;
};

const joinOf = async (
  platform: Pick<Platform, 'db' | 'facts'>,
  data: ConditionData,
  named: boolean,
): Promise<Join | null> => {
  if (data.year === undefined || data.ofPractices.length === 0) return null;
  const found = await joinPractices(platform, { area: data.area, year: data.year });
  const some = (codes: readonly string[]) => (named ? [...codes] : null);
  return {
    both: found.both.length,
    withoutRegisters: some(found.withoutRegisters),
    withoutRegistersCount: found.withoutRegisters.length,
    leftInTheYear: some(found.leftInTheYear),
    leftInTheYearCount: found.leftInTheYear.length,
    unknown: some(found.unknown),
    unknownCount: found.unknown.length,
  };
};

/** Whose people they were, where no file has the area in the year: an area that is merged or split has others' years. */
const relatives = async ({ db }: Pick<Platform, 'db'>, data: ConditionData): Promise<string[]> => {
  const { predecessors, successors } = await successionsOf(db, data.area);
  const say = (what: string, some: typeof predecessors) =>
    some.length === 0
      ? []
      : [`${what} ${listed(some.map(({ name, code, date }) => `${name} (${code}, ${longDate(date)})`))}.`];
  return [
    ...say(
      'Its people came from',
      predecessors.filter(({ date }) => date > data.day),
    ),
    ...say(
      'Its people went to',
      successors.filter(({ date }) => date <= data.day),
    ),
  ];
};

export type ProfileQuestion = ConditionQuestion & {
  readonly beside?: string | undefined;
  /** Practices are named to people who have signed in, and to nobody else. */
  readonly named: boolean;
};

/** Every figure of one condition, area and year, with what they say together. */
export const conditionProfile = async (
  platform: Pick<Platform, 'db' | 'facts' | 'now' | 'group'>,
  question: ProfileQuestion,
): Promise<ConditionProfile & { readonly figures: Figure[] }> => {
  const { condition, list, named } = question;
  const [data, group] = await Promise.all([findConditionData(platform, question), platform.group()]);
  const atoms = practicesOf(data);
  const recorded = recordedOf(data, atoms);
  const against = againstExpected(data, atoms, recorded);
  const [together, join, related, memberships, workforce] = await Promise.all([
    findTogether(platform, data, recorded),
    joinOf(platform, data, named),
    recorded ? [] : relatives(platform, data),
    networksOn(
      platform.db,
      atoms.map(({ code }) => code),
      data.day,
    ),
    findWorkforce(platform, data),
  ]);
  const found = besides(data, recorded, together);
  const asked = question.beside ?? 'england';
  const beside = found.find(({ kind }) => kind === asked) ?? found.find(({ kind }) => kind === 'england');
  const query: FigureQuery = { beside: question.beside, list };
  const waiting = waits(data, query);
  // Attendances are those of the group's own trusts: they say nothing of another area.
  const emergencies = group && group.area !== question.area ? undefined : emergency(data, query);
  const ofPractices = practicesFigure(data, query, atoms, named);
  const uses = linkedIndicators(data, query);
  const made: readonly Made[] = [
    gradient(data, query, atoms, beside),
    ...uses,
    ofPractices,
    networks(data, query, atoms, memberships, named),
    comparison(data, query, recorded, found),
    trend(data, query),
    ...(waiting?.made ?? []),
    emergencies?.made,
  ].flatMap((one) => (one ? [one] : []));
  const news = inOrder(made).flatMap((one) => one.news ?? []);
  const [first] = made;
  const plain = plainNews(data, recorded, against, beside);
  // A gradient against the model is the news; else what is on record comes first.
  const leads = first?.figure.key === 'gradient' && first.news !== undefined;
  const reading = [...(leads ? [] : plain ? [plain] : []), ...news, ...(leads && plain ? [plain] : [])].slice(
    0,
    MOST_SENTENCES,
  );
  return {
    condition: {
      register: condition.register,
      slug: condition.slug,
      name: condition.name,
      inFull: condition.inFull,
      people: condition.people,
    },
    area: { code: data.area, name: data.areaName },
    year: data.year ? financialYear(data.year) : null,
    day: data.day,
    years: [...data.years].reverse().map(financialYear),
    beside: asked,
    comparators: data.comparators.map(({ kind, name, how, codes }) => ({
      kind,
      name,
      how,
      codes: codes ? [...codes] : null,
    })),
    reading,
    keyFigures: keyFigures(recorded, against, beside, waiting, emergencies),
    figures: made.map((one) => one.figure),
    outside: (ofPractices?.outside ?? []).map(({ letter, code, below }) => ({
      letter,
      code: named ? code : null,
      name: named ? data.nameOf(code) : null,
      below,
    })),
    notes: [...related, ...notesOf(data, atoms, recorded, against, named)],
    missing: missingOf(data, atoms, recorded, against),
    join,
    workforce: workforce?.told ?? null,
    files: filesOf(data, [
      ...made.flatMap((one) => one.figure.files.map(({ load }) => load)),
      ...(workforce?.loads ?? []),
    ]),
  };
};
