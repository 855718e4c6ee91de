import { type Actor, publicActor } from '../../platform/actor.ts';
import { type Found, type Registries, visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { spelledOut } from '../../platform/relational/spelling.ts';
import { contributionHref } from '../contributions/shown.ts';
import { caseRef, ideaHref, ideaRef } from '../kit/refs.ts';
import { isEverywhere } from '../raise/words-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import {
  casesFitting,
  type FoundIdea,
  type FoundWords,
  ideasByReference,
  ideasFitting,
  saidFitting,
} from './find.ts';

const scopeOf = (actor: Actor, limit: number) => ({ isPublic: actor.kind === publicActor.kind, limit });

const ideaFound = (one: FoundIdea): Found => ({
  object: ideaRef(one.reference),
  kind: 'Idea',
  title: one.title,
  detail: `${one.reference} · ${one.mergedInto ? `joined with ${one.mergedInto}` : stateWords(one.state)}${isEverywhere(one.place) ? '' : ` · ${one.place}`}`,
  href: ideaHref(one.reference),
  rank: one.rank,
});

/** Ideas by their reference and words, forgiving of spelling; names of people are not looked into. */
export const searchIdeas = async (
  db: Db,
  actor: Actor,
  words: string,
  limit: number,
): Promise<readonly Found[]> => {
  const scope = scopeOf(actor, limit);
  const named = await ideasByReference(db, words, scope);
  if (named.length > 0) return named.map(ideaFound);
  const spelt = await spelledOut(db, words);
  if (!spelt) return [];
  const all = await ideasFitting(db, spelt, spelt.all, scope);
  // Where no idea holds every word, those that hold some are better than nothing.
  return (all.length > 0 ? all : (await ideasFitting(db, spelt, spelt.any, scope)).map(less)).map(ideaFound);
};

const less = (one: FoundIdea): FoundIdea => ({ ...one, rank: one.rank / 2 });

const excerpt = ({ words }: FoundWords): string => (words.length > 120 ? `${words.slice(0, 119)}…` : words);

/** What people said of ideas. */
export const searchSaid = async (
  db: Db,
  actor: Actor,
  words: string,
  limit: number,
): Promise<readonly Found[]> => {
  const spelt = await spelledOut(db, words);
  if (!spelt) return [];
  const found = await saidFitting(db, spelt.all, scopeOf(actor, limit));
  // Words and their replies have one address: the best of them stands for all.
  const first = found.filter((one, i) => found.findIndex(({ id }) => id === one.id) === i);
  return first.map((one) => ({
    object: ideaRef(one.reference),
    kind: 'What people said',
    title: `“${excerpt(one)}”`,
    detail: `of ${one.reference} · ${one.title}`,
    href: contributionHref(one.reference, one.id),
    rank: one.rank,
  }));
};

/** Cases by their texts, for those who have signed in: much of a case is a draft. Of ideas that they may see. */
export const searchCases =
  (registries: Registries) =>
  async (db: Db, actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
    const scope = scopeOf(actor, limit);
    const spelt = scope.isPublic ? undefined : await spelledOut(db, words);
    if (!spelt) return [];
    const found = await casesFitting(db, spelt.all, scope);
    const seen = await visibleTo(registries, db, actor, found, (one) => ideaRef(one.reference));
    return seen.map((one) => ({
      object: caseRef(one.reference),
      kind: 'Case',
      title: `The case for ${one.title}`,
      detail: one.reference,
      href: `${ideaHref(one.reference)}/case`,
      rank: one.rank,
    }));
  };
