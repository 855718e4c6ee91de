import type { CalendarDate } from '../../shared/dates.ts';
import type { HowToHear } from '../registries.ts';

/** Whose news goes by mail on the morning of a day: each day's, and on Mondays the week's. */
export const dueOn = (today: CalendarDate): ReadonlySet<HowToHear> =>
  // What should have gone at once and did not goes too.
  new Date(`${today}T00:00:00Z`).getUTCDay() === 1
    ? new Set(['at-once', 'daily', 'weekly'])
    : new Set(['at-once', 'daily']);

export type NewsItem = { readonly title: string; readonly href: string };

const BECAUSE: Record<Exclude<HowToHear, 'never'>, string> = {
  'at-once': 'You asked to hear at once.',
  daily: 'You asked to hear once a day.',
  weekly: 'You asked to hear once a week.',
};

/** The mail that tells a person of one or more things; `address` is the product's own. */
export const newsMail = (news: {
  readonly group: string;
  readonly name: string;
  readonly items: readonly NewsItem[];
  /** Whether it goes for the sake of the first, which the subject then says. */
  readonly led?: boolean;
  readonly hears: Exclude<HowToHear, 'never'>;
  readonly address: string;
  readonly stopLink: string;
}): { readonly subject: string; readonly text: string } => {
  const [first] = news.items;
  const more = news.items.length - 1;
  return {
    subject:
      first && more === 0
        ? first.title
        : first && news.led
          ? `${first.title}, and ${more} more`
          : `${news.items.length} things from ${news.group}`,
    text: [
      `${news.name},`,
      '',
      ...news.items.flatMap(({ title, href }) => [title, `${news.address}${href}`, '']),
      '--',
      `${news.group}. ${BECAUSE[news.hears]}`,
      `Change how you hear from us: ${news.address}/people/me`,
      `Stop these mails: ${news.stopLink}`,
      '',
    ].join('\n'),
  };
};
