import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Proposal } from '../kit/find.ts';
import { settingOn, templatesOn } from '../kit/settings.ts';
import { optionsOf } from '../options/queries.ts';
import { type CaseRefusal, type CaseTemplate, templateFor, whyNotSend } from './completeness-rules.ts';
import type { CaseContent } from './content-rules.ts';
import { type QualityImpact, STARTING_STOP, type StopRule } from './impact-rules.ts';
import type { MoneyContent } from './money/content.ts';
import { moneyStanding } from './money/sums-rules.ts';
import { type Pinned, pinnedTo, saidOf } from './outside.ts';
import { STARTING_TEMPLATES } from './starting-templates.ts';
import { type Contents, contentsOf } from './store.ts';
import type { Evidence } from './topics/evidence.tsx';
import type { Measures } from './topics/measures.tsx';
import type { People } from './topics/people.tsx';
import type { Risks } from './topics/risks.tsx';
import type { WordsOnly } from './topics/texts.tsx';
import type { TopicKey } from './topics/topic.ts';

/** The template of a proposal's route today; before the route is known, the standard one. */
export const templateOf = async (
  db: Db,
  { body }: Pick<Proposal, 'body'>,
  today: CalendarDate,
): Promise<CaseTemplate> => {
  const all = await templatesOn(db, today);
  const standard = all.filter(({ key }) => key === 'standard').at(-1);
  const found = (body ? templateFor(all, body, today) : undefined) ?? standard ?? STARTING_TEMPLATES[1];
  if (!found) throw new Error('there is no template of a case at all');
  return found;
};

export const stopRuleOn = async (db: Db, today: CalendarDate): Promise<StopRule> =>
  (await settingOn(db, 'stop', today)) ?? STARTING_STOP;

const NO_QUALITY: QualityImpact = { effects: {}, risks: [], signedBy: null };

/** What decides whether a case is complete, put together from its topics and what stands elsewhere. */
export const contentFrom = (
  proposal: Proposal,
  contents: Contents,
  options: Awaited<ReturnType<typeof optionsOf>>,
  pinned: readonly Pinned[],
  said: Awaited<ReturnType<typeof saidOf>>,
): CaseContent => {
  const of = <Content>(key: TopicKey): Content | undefined =>
    contents.get(key)?.content as Content | undefined;
  const people = of<People>('people');
  const hoops = of<{ readonly hoops: CaseContent['hoops']; readonly noHoops: boolean }>('hoops');
  const risks = of<Risks>('risks')?.risks ?? [];
  return {
    restricts: proposal.restricts === true,
    need: of<WordsOnly>('need')?.words ?? '',
    pinned,
    options: options
      .filter(({ withdrawn_because }) => withdrawn_because === null)
      .map(({ label, kind, words, source, chosen_because }) => ({
        label,
        kind,
        words,
        source,
        chosen: chosen_because !== null,
      })),
    peopleAYear: people?.aYear ?? null,
    people: people?.words ?? '',
    pathway: of<WordsOnly>('pathway')?.words ?? '',
    clinicalEvidence: of<Evidence>('evidence')?.items ?? [],
    quality: of<QualityImpact>('quality') ?? NO_QUALITY,
    equality: of<CaseContent['equality']>('equality') ?? {},
    hoops: hoops?.hoops ?? [],
    noHoops: hoops?.noHoops ?? false,
    money: moneyStanding(of<MoneyContent>('money')),
    risks: risks.map((risk, i) => ({
      ...risk,
      label: risk.label ? `Risk ${i + 1}, “${risk.label}”` : `Risk ${i + 1}`,
    })),
    involvement: [of<WordsOnly>('involvement')?.words ?? '', said.words ?? ''].filter(Boolean).join('\n\n'),
    unanswered: said.unanswered,
    measures: of<Measures>('measures')?.measures ?? [],
    leads: [proposal.clinician, proposal.manager].filter((one) => one !== null),
  };
};

/** What has been written of the case of a proposal, as far as it decides whether it is complete. */
export const caseContentOf = async (db: Db, proposal: Proposal): Promise<CaseContent> =>
  contentFrom(
    proposal,
    await contentsOf(db, proposal),
    await optionsOf(db, proposal.reference),
    await pinnedTo(db, proposal.reference),
    await saidOf(db, proposal.reference),
  );

/**
 * The day by whose template and stop rule a case is held: while it is written, the day on which its writing began, so
 * that nobody's goal moves under their pen; else today.
 */
export const ruleDay = (
  { state, since }: Pick<Proposal, 'state' | 'since'>,
  today: CalendarDate,
): CalendarDate => (state === 'case' ? since : today);

/** Why the case of a proposal that is being written cannot be sent; undefined when it can. */
export const whyNotSendNow = async (db: Db, proposal: Proposal): Promise<CaseRefusal | undefined> => {
  const day = ruleDay(proposal, proposal.since);
  return whyNotSend(
    await caseContentOf(db, proposal),
    await templateOf(db, proposal, day),
    await stopRuleOn(db, day),
  );
};
