import type { Actor } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CommonRefusal } from '../../../platform/use.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Agenda, type AgendaItemSeen, agendaOf, type Paper } from '../agenda.ts';
import { type PaperText, textOf } from '../papers/texts.ts';

export type PackPaper = { readonly paper: Paper; readonly label: string; readonly text: PaperText };
export type PackItem =
  | { readonly kind: 'item'; readonly item: AgendaItemSeen; readonly papers: readonly PackPaper[] }
  /** Of an item that a ruling keeps from this reader the number alone. */
  | { readonly kind: 'kept'; readonly number: number };

export type Pack = { readonly agenda: Agenda; readonly items: readonly PackItem[] };

/**
 * The pack of a meeting as one reader may have it: each paper under `item.paper`, the same for everybody; what a
 * ruling keeps from them is told by its number, in its place.
 */
export const packOf = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Pack, CommonRefusal>> => {
  const agenda = await agendaOf(platform, actor, reference);
  if (!agenda.ok) return agenda;
  const items: PackItem[] = [];
  for (const item of agenda.value.items) {
    if (item.state === 'withdrawn') continue;
    const papers: PackPaper[] = [];
    for (const paper of item.papers)
      papers.push({
        paper,
        label: `${item.number}.${paper.number}`,
        text: await textOf(platform, actor, paper),
      });
    items.push({ kind: 'item', item, papers });
  }
  for (const number of agenda.value.kept) items.push({ kind: 'kept', number });
  const numberOf = (one: PackItem) => (one.kind === 'item' ? one.item.number : one.number);
  return ok({ agenda: agenda.value, items: items.sort((a, b) => numberOf(a) - numberOf(b)) });
};
