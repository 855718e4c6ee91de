import { organisationNames, personName } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { seesNames } from '../kit/capacity.ts';
import type { Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { settingOn } from '../kit/settings.ts';
import type { StopRule } from './impact-rules.ts';
import { caseOpen } from './open.ts';
import { maySign } from './topics/quality/sign.ts';
import type { ReadGiven } from './topics/topic.ts';

const CODE = /^[A-Z0-9]{3,8}$/;

/** Codes of organisations that stand anywhere in what a case says. */
const codesIn = (content: unknown): string[] =>
  typeof content === 'string'
    ? CODE.test(content)
      ? [content]
      : []
    : typeof content === 'object' && content !== null
      ? Object.values(content).flatMap(codesIn)
      : [];

/** What the topics of a case are read with: the rules in force, and names by the codes that stand in them. */
export const readGiven = async (
  db: Db,
  actor: Actor,
  today: CalendarDate,
  given: {
    readonly reference: string;
    readonly stop: StopRule;
    readonly proposal?: Pick<Proposal, 'state' | 'clinician' | 'manager'>;
    readonly topics: Readonly<Record<string, { readonly content: unknown }>>;
  },
): Promise<ReadGiven> => {
  const { signedBy } = (given.topics.quality?.content ?? {}) as { signedBy?: string | null };
  const codes = [...new Set(codesIn(given.topics.money?.content))];
  const base = `${ideaHref(given.reference)}/case`;
  const { proposal } = given;
  const signs = proposal && caseOpen(proposal) && maySign(actor, proposal);
  return {
    rate: await settingOn(db, 'rate', today),
    stop: given.stop,
    names: codes.length ? await organisationNames(db, codes) : new Map(),
    downloads: { svg: `${base}/money.svg`, csv: `${base}/money.csv` },
    signHref: signs ? `${base}/quality/sign` : undefined,
    signer: signedBy && seesNames(actor) ? await personName(db, signedBy) : undefined,
  };
};
