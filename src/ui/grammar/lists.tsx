import type { ReactNode } from 'react';
import type { Link } from '../types.ts';

export type TodoItem = {
  /** Day in short words: `Today`, `Thu 28 May`. */
  readonly when: string;
  /** `2 min`. */
  readonly effort?: string | undefined;
  /** What sort of thing it is: `A reply to your idea`. */
  readonly kind?: ReactNode;
  readonly title: string;
  readonly href: string;
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
};

/** What needs this person, soonest first. */
export const Todo = ({ items }: { readonly items: readonly TodoItem[] }) => (
  <ol className="cf-todo">
    {items.map((item) => (
      <li key={item.href}>
        <p className="cf-todo__when">
          <b>{item.when}</b> {item.effort ? <span>{item.effort}</span> : null}
        </p>
        <div className="cf-todo__body">
          {item.kind ? <p className="cf-kind">{item.kind}</p> : null}
          <h3>
            <a href={item.href}>{item.title}</a>
          </h3>
          {item.body ? <div className="cf-todo__text">{item.body}</div> : null}
          {item.actions ? <div className="cf-buttons">{item.actions}</div> : null}
        </div>
      </li>
    ))}
  </ol>
);

export type TimelineItem = {
  readonly key: string;
  /** `YYYY-MM-DD` or an instant; for machines. */
  readonly dateTime: string;
  /** In words: `1 April 2013`. */
  readonly when: string;
  readonly title: ReactNode;
  readonly body?: ReactNode;
};

/** What happened, in order of date. */
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol className="cf-timeline">
    {items.map((item) => (
      <li key={item.key}>
        <time dateTime={item.dateTime}>{item.when}</time>
        <div>
          <p>{item.title}</p>
          {item.body ? <div className="cf-small cf-quiet">{item.body}</div> : null}
        </div>
      </li>
    ))}
  </ol>
);

/** A list with hairlines between: links with a line under each. */
export const LinedList = ({
  children,
  columns = false,
}: {
  readonly children: ReactNode;
  /** Short items in as many columns as there is room for. */
  readonly columns?: boolean | undefined;
}) => <ul className={columns ? 'cf-lined cf-lined--columns' : 'cf-lined'}>{children}</ul>;

/** Ways on from here, in a row: small links side by side. */
export const Links = ({ links }: { readonly links: readonly Link[] }) => (
  <ul className="cf-links">
    {links.map((link) => (
      <li key={link.href}>
        <a href={link.href}>{link.text}</a>
      </li>
    ))}
  </ul>
);
