import { longDate } from '../../shared/dates.ts';
import type { FeedEntry } from './read.ts';

const WHAT: Readonly<Record<FeedEntry['what'], string>> = {
  published: '',
  corrected: 'Corrected: ',
  withheld: 'Withheld: ',
  followed: 'What followed: ',
};

const OUTCOMES: Readonly<Record<FeedEntry['outcome'], string>> = {
  yes: 'Yes',
  'yes-with-conditions': 'Yes, with conditions',
  'not-yet': 'Not yet',
  no: 'No',
};

/** What is told of one entry: its words where everybody may read them, else that it is withheld, and until when. */
export const entryWords = (entry: FeedEntry): { readonly title: string; readonly text: string } =>
  entry.published
    ? {
        title: `${WHAT[entry.what === 'withheld' ? 'published' : entry.what]}${entry.title}`,
        text: `${OUTCOMES[entry.outcome]}. ${entry.bodyName}, ${longDate(entry.decidedOn)}. ${entry.summary}`,
      }
    : {
        title: `${WHAT.withheld}${entry.reference}`,
        text: `${entry.bodyName}, ${longDate(entry.decidedOn)}. ${entry.withheldReason ?? ''} Everybody can read it from ${longDate(entry.withheldUntil ?? '')} on.`,
      };

export type FeedHead = {
  /** The product’s own address: `https://decisions.example.org`. */
  readonly address: string;
  readonly title: string;
  /** Address of the feed as it was asked for, within the product. */
  readonly self: string;
  /** Of its further part, where there is one. */
  readonly next: string | undefined;
  /** Address of the pages that it is of. */
  readonly home: string;
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // Characters that XML cannot hold, however they came into a text.
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

const hrefOf = ({ address }: FeedHead, entry: FeedEntry): string => `${address}/decisions/${entry.reference}`;
const idOf = (head: FeedHead, entry: FeedEntry): string => `${hrefOf(head, entry)}#feed-${entry.number}`;

/** The feed as Atom 1.0 (RFC 4287), paged by RFC 5005. */
export const atomFeed = (head: FeedHead, entries: readonly FeedEntry[], now: Date): string => {
  const newest = Math.max(...entries.map(({ at }) => at.getTime()), 0);
  const updated = (entries.length > 0 ? new Date(newest) : now).toISOString();
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${escaped(head.address + href)}"/>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `<id>${escaped(head.address + head.home)}</id>`,
    `<title>${escaped(head.title)}</title>`,
    `<updated>${updated}</updated>`,
    link('self', head.self),
    link('alternate', head.home),
    ...(head.next ? [link('next', head.next)] : []),
    ...entries.map((entry) => {
      const { title, text } = entryWords(entry);
      return [
        '<entry>',
        `<id>${escaped(idOf(head, entry))}</id>`,
        `<title>${escaped(title)}</title>`,
        `<link rel="alternate" href="${escaped(hrefOf(head, entry))}"/>`,
        `<updated>${entry.at.toISOString()}</updated>`,
        `<author><name>${escaped(entry.bodyName)}</name></author>`,
        `<category term="${entry.what}"/>`,
        `<summary>${escaped(text)}</summary>`,
        '</entry>',
      ].join('\n');
    }),
    '</feed>',
    '',
  ].join('\n');
};

/** The feed as JSON Feed 1.1; `_number` is the place of an entry in the order in which it became true. */
export const jsonFeed = (head: FeedHead, entries: readonly FeedEntry[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    home_page_url: head.address + head.home,
    feed_url: head.address + head.self,
    language: 'en-GB',
    ...(head.next ? { next_url: head.address + head.next } : {}),
    items: entries.map((entry) => {
      const { title, text } = entryWords(entry);
      return {
        id: idOf(head, entry),
        url: hrefOf(head, entry),
        title,
        content_text: text,
        date_published: entry.at.toISOString(),
        authors: [{ name: entry.bodyName }],
        tags: [entry.what],
        _number: entry.number,
        _decision: entry.reference,
      };
    }),
  });
