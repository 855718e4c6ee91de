/** What people said of a need, and who of them was heard. */
export type Voice = {
  readonly heardOn: string;
  readonly subject: string;
  readonly kind: 'patient' | 'carer' | 'community-group' | 'healthwatch' | 'practice' | 'survey';
  readonly how: 'visit' | 'meeting' | 'survey' | 'letter' | 'phone' | 'online' | 'other';
  readonly source: string;
  readonly place?: string;
  /** People heard, and of them those who live with it. */
  readonly people?: number;
  readonly with?: number;
  readonly heardWho?: string;
  readonly notHeard: readonly string[];
  readonly summary: string;
  readonly themes: readonly string[];
  readonly quotations?: readonly Quotation[];
};

export type Quotation = {
  readonly words: string;
  readonly speaker: string;
  readonly permission: 'public' | 'members' | 'not-given';
};
