/** Whom a proposal touches, as its leads say it. */
export type Touches = {
  /** Codes of practices, or all. */
  readonly practices: 'all' | readonly string[];
  readonly specialties: readonly string[];
  /** Codes of organisations beside practices: trusts, councils, suppliers. */
  readonly partners: readonly string[];
  /** Conditions or places whose patients it touches. */
  readonly patients: readonly string[];
};

/** Who there is to ask. */
export type Known = {
  readonly practices: readonly { readonly code: string; readonly name: string }[];
  readonly specialists: readonly {
    readonly person: string;
    readonly name: string;
    readonly specialty: string;
  }[];
  readonly partners: readonly { readonly code: string; readonly name: string }[];
  readonly patientGroups: readonly {
    readonly key: string;
    readonly name: string;
    /** The conditions and places that it speaks for; all of them for a healthwatch. */
    readonly about: 'all' | readonly string[];
  }[];
};

export const ASKED_KINDS = ['practice', 'specialist', 'partner', 'patients'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/** One who is to be asked, with the reason why. */
export type Asked = {
  readonly kind: AskedKind;
  /** Code or id: with its kind it names one. */
  readonly key: string;
  readonly name: string;
  readonly because: string;
};

export type MustBeAsked = {
  readonly asked: readonly Asked[];
  /** Something that it touches and nobody is known to ask about: to be found, or said why not. */
  readonly nobodyFor: readonly { readonly kind: AskedKind; readonly what: string }[];
};

/**
 * Who must be asked what the problem is, from what it touches: each practice, every specialist of a specialty, each
 * partner, every group that speaks for patients of a condition or place. One who is touched twice is asked once, for
 * both reasons. Source: need N3.
 */
export const whoMustBeAsked = (touches: Touches, known: Known): MustBeAsked => {
  const asked = new Map<string, Asked>();
  const nobodyFor: { kind: AskedKind; what: string }[] = [];
  const ask = (kind: AskedKind, key: string, name: string, because: string) => {
    const before = asked.get(`${kind} ${key}`);
    const reason = before ? `${before.because}; ${because}` : because;
    asked.set(`${kind} ${key}`, { kind, key, name, because: reason });
  };

  const { practices } = touches;
  const named = practices === 'all' ? known.practices.map(({ code }) => code) : practices;
  for (const code of new Set(named)) {
    const practice = known.practices.find((one) => one.code === code);
    if (practice)
      ask('practice', code, practice.name, practices === 'all' ? 'all practices' : 'it is touched');
    else nobodyFor.push({ kind: 'practice', what: code });
  }
  for (const specialty of new Set(touches.specialties)) {
    const found = known.specialists.filter((one) => one.specialty === specialty);
    for (const { person, name } of found) ask('specialist', person, name, specialty);
    if (found.length === 0) nobodyFor.push({ kind: 'specialist', what: specialty });
  }
  for (const code of new Set(touches.partners)) {
    const partner = known.partners.find((one) => one.code === code);
    if (partner) ask('partner', code, partner.name, 'it is touched');
    else nobodyFor.push({ kind: 'partner', what: code });
  }
  for (const what of new Set(touches.patients)) {
    const found = known.patientGroups.filter(({ about }) => about === 'all' || about.includes(what));
    for (const { key, name } of found) ask('patients', key, name, what);
    if (found.length === 0) nobodyFor.push({ kind: 'patients', what });
  }
  return { asked: [...asked.values()], nobodyFor };
};

/** A change that a lead makes to the list: somebody more, or somebody less with the reason. */
export type AskedEdit =
  | { readonly do: 'add'; readonly asked: Asked; readonly by: string }
  | {
      readonly do: 'leave-out';
      readonly kind: AskedKind;
      readonly key: string;
      readonly because: string;
      readonly by: string;
    };

export type LeftOut = Asked & { readonly leftOutBecause: string; readonly by: string };

export type AskedRefusal =
  | { readonly kind: 'asked-needs-reason'; readonly field: 'because' }
  | { readonly kind: 'asked-unknown'; readonly field: 'key' };

/** Why a change to the list cannot be made; undefined when it can. Nobody is left out without a reason. */
export const whyNotEdit = (asked: readonly Asked[], edit: AskedEdit): AskedRefusal | undefined => {
  if (edit.do === 'add')
    return edit.asked.because.trim() ? undefined : { kind: 'asked-needs-reason', field: 'because' };
  if (!asked.some(({ kind, key }) => kind === edit.kind && key === edit.key))
    return { kind: 'asked-unknown', field: 'key' };
  return edit.because.trim() ? undefined : { kind: 'asked-needs-reason', field: 'because' };
};

/**
 * The list with the leads’ changes, in their order. It is worked out anew when what is touched changes, and the changes
 * stay. Who is left out stays on show with the reason; who is added again is asked again.
 */
export const withEdits = (
  { asked }: MustBeAsked,
  edits: readonly AskedEdit[],
): { readonly asked: readonly Asked[]; readonly leftOut: readonly LeftOut[] } => {
  let [list, leftOut]: [readonly Asked[], readonly LeftOut[]] = [asked, []];
  for (const edit of edits) {
    const is = ({ kind, key }: Asked) =>
      edit.do === 'add'
        ? kind === edit.asked.kind && key === edit.asked.key
        : kind === edit.kind && key === edit.key;
    const found = list.find(is);
    if (edit.do === 'add') {
      list = found ? list : [...list, edit.asked];
      leftOut = leftOut.filter((one) => !is(one));
    } else if (found) {
      list = list.filter((one) => !is(one));
      leftOut = [...leftOut, { ...found, leftOutBecause: edit.because, by: edit.by }];
    }
  }
  return { asked: list, leftOut };
};
