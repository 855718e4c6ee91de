import type { ReactNode } from 'react';
import { Page, type PageProps } from '../page.tsx';
import type { Link } from '../types.ts';

const NAV = ['Home', 'Ideas', 'Decisions', 'Population', 'Money', 'Services', 'People'].map((text) => ({
  key: text.toLowerCase(),
  text,
  href: text === 'Home' ? '/' : `/${text.toLowerCase()}`,
}));

const FOOTER_LINKS: readonly Link[] = [
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/privacy', text: 'Privacy: no patient data' },
  { href: '/contact', text: 'Who to contact' },
  { href: '/record', text: 'The record' },
];

type FrameProps = Pick<PageProps, 'title' | 'current' | 'crumbs' | 'flash' | 'hasErrors' | 'look'> & {
  readonly path: string;
  readonly signedIn?: boolean;
  readonly children: ReactNode;
};

/** The shell with made-up content, as every page of the gallery has it. */
export const Frame = ({ signedIn = true, ...props }: FrameProps) => (
  <Page
    {...props}
    group={{ name: 'Ironstone Vale', kind: 'Clinical Commissioning Group', nhsLogo: false }}
    demo={true}
    assets={{ css: '/assets/gallery.css', js: '/assets/gallery.js', icon: '/assets/gallery.svg' }}
    nonce="gallery"
    nav={NAV}
    me={
      signedIn
        ? {
            name: 'Dr Amara Thistlewood',
            role: 'Locum GP',
            href: '/me',
            signOut: { action: '/sign-out', csrf: 'token' },
          }
        : undefined
    }
    footer={{
      links: FOOTER_LINKS,
      facts: 'Ironstone Vale Clinical Commissioning Group: 68 practices, 650,238 people.',
    }}
  />
);
