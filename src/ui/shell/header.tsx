import type { Group, Me, NavItem } from '../types.ts';
import { count } from '../words.ts';
import { Lens, Mark, NhsLogo } from './marks.tsx';

type HeaderProps = {
  readonly group: Group;
  readonly demo: boolean;
  readonly nav: readonly NavItem[];
  readonly current: string | undefined;
  readonly me: Me | undefined;
  readonly signIn: string | false;
  readonly path: string;
};

const SEARCH_LABEL = 'Search people, practices and figures';

const Search = ({ id }: { readonly id: string }) => (
  <search>
    <form className="cf-search" action="/search" method="get">
      <label className="cf-hidden" htmlFor={id}>
        {SEARCH_LABEL}
      </label>
      <input id={id} type="search" name="q" placeholder="Search" autoComplete="off" />
      <button type="submit" aria-label="Search">
        <Lens />
      </button>
    </form>
  </search>
);

const NavList = (props: Pick<HeaderProps, 'nav' | 'current' | 'path'>) => (
  <ul>
    {props.nav.map((item) => (
      <li key={item.key}>
        <a
          href={item.href}
          aria-current={item.key === props.current ? (item.href === props.path ? 'page' : 'true') : undefined}
        >
          {item.text}
        </a>
      </li>
    ))}
  </ul>
);

const SignOut = ({ signOut }: { readonly signOut: NonNullable<Me['signOut']> }) => (
  <form className="cf-signout" action={signOut.action} method="post">
    <input type="hidden" name="csrf" value={signOut.csrf} />
    <button type="submit">Sign out</button>
  </form>
);

const WhoIsHere = ({ me, signIn, path }: Pick<HeaderProps, 'me' | 'signIn' | 'path'>) => {
  if (me)
    return (
      <>
        <p className="cf-me__name">{me.name}</p>
        <div className="cf-me__row">
          <a href={me.href}>
            {me.role}
            <span className="cf-hidden">: your own page</span>
          </a>
          {me.news ? (
            <a href={me.news.href}>
              {me.news.count > 0 ? `${count(me.news.count)} new` : 'News'}
              <span className="cf-hidden"> for you</span>
            </a>
          ) : null}
          {me.signOut ? <SignOut signOut={me.signOut} /> : null}
        </div>
      </>
    );
  if (signIn === false) return null;
  return <a href={`${signIn}?to=${encodeURIComponent(path)}`}>Sign in</a>;
};

/** Demonstration strip, the group's name, search, who is signed in, and the navigation; a menu when narrow. */
export const Header = (props: HeaderProps) => (
  <header>
    {props.demo ? (
      <div className="cf-demo">
        <div className="cf-width">Demonstration – invented data</div>
      </div>
    ) : null}
    <div className="cf-top">
      <div className="cf-width cf-top__in">
        <a className="cf-top__name" href="/">
          {props.group.nhsLogo ? <NhsLogo /> : <Mark />}
          <span>
            <b>{props.group.name}</b> <span>{props.group.kind}</span>
          </span>
        </a>
        <div className="cf-top__search">
          <Search id="search" />
        </div>
        <div className="cf-me">
          <WhoIsHere me={props.me} signIn={props.signIn} path={props.path} />
        </div>
        <details className="cf-menu">
          <summary>Menu</summary>
          <div className="cf-menu__in">
            <Search id="search-menu" />
            <nav aria-label="Menu">
              <NavList nav={props.nav} current={props.current} path={props.path} />
            </nav>
            <div className="cf-menu__me">
              <WhoIsHere me={props.me} signIn={props.signIn} path={props.path} />
            </div>
          </div>
        </details>
      </div>
    </div>
    <nav className="cf-nav" aria-label="Main">
      <div className="cf-width">
        <NavList nav={props.nav} current={props.current} path={props.path} />
      </div>
    </nav>
  </header>
);
