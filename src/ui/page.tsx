import type { ReactNode } from 'react';
import { Footer, type FooterProps } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import type { Assets, Flash, Group, Link, Me, NavItem } from './types.ts';

export type PageProps = {
  /** Of this page alone; the group's name is added in the browser's title. */
  readonly title: string;
  readonly group: Group;
  /** True in the invented place: says so at the top of every page. */
  readonly demo: boolean;
  readonly assets: Assets;
  /** Of this answer's content-security policy. */
  readonly nonce: string;
  /** Address of this page, for the sign-in link to come back to. */
  readonly path: string;
  /** Only the parts of the product that exist, in the order Home, Ideas, Decisions, Population, Money, Services, People. */
  readonly nav: readonly NavItem[];
  /** Key of the navigation item that this page belongs to. */
  readonly current?: string | undefined;
  readonly me?: Me | undefined;
  /** Shown when nobody is signed in; `/sign-in` unless told otherwise, false for none. */
  readonly signIn?: string | false | undefined;
  /** From Home down to the parent of this page; the page itself is its own heading. */
  readonly crumbs?: readonly Link[] | undefined;
  /** The Atom feed of what the page tells of. */
  readonly feed?: { readonly href: string; readonly title: string } | undefined;
  readonly footer: FooterProps;
  readonly flash?: Flash | undefined;
  /** True after a refused form: the browser's title then begins with "Error:". */
  readonly hasErrors?: boolean | undefined;
  /** `public` is larger and looser, in one column; `work` (default) is compact. */
  readonly look?: 'work' | 'public' | undefined;
  readonly children: ReactNode;
};

const Crumbs = ({ crumbs }: { readonly crumbs: readonly Link[] }) => (
  <nav className="cf-crumbs" aria-label="Breadcrumb">
    <ol>
      {crumbs.map((crumb) => (
        <li key={crumb.href}>
          <a href={crumb.href}>{crumb.text}</a>
        </li>
      ))}
    </ol>
  </nav>
);

const FLASH_WORD = { done: 'Done', information: 'Please note', problem: 'This did not work' } as const;

const FlashNote = ({ flash }: { readonly flash: Flash }) => (
  <div className={`cf-flash cf-flash--${flash.kind}`} role={flash.kind === 'problem' ? 'alert' : 'status'}>
    <p>
      <b>{FLASH_WORD[flash.kind]}: </b>
      {flash.text}
      {flash.link ? (
        <>
          {' '}
          <a href={flash.link.href}>{flash.link.text}</a>
        </>
      ) : null}
    </p>
  </div>
);

/** The whole document of a page. Complete without JavaScript; no inline style or script. */
export const Page = (props: PageProps) => {
  const { title, group, assets, nonce, crumbs, flash } = props;
  const whole = `${group.name} ${group.kind}`;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#005eb8" />
        <title>{`${props.hasErrors ? 'Error: ' : ''}${title} – ${whole}`}</title>
        {assets.icon ? <link rel="icon" type="image/svg+xml" href={assets.icon} /> : null}
        {props.feed ? (
          <link rel="alternate" type="application/atom+xml" title={props.feed.title} href={props.feed.href} />
        ) : null}
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js} nonce={nonce} />
      </head>
      <body className={`cf cf--${props.look ?? 'work'}`}>
        <a className="nhsuk-skip-link" href="#main" data-module="nhsuk-skip-link">
          Skip to main content
        </a>
        <Header
          group={group}
          demo={props.demo}
          nav={props.nav}
          current={props.current}
          me={props.me}
          signIn={props.signIn === undefined ? '/sign-in' : props.signIn}
          path={props.path}
        />
        <div className="cf-width cf-body">
          {crumbs && crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
          <main id="main" className="cf-main">
            {flash ? <FlashNote flash={flash} /> : null}
            {props.children}
          </main>
        </div>
        <Footer {...props.footer} />
      </body>
    </html>
  );
};
