import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { count, figure as figureText } from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { seesNames } from '../gaps/shown.ts';
import type { PracticeReply, RepliesToFigure, ReplyShown } from './answers.ts';
import { type Reply, repliesTo } from './queries.ts';
import { countReplies, funnelOf, outsideOf, pointOf, remindOn, standsOut } from './rules.ts';

export const replyRef = (id: string) => ({ kind: 'reply', id });
export const REPLIES_PATH = '/population/replies';

/** Where somebody of a practice replies to a figure. */
export const replyHref = (figure: string, practice: string): string =>
  `${REPLIES_PATH}/reply?${new URLSearchParams({ practice, figure })}`;

/** Those who answer for a practice. */
export const mayReply = (actor: Actor, practice: string): boolean =>
  can(actor, 'figures.reply', { organisation: practice });

/** Those who ask practices, and agree with them that data are wrong. */
export const mayAsk = (actor: Actor): boolean => can(actor, 'gaps.manage');

/** `41% of the number expected`. */
export const valueText = (value: number | null, unit: string): string =>
  value === null
    ? 'withheld'
    : `${Number.isInteger(value) ? count(value) : figureText(value, 1)}${unit.startsWith('%') ? '' : ' '}${unit}`;

export const shownReply = (row: Reply): ReplyShown => ({
  id: row.id,
  practice: row.practice,
  state: row.state,
  askedOn: row.asked_on,
  remindOn: row.state === 'asked' && row.asked_on ? remindOn(row.asked_on) : null,
  words: row.words,
  saysError: row.says_error,
  repliedOn: row.replied_on,
  repliedBy: row.replied_by_name,
  agreedOn: row.agreed_on,
  version: row.version,
});

/** A figure of one period, as replies stand with it. */
export const replyFigure = ({ topic, subject, key, period }: Figure) => ({ topic, subject, key, period });

/** Practices where the reader works and may reply: within chance too, a figure about them can be answered. */
const ownPractices = (actor: Actor): string[] =>
  actor.kind !== 'person'
    ? []
    : actor.roles.flatMap((one) =>
        mayReply({ ...actor, roles: [one] }, one.organisation) ? [one.organisation] : [],
      );

/**
 * The replies that stand with a figure, as this reader may see them: those outside the limits in the order of
 * their letters, each with its reply or how long it has been asked, then whoever else replied and the reader's own
 * practice. The public reads
 * how many, and no practice's words. Undefined where the figure does not show practices. `figure` is as the
 * reader sees it. For `<RepliesSection>`.
 */
export const findReplies = async (
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  figure: Figure,
): Promise<RepliesToFigure | undefined> => {
  const chart = funnelOf(figure.picture);
  if (!chart) return undefined;
  const rows = await repliesTo(db, replyFigure(figure));
  const outside = outsideOf(chart);
  const counts = countReplies(
    outside.length,
    rows.map(({ state }) => state),
  );
  const base = { figure: figure.href, period: figure.period, counts };
  if (!seesNames(actor)) return { ...base, practices: [], mayAsk: false };
  const codes = [
    ...outside.flatMap(({ code }) => code ?? []),
    ...rows.map(({ practice }) => practice),
    ...ownPractices(actor).filter((code) => pointOf(chart, code)),
  ];
  const names = await organisationNames(db, codes);
  const practices = [...new Set(codes)].map((code): PracticeReply => {
    const point = pointOf(chart, code);
    const reply = rows.find(({ practice }) => practice === code);
    return {
      practice: code,
      name: names.get(code) ?? point?.name ?? code,
      letter: point?.letter ?? null,
      value: point?.value ?? reply?.value ?? null,
      unit: chart.unit,
      standing: point?.standing ?? reply?.standing ?? 'withheld',
      reply: reply ? shownReply(reply) : null,
      mayReply: mayReply(actor, code),
    };
  });
  return { ...base, practices, mayAsk: mayAsk(actor) };
};

/**
 * Replies to a figure by practice, for downloads: nothing for the public, nor where the figure does not show
 * practices. Those asked who have not replied are left out.
 */
export const repliesByPractice = async (
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  figure: Figure,
): Promise<
  ReadonlyMap<string, { readonly words: string; readonly state: Reply['state']; readonly on: string }>
> => {
  if (!seesNames(actor) || !funnelOf(figure.picture)) return new Map();
  return new Map(
    (await repliesTo(db, replyFigure(figure))).flatMap(({ practice, words, state, replied_on: on }) =>
      words !== null && on !== null ? [[practice, { words, state, on }] as const] : [],
    ),
  );
};

/** The mark of a practice in a figure that shows practices to this reader, and whether it stands out. */
export const markOf = (figure: Figure, practice: string) => {
  const chart = funnelOf(figure.picture);
  const point = chart && pointOf(chart, practice);
  return chart && point
    ? {
        value: point.value,
        unit: chart.unit,
        standing: point.standing,
        letter: point.letter ?? null,
        out: standsOut(point),
      }
    : undefined;
};
