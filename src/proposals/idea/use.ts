import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { type Change, changesOf } from '../../platform/history/history.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { defineUse } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { raiserFor, seesNames } from '../kit/capacity.ts';
import { dutyOn } from '../kit/duty.ts';
import {
  findProposal,
  findProposals,
  isPublic,
  type Proposal,
  readProposal,
  referenceInput,
} from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { goesOnAs, joinedTo } from '../moves/joined.ts';
import { cameFrom } from '../raise/from.ts';
import { isOver } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { tallyOf } from '../stance/tally.ts';
import { IdeaAnswer, type Somebody } from './answers.ts';
import { clockOf } from './clock.ts';
import { historyLines, historyTitle } from './history-words.ts';
import { roleOnly, turnWords } from './turn.ts';

const somebody = (actor: Actor, name: string | null, standing: string | null): Somebody =>
  seesNames(actor) ? { name, role: standing ?? '' } : { name: null, role: roleOnly(standing) };

/** What people did, as this reader may know it: the public reads what was done, when, and by what role. */
const shownChange = (actor: Actor, change: Change): IdeaAnswer['history'][number] => ({
  at: change.at.toISOString(),
  by: somebody(actor, change.person_name, change.standing),
  kind: change.kind,
  title: historyTitle(change.kind),
  lines: seesNames(actor) ? [...historyLines(change.kind, change.before, change.after)] : [],
});

/** Those of these that this reader may see, by reference and title. */
const seen = async (
  { registries, db }: Platform,
  actor: Actor,
  found: readonly Proposal[],
): Promise<{ reference: string; title: string }[]> => {
  const open = actor.kind === 'public' ? found.filter(isPublic) : found;
  const visible = await visibleTo(registries, db, actor, open, ({ reference }) => ideaRef(reference));
  return visible.map(({ reference, title }) => ({ reference, title }));
};

/** The guardian is told to those who know the name: they then know whom to ask. */
const guardianFor = (actor: Actor, proposal: Proposal): string | null =>
  proposal.name_kept &&
  actor.kind === 'person' &&
  (actor.id === proposal.raised_by || actor.id === proposal.guardian)
    ? proposal.guardian_name
    : null;

const clockAnswer = async (platform: Platform, actor: Actor, proposal: Proposal, today: CalendarDate) => {
  const { line, clock, why, working, age, delay, verified } = await clockOf(platform.db, proposal, today);
  return {
    line: [...line],
    clock: clock
      ? {
          ...clock,
          working,
          why: why?.reason ?? null,
          by: seesNames(actor) ? (why?.by ?? null) : null,
        }
      : null,
    targetsVerified: verified,
    age,
    delay: delay
      ? {
          soFar: delay.soFar,
          eachWeek: delay.eachWeek,
          days: delay.days,
          monthly: { value: delay.benefit.value, lower: delay.benefit.lower, upper: delay.benefit.upper },
          from: delay.benefit.from,
          assumes: delay.benefit.assumes,
          setBy: seesNames(actor) ? delay.benefit.setBy : null,
          setOn: delay.benefit.setOn,
        }
      : null,
  };
};

/** One idea as this reader may see it: where it stands, whose move it is, its days, what people say, its history. */
export const ideaUse = defineUse({
  name: 'idea',
  path: 'ideas/{reference}',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'One idea: where it stands, whose move it is and by when, its days and their targets, and its history.',
  input: z.object({ reference: referenceInput }),
  output: IdeaAnswer,
  run: async (platform, actor, { reference }) => {
    const found = await readProposal(platform, actor, reference);
    if (!found.ok) return found;
    const proposal = found.value;
    const { db } = platform;
    const today = londonDate(platform.now());
    const raiser = raiserFor(actor, proposal);
    const goesOn = proposal.merged_into ? await findProposal(db, await goesOnAs(db, reference)) : undefined;
    const from = await cameFrom(platform, actor, proposal.gap);
    const tally = await tallyOf(db, actor, reference);
    const duty = proposal.state === 'raised' ? await dutyOn(db, today) : undefined;
    const joined = goesOn ? await seen(platform, actor, [goesOn]) : [];
    return ok({
      reference,
      title: proposal.title,
      what: proposal.what,
      howOften: proposal.how_often,
      place: proposal.place,
      practice: proposal.practice,
      reading: proposal.reading,
      phase: proposal.phase,
      fifth: proposal.fifth,
      state: proposal.state,
      stands: stateWords(proposal.state),
      since: proposal.since,
      asideFrom: proposal.aside_from,
      reason: proposal.reason,
      joined: joined[0] ?? null,
      tookIn: await seen(platform, actor, await findProposals(db, await joinedTo(db, reference))),
      raisedOn: proposal.raised_on,
      raisedBy: {
        name: seesNames(actor) ? raiser.name : null,
        role: seesNames(actor) ? raiser.role : roleOnly(raiser.role),
        kept: raiser.kept,
      },
      guardian: guardianFor(actor, proposal),
      clinician: proposal.clinician
        ? somebody(actor, proposal.clinician_name, proposal.clinician_standing)
        : null,
      manager: proposal.manager ? somebody(actor, proposal.manager_name, proposal.manager_standing) : null,
      move: {
        who: turnWords(actor, proposal, duty),
        what: proposal.next_what,
        by: proposal.next_by,
        late: proposal.next_by < today && !isOver(proposal.state) && proposal.state !== 'merged',
      },
      answerDue: proposal.state === 'decision' ? proposal.answer_due : null,
      liveOn: proposal.live_on,
      reviewOn: proposal.review_on,
      ...(await clockAnswer(platform, actor, proposal, today)),
      over: isOver(proposal.state),
      cameFrom: from ? { label: from.label, href: from.href } : null,
      voices: {
        supporting: tally.supporting,
        seeingOtherwise: tally.seeingOtherwise,
        watching: tally.watching,
        mine: tally.mine?.stance ?? null,
        watches: tally.watches,
      },
      otherwise: [...tally.otherwise],
      history: (await changesOf(db, ideaRef(reference))).map((change) => shownChange(actor, change)),
      version: proposal.version,
    });
  },
});
