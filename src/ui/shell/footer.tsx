import type { ReactNode } from 'react';
import type { Link } from '../types.ts';

export type FooterProps = {
  /** Accessibility, Privacy: no patient data, Who to contact, The record: those that exist. */
  readonly links: readonly Link[];
  /** One sentence: `Ironstone Vale Clinical Commissioning Group: 68 practices, 650,238 people.` */
  readonly facts?: ReactNode;
};

export const Footer = ({ links, facts }: FooterProps) => (
  <footer className="cf-foot">
    <div className="cf-width">
      {links.length > 0 ? (
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {facts ? <p>{facts}</p> : null}
    </div>
  </footer>
);
