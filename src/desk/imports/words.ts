import { longDate, parseDate } from '../../shared/dates.ts';
import type { Tone } from '../../ui/index.ts';
import { count, counted } from '../../ui/index.ts';
import type { KnownSource, Load, LoadReport, LoadState } from './answers.ts';

/** A state in a word, and the colour that goes with it. */
export const STATE: Readonly<Record<LoadState, { readonly text: string; readonly tone: Tone }>> = {
  waiting: { text: 'Waiting', tone: 'blue' },
  running: { text: 'Reading', tone: 'blue' },
  current: { text: 'In force', tone: 'green' },
  superseded: { text: 'Replaced', tone: 'plain' },
  'taken-back': { text: 'Taken back', tone: 'plain' },
  unchanged: { text: 'Known already', tone: 'plain' },
  refused: { text: 'Refused', tone: 'red' },
  failed: { text: 'Failed', tone: 'red' },
  interrupted: { text: 'Interrupted', tone: 'amber' },
};

/** `1 January 2016`, or the period as the file says it. */
export const periodText = (period: string | null): string =>
  !period ? 'no period' : parseDate(period) ? longDate(period) : period;

/** `1.7 MB`. */
export const sizeText = (bytes: number | null): string => {
  if (bytes === null) return 'not known';
  if (bytes < 1000) return counted(bytes, 'byte', 'bytes');
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`;
};

/** `21 November 2026 at 22:51`, in London. */
export const momentText = (moment: string): string =>
  new Date(moment).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });

/** `21 Nov 2026, 22:51`, for tables. */
export const shortMoment = (moment: string): string =>
  new Date(moment).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });

/** How a load ended, in one sentence. */
export const endText = (load: Load & Pick<LoadReport, 'refusal' | 'sameAs' | 'replaced'>): string => {
  const rows = `${counted(load.rowsRead ?? 0, 'row', 'rows')} read, ${count(load.accepted ?? 0)} accepted, ${count(load.rejected ?? 0)} rejected`;
  switch (load.state) {
    case 'waiting':
      return 'Waiting for the files before it.';
    case 'running':
      return 'The file is being read.';
    case 'current':
      return `${rows}. It is in force${load.replaced ? ` in place of ${load.replaced.name}` : ''}.`;
    case 'superseded':
      return `${rows}. A newer file has replaced it.`;
    case 'taken-back':
      return `${rows}. It has been taken back: nothing reads it.`;
    case 'unchanged':
      return `This file is loaded already${load.sameAs ? `, as ${load.sameAs.name}` : ''}. Nothing was changed.`;
    case 'refused':
      return load.refusal
        ? `${load.refusal.title}. ${load.refusal.detail} ${load.refusal.todo}`
        : 'The file was refused.';
    case 'failed':
      return 'Something went wrong on our side while it was read. Nothing of it was kept; send it again.';
    case 'interrupted':
      return 'Reading was broken off, and what was half done has been removed. Send the file again.';
  }
};

export const sourceLine = ({ publisher, cadence, licence }: KnownSource): string =>
  `${publisher}, ${cadence}, ${licence}`;

/** How far a file is that has not been read to its end; `before` files stand before it. */
export const phaseText = (
  {
    phase,
    done,
    total,
  }: {
    readonly phase: 'checking' | 'reading' | 'storing' | null;
    readonly done: number;
    readonly total: number;
  },
  before: number,
): string => {
  if (phase === null)
    return before > 0 ? `Waiting: ${counted(before, 'file', 'files')} before it.` : 'It is read next.';
  if (phase === 'checking')
    return total > 0 ? `Checking the file: ${sizeText(done)} of ${sizeText(total)}.` : 'Checking what it is.';
  if (phase === 'reading') return `${count(done)} of about ${count(total)} rows read.`;
  return 'All rows are read; they are being put in force.';
};
