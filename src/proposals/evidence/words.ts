import type { EvidenceKind } from './tables.ts';

type KindWords = {
  readonly label: string;
  readonly choose: string;
  /** Where it comes from, as its field asks; nothing where its object says so. */
  readonly source?: string;
  readonly title?: string;
};

/** What each kind of evidence is called, and how its form asks for it. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, KindWords>> = {
  figure: { label: 'Figure', choose: 'A figure of ours' },
  gap: { label: 'Gap', choose: 'A gap that is recorded' },
  voice: { label: 'What people told us', choose: 'What people told us' },
  guideline: {
    label: 'Guideline',
    choose: 'A guideline',
    title: 'What does it say?',
    source: 'Who published it, and when?',
  },
  service: {
    label: 'Somewhere else did this',
    choose: 'A service elsewhere',
    title: 'What did they do, and what came of it?',
    source: 'Where, and who says so?',
  },
  document: {
    label: 'Document',
    choose: 'Another paper',
    title: 'What does it say?',
    source: 'Who wrote it, and when?',
  },
};
