import type { ReactNode } from 'react';

/** A place to go: an address within the product and the words that name it. */
export type Link = { readonly href: string; readonly text: string };

/** The body that the pages speak for. `nhsLogo` only when the configuration says that it may use the logo. */
export type Group = {
  /** Without its kind: `Ironstone Vale`. */
  readonly name: string;
  /** `Clinical Commissioning Group`; shown under the name. */
  readonly kind: string;
  readonly nhsLogo: boolean;
};

/** Addresses of the style sheet, the script and the tab's icon, as `readAssets` gives them. */
export type Assets = { readonly css: string; readonly js: string; readonly icon?: string | undefined };

/** A main navigation item; `key` is what `current` on the page refers to. */
export type NavItem = Link & { readonly key: string };

/** Who is signed in; `role` is the one they act in now. `href` leads to their own page. */
export type Me = {
  readonly name: string;
  readonly role: string;
  readonly href: string;
  /** How much news waits, and where it stands. */
  readonly news?: { readonly count: number; readonly href: string } | undefined;
  readonly signOut?: { readonly action: string; readonly csrf: string } | undefined;
};

/** One message at the top of the next page, after something was done. */
export type Flash = {
  readonly kind: 'done' | 'information' | 'problem';
  readonly text: ReactNode;
  readonly link?: Link | undefined;
};

/** What is wrong with one field of a form: `field` is the name of the field, `message` says how to put it right. */
export type FieldError = { readonly field: string; readonly message: string };
