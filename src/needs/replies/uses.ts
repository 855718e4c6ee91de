import { z } from 'zod';
import { findOrganisation } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { conditionName } from '../kit/conditions.ts';
import { CONDITIONS } from '../profiles/condition/catalogue.ts';
import { type FigureAboutUs, RepliesOfPractice, RepliesToFigure } from './answers.ts';
import { figureInput, makeFigure, practiceInput, type Refused } from './figures.ts';
import { type Reply, repliesOf } from './queries.ts';
import { findReplies, markOf, mayReply, shownReply } from './shown.ts';

/** Figures that show practices against chance: where a practice may find itself standing out. */
const FUNNELS = CONDITIONS.map(({ register }) => ({
  topic: 'conditions',
  subject: register,
  key: 'practices',
}));

const aboutOf = (row: Reply): FigureAboutUs => ({
  figure: row.href,
  title: row.title,
  subject: row.subject,
  subjectName: conditionName(row.subject),
  period: row.period,
  value: row.value,
  unit: row.unit,
  standing: row.standing,
  letter: null,
  reply: shownReply(row),
});

/** Figures of today in which a practice stands out, of every condition. */
const standingOut = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  practice: string,
): Promise<FigureAboutUs[]> => {
  const found: FigureAboutUs[] = [];
  for (const address of FUNNELS) {
    const made = await find(platform, actor, { ...address, query: {} });
    const mark = made.ok ? markOf(made.value, practice) : undefined;
    if (!made.ok || !mark?.out) continue;
    const { href, title, subject, period } = made.value;
    found.push({
      figure: href,
      title,
      subject,
      subjectName: conditionName(subject),
      period,
      value: mark.value,
      unit: mark.unit,
      standing: mark.standing,
      letter: mark.letter,
      reply: null,
    });
  }
  return found;
};

/** What a practice was asked, what it replied, and figures of today in which it stands out. */
export const practiceRepliesUse = (find: FindFigure) =>
  defineUse({
    name: 'practice-replies',
    path: 'practices/{practice}/replies',
    method: 'get',
    permission: 'figures.reply',
    summary:
      'Figures about a practice that it may answer: those asked about, those in which it stands out, its replies.',
    input: z.object({ practice: practiceInput }),
    output: RepliesOfPractice,
    run: async (platform, actor, { practice }) => {
      if (!mayReply(actor, practice)) return refuse<Refused>({ kind: 'reply-not-yours', practice });
      const place = await findOrganisation(platform.db, practice);
      if (!place) return refuse<Refused>({ kind: 'not-found', what: `a practice with the code ${practice}` });
      const kept = (await repliesOf(platform.db, [practice])).map(aboutOf);
      const out = await standingOut(find, platform, actor, practice);
      const known = new Set(kept.map(({ subject, period }) => `${subject} ${period}`));
      return ok({
        practice,
        name: place.name,
        waiting: [
          ...kept.filter(({ reply }) => reply?.state === 'asked'),
          ...out.filter(({ subject, period }) => !known.has(`${subject} ${period}`)),
        ],
        replied: kept.filter(({ reply }) => reply?.state !== 'asked'),
      });
    },
  });

/** The replies that stand with one figure. */
export const figureRepliesUse = (find: FindFigure) =>
  defineUse({
    name: 'figure-replies',
    method: 'get',
    permission: 'needs.read',
    summary: 'What practices reply to a figure about them; to the public, how many did.',
    input: z.object({ figure: figureInput }),
    output: RepliesToFigure,
    run: async (platform, actor, { figure }) => {
      const made = await makeFigure(find, platform, actor, figure);
      if (!made.ok) return made;
      const found = await findReplies(platform, actor, made.value);
      return found ? ok(found) : refuse<Refused>({ kind: 'reply-no-practices' });
    },
  });
