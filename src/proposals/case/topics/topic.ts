import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FormState } from '../../../shared/form-state.ts';
import type { Proposal } from '../../kit/find.ts';
import type { StopRule } from '../impact-rules.ts';
import type { DiscountRate } from '../return-rules.ts';

/** What a case is written of. A section of a template shows the topics that its asks begin with. */
export const TOPICS = [
  'need',
  'evidence',
  'people',
  'pathway',
  'quality',
  'equality',
  'hoops',
  'money',
  'risks',
  'involvement',
  'measures',
] as const;
export type TopicKey = (typeof TOPICS)[number];

/** What a reader is shown beside the content itself, as far as the caller knows it. Nothing is guessed of the rest. */
export type ReadGiven = {
  /** The rate in force: without one there is no present value. */
  readonly rate?: DiscountRate | undefined;
  /** The stop rule in force: without one no risk is said to stop a case. */
  readonly stop?: StopRule | undefined;
  /** Names of organisations by the code that stands in the content; others stand as they were written. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** Where the picture of the money can be had as a file. */
  readonly downloads?: { readonly svg: string; readonly csv: string } | undefined;
  /** The clinician who signed, for readers to whom people are named. */
  readonly signer?: string | undefined;
  /** Where this reader can sign the quality impact, or take their signature back. */
  readonly signHref?: string | undefined;
};

/**
 * One topic: what is kept of it (JSON under one key, with a version of its own), how it is written and how it is read.
 * The store, locks, versions and pages of a case know topics by this alone.
 */
export type Topic<Content = unknown> = {
  readonly key: TopicKey;
  readonly title: string;
  /** Reads what was kept, and what the API sends. Refuses with words at the field. */
  readonly content: z.ZodType<Content>;
  readonly empty: Content;
  /** From the fields of its form to what `content` reads. Rows that are empty in every field are left out. */
  readonly fromForm: (
    form: Readonly<Record<string, string>>,
    all: (name: string) => readonly string[],
  ) => unknown;
  /** The other way, for a form that begins with what was kept. */
  readonly toForm: (content: Content) => Readonly<Record<string, string>>;
  /** Its fields; `form.values` holds `toForm`’s, or what a refused person wrote. */
  readonly fields: (given: { readonly form: FormState; readonly proposal: Proposal }) => ReactNode;
  /** As a reader, a board paper and a comparison show it. */
  readonly read: (content: Content, given?: ReadGiven) => ReactNode;
  /** The same as plain lines of text: what versions are compared by, and DOCX is made of. */
  readonly lines: (content: Content) => readonly string[];
  /**
   * What is kept when `after`, as a writer sent it, takes the place of `before`: what no writer may send, a signature,
   * stands on only while its words do. Asked before every keeping; a topic without it is kept as sent.
   */
  readonly settle?: (before: Content, after: Content) => Content;
};
