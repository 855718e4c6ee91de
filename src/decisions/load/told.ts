import type { Named, Outcome } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Composition } from '../bodies/composition-rules.ts';
import type { BodyKind } from '../bodies/tables.ts';
import type { Dissent, Procurement } from '../decided/tables.ts';
import type { FollowKind } from '../follow/tables.ts';
import type { Link, RelationKind, TouchKind } from '../interests/matching-rules.ts';
import type { Ruling } from '../interests/rulings-rules.ts';
import type { LineKind } from '../kit/change.ts';
import type { ItemKind, ItemPurpose, MeetingState } from '../meetings/tables.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import type { PresenceWhat } from '../room/tables.ts';
import type { Choice } from '../votes/frozen-rules.ts';
import type { ToldElection, ToldPortfolio } from './told-ballots.ts';

/** Time of the wall clock in London on the day of the meeting: `14:26`. */
export type WallTime = string;

/** Somebody in a seat for a time, under a key of the teller’s. */
export type ToldMember = {
  readonly key: string;
  readonly who: Named;
  readonly seat: string;
  readonly organisation?: string | undefined;
  readonly isClinician?: boolean | undefined;
  /** Key of the member whose deputy they are. */
  readonly deputyFor?: string | undefined;
  readonly from: CalendarDate;
  readonly to?: CalendarDate | undefined;
  readonly termEnds?: CalendarDate | undefined;
  readonly endedReason?: string | undefined;
};

export type ToldOrders = {
  readonly from: CalendarDate;
  readonly orders: StandingOrders;
  readonly source: string;
  readonly verified?: { readonly by: string; readonly on: CalendarDate } | undefined;
  readonly enteredOn: CalendarDate;
};

export type ToldBody = {
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly about: string;
  readonly parent?: string | undefined;
  readonly routeBody?: string | undefined;
  readonly inPublic: boolean;
  readonly composition: readonly Composition[];
  readonly foundedOn: CalendarDate;
  readonly members: readonly ToldMember[];
  readonly orders: readonly ToldOrders[];
};

/** Whom an idea touches, by the title of the idea. */
export type ToldTouch = {
  readonly idea: string;
  readonly organisation?: string | undefined;
  readonly name: string;
  readonly as: TouchKind;
  readonly note?: string | undefined;
  readonly on: CalendarDate;
};

export type ToldTie = {
  readonly from: { readonly code: string | null; readonly name: string };
  readonly kind: RelationKind;
  readonly to: { readonly code: string | null; readonly name: string };
  readonly since: CalendarDate;
  readonly until?: CalendarDate | undefined;
  readonly source: string;
  readonly on: CalendarDate;
};

/** An interest that somebody declared in the room and no rule finds. */
export type ToldDeclared = {
  readonly who: Named;
  readonly kind: 'financial' | 'non-financial-professional' | 'non-financial-personal' | 'indirect';
  readonly direct: boolean;
  readonly chain: readonly Link[];
  readonly words: string;
  readonly ruling: Ruling;
  readonly reason?: string | undefined;
  readonly at: WallTime;
};

/** What the chair ruled on a match; without one the ruling is the one that the rules suggest. */
export type ToldRuling = {
  readonly person: string;
  readonly ruling: Ruling;
  readonly reason?: string | undefined;
};

export type ToldVote = {
  readonly motion: string;
  readonly method: 'consent' | 'hands' | 'roll-call';
  readonly at: WallTime;
  readonly until: WallTime;
  /** Kind of item, whose majority holds; the ordinary one where it is left out. */
  readonly majority?: string | undefined;
  /** Who did not vote for; everybody else here did. */
  readonly otherwise?: readonly { readonly voter: string; readonly choice: Choice }[] | undefined;
  /** Of a show of hands: as the chair counted, less what nobody raised for. */
  readonly hands?: { readonly against: number; readonly abstain: number } | undefined;
  /** Patients of each practice, where votes weigh by list. */
  readonly sizes?: readonly (readonly [code: string, people: number])[] | undefined;
  readonly weightedOn?: CalendarDate | undefined;
  readonly weightsFrom?: string | undefined;
};

export type ToldFollow = {
  readonly kind: FollowKind;
  readonly on: CalendarDate;
  readonly title: string;
  readonly words: string;
  readonly expected?: string | undefined;
  readonly measured?: string | undefined;
  readonly verdict?: 'as-promised' | 'partly' | 'not' | 'too-early' | undefined;
  readonly by: Named;
};

/** The words of a decision, and what came of it. */
export type ToldDecision = {
  readonly outcome: Outcome;
  readonly title: string;
  readonly summary: string;
  readonly reasons: readonly string[];
  readonly conditions?: readonly string[] | undefined;
  readonly dissent?: readonly Dissent[] | undefined;
  readonly review?:
    | { readonly on: CalendarDate; readonly by: Named | null; readonly byName: string }
    | undefined;
  readonly procurement?: Procurement | undefined;
  readonly publishedOn?: CalendarDate | undefined;
  readonly withheld?: { readonly reason: string; readonly until: CalendarDate } | undefined;
  /** A later version: its summary, and why it was written. */
  readonly corrected?:
    | { readonly on: CalendarDate; readonly summary: string; readonly why: string }
    | undefined;
  readonly follow?: readonly ToldFollow[] | undefined;
};

