import { longDate } from '../../../shared/dates.ts';
import { count } from '../../../ui/index.ts';
import { financialYear } from '../../conditions/years.ts';
import { listed, someOf } from '../area/words.ts';
import { type Against, countsWords, type Recorded } from './area.ts';
import type { ConditionData } from './data.ts';
import { dips, impossible, type PracticeAtom, shownPractices } from './rules.ts';
import type { Missing } from './schema.ts';

const sourceOf = (source: string): Pick<Missing, 'source' | 'href' | 'text'> => ({
  source,
  href: `/imports/sources#${source}`,
  text: 'Where it is published',
});

/** What is not loaded and would say more, with where to get it. */
export const missingOf = (
  data: ConditionData,
  practices: readonly PracticeAtom[],
  recorded: Recorded | undefined,
  against: Against | undefined,
): Missing[] => {
  const { condition, loads, area, year } = data;
  const found: Missing[] = [];
  const name = condition.name;
  if (!recorded)
    found.push({
      what: `How many ${condition.people} are on record in ${data.areaName}${year ? ` in ${financialYear(year)}` : ''}: the registers of the Quality and Outcomes Framework`,
      ...sourceOf('qof-prevalence-ccg'),
    });
  if (practices.length === 0 && data.members.length === 0)
    found.push({
      what: `Which practices belonged to ${area} on ${longDate(data.day)}: the register of organisations`,
      ...sourceOf('ods-epraccur'),
    });
  else if (practices.length === 0)
    found.push({
      what: `Registers by practice${year ? ` of ${financialYear(year)}` : ''}: for the practices and the gradient over deprivation`,
      ...sourceOf('qof-prevalence-practice-ages'),
    });
  if (recorded && !against)
    found.push({
      what: `How many ${condition.people} a model expects, near to ${longDate(data.day)}`,
      ...sourceOf('expected-prevalence'),
    });
  if (data.scores.size === 0)
    found.push({
      what: 'The deprivation of practices: for every gradient',
      ...sourceOf('fingertips-short'),
    });
  if (condition.treatments.length > 0 && data.waits.length === 0)
    found.push({
      what: `How long people wait for the treatment functions of ${name}`,
      ...sourceOf('nhs-england-rtt-commissioner'),
    });
  if (loads.emergency.length === 0)
    found.push({ what: 'Emergency attendances, month by month', ...sourceOf('nhs-england-ae-attendances') });
  else if (data.trusts.length === 0)
    found.push({
      what: 'Which trusts are the group’s own: attendances are published by trust',
      source: '',
      href: '/population/trusts',
      text: 'Choose them',
    });
  return found;
};

/** What to know of the figures, in sentences. */
export const notesOf = (
  data: ConditionData,
  practices: readonly PracticeAtom[],
  recorded: Recorded | undefined,
  against: Against | undefined,
  named: boolean,
): string[] => {
  const notes: string[] = [];
  const year = data.year && financialYear(data.year);
  if (against) notes.push(against.caveat);
  if (against?.joinedBy === 'name')
    notes.push('The model knows the area by another code: it was found by its name.');
  if (against && against.period !== data.day.slice(0, 4) && !against.period.includes('/'))
    notes.push(`The model nearest to ${longDate(data.day)} is of ${against.period}.`);
  if (recorded?.by === 'practices')
    notes.push(
      `No file has the register of the area as a whole: it is added up from its practices (${countsWords(recorded.ages)}).`,
    );
  if (recorded?.ages === '')
    notes.push(
      'The file does not say which ages the register counts: the share is of the people whom it names.',
    );
  const own = data.ofArea.find(({ row }) => row.year === data.year);
  for (const other of own?.others ?? [])
    notes.push(
      `Two files of ${year} differ: ${count(own?.row.people ?? 0)} on the register in the one used, ${other.people === null ? 'none given' : count(other.people)} in the other.`,
    );
  const differing = data.ofPractices.filter(({ row, others }) => row.year === data.year && others.length > 0);
  if (differing.length > 0)
    notes.push(
      `Two files differ on the registers of ${someOf(differing.length, 'practice')}; the one that names its ages is used.`,
    );
  if (own?.row.disagrees)
    notes.push('The published prevalence is not register / list; what is shown is worked out from the two.');
  if (data.repeated > 0) notes.push(`${count(data.repeated)} rows are left out: their file has them twice.`);
  const wrong = impossible(practices);
  if (wrong.length > 0)
    notes.push(
      `${someOf(wrong.length, 'practice')} with more people on the register than on the list ${wrong.length === 1 ? 'is' : 'are'} left out${named ? `: ${listed(wrong.map(({ code }) => data.nameOf(code)))}` : ''}.`,
    );
  const { withheld } = shownPractices(practices);
  if (withheld.length > 0)
    notes.push(
      `The registers of ${someOf(withheld.length, 'practice')} are withheld: one to four people, or a count that would give one away.`,
    );
  notes.push(...dipNotes(data, named));
  if (data.scoresOf && data.scores.size > 0 && !data.scoresOf.period.startsWith(data.day.slice(0, 4)))
    notes.push(`Deprivation is that of ${data.scoresOf.period}, the edition nearest to the year.`);
  return notes;
};

/** Practices whose registers fell for one year and came back: told, and changed nowhere. */
const dipNotes = (data: ConditionData, named: boolean): string[] => {
  const byPractice = new Map<string, { year: string; people: number | null; of: number | null }[]>();
  for (const { row } of data.ofPractices)
    byPractice.set(row.area, [
      ...(byPractice.get(row.area) ?? []),
      { year: row.year, people: row.people, of: row.denominator },
    ]);
  const found = [...byPractice].flatMap(([code, counts]) => dips(counts).map((year) => ({ code, year })));
  return found.map(
    ({ code, year }) =>
      `The register of ${named ? data.nameOf(code) : 'one practice'} fell by more than a third in ${financialYear(year)} and was back the year after, its list unchanged: it may be a data error.`,
  );
};