/** A line of the record in somebody’s own words. */
export type ToldLine = { readonly at: WallTime; readonly kind: LineKind; readonly words: string };

export type ToldItem = {
  readonly kind: ItemKind;
  readonly title: string;
  readonly purpose: ItemPurpose;
  readonly asks?: string | undefined;
  /** Title of the idea that it is on. */
  readonly idea?: string | undefined;
  readonly minutes: number;
  readonly presenter?: Named | undefined;
  readonly privateReason?: string | undefined;
  readonly papers?:
    | readonly {
        readonly title: string;
        readonly kind: 'case' | 'words';
        readonly words?: string | undefined;
        readonly lateReason?: string | undefined;
      }[]
    | undefined;
  /** When it was opened and closed; left out of a meeting to come. */
  readonly at?: WallTime | undefined;
  readonly until?: WallTime | undefined;
  readonly lines?: readonly ToldLine[] | undefined;
  readonly rulings?: readonly ToldRuling[] | undefined;
  readonly declared?: readonly ToldDeclared[] | undefined;
  readonly conditions?:
    | readonly {
        readonly words: string;
        readonly because?: string | undefined;
        readonly at?: WallTime | undefined;
      }[]
    | undefined;
  readonly vote?: ToldVote | undefined;
  readonly decision?: ToldDecision | undefined;
  /** How the body went on where the item was not quorate. The decision on it is then that of the way. */
  readonly way?: { readonly way: string; readonly words: string } | undefined;
  readonly actions?: readonly ToldAction[] | undefined;
  readonly questions?: readonly ToldQuestion[] | undefined;
};

export type ToldAction = {
  readonly what: string;
  readonly owner: Named;
  readonly due: CalendarDate;
  readonly done?: { readonly on: CalendarDate; readonly words: string } | undefined;
};

export type ToldQuestion = {
  readonly asker?: string | undefined;
  readonly words: string;
  readonly on: CalendarDate;
  readonly state: 'new' | 'shown' | 'not-shown';
  readonly reason?: string | undefined;
  readonly answer?: string | undefined;
  readonly answeredAt?: WallTime | undefined;
};

export type ToldMeeting = {
  readonly key: string;
  readonly body: string;
  readonly title: string;
  readonly on: CalendarDate;
  readonly from: WallTime;
  readonly to: WallTime;
  readonly place: string;
  readonly video?: string | undefined;
  readonly inPublic: boolean;
  readonly privateReason?: string | undefined;
  readonly state: MeetingState;
  readonly cancelledReason?: string | undefined;
  readonly chair: Named;
  readonly noticeOn?: CalendarDate | undefined;
  readonly papersOn?: CalendarDate | undefined;
  readonly papersDue?: CalendarDate | undefined;
  /** By the key of the member; of a meeting that is over, whoever is left out was here. */
  readonly presence?: readonly { readonly member: string; readonly what: PresenceWhat }[] | undefined;
  readonly items: readonly ToldItem[];
  readonly minutes: 'none' | 'draft' | 'approved';
  readonly minutesOn?: CalendarDate | undefined;
  /** Key of the meeting that approved its minutes. */
  readonly approvedIn?: string | undefined;
};

/** A ballot of all members between meetings. */
export type ToldBallot = {
  readonly body: string;
  readonly idea?: string | undefined;
  readonly title: string;
  readonly motion: string;
  readonly secret: boolean;
  readonly majority?: string | undefined;
  readonly openedOn: CalendarDate;
  readonly closedOn: CalendarDate;
  readonly otherwise: readonly { readonly voter: string; readonly choice: Choice | 'none' }[];
  readonly sizes?: ToldVote['sizes'];
  readonly weightedOn?: CalendarDate | undefined;
  readonly weightsFrom?: string | undefined;
  readonly decision?: ToldDecision | undefined;
};

export type ToldBreach = {
  readonly on: CalendarDate;
  readonly who?: Named | undefined;
  readonly what: string;
  readonly done: string;
  readonly publicWords: string;
};

/** All that bodies did, as another system or the invented place hands it over. */
export type ToldDecisions = {
  readonly bodies: readonly ToldBody[];
  readonly touches: readonly ToldTouch[];
  readonly ties: readonly ToldTie[];
  readonly meetings: readonly ToldMeeting[];
  readonly ballots: readonly ToldBallot[];
  readonly elections: readonly ToldElection[];
  readonly portfolios: readonly ToldPortfolio[];
  readonly breaches: readonly ToldBreach[];
  /** Who writes the record. */
  readonly officer: Named;
};
