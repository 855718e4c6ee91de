import type { Db } from '../platform/relational/relational.ts';
import type { BodyMemberTable, BodyTable } from './bodies/tables.ts';
import type {
  DecisionFeedEndTable,
  DecisionFeedTable,
  DecisionTable,
  DecisionVersionTable,
} from './decided/tables.ts';
import type {
  ElectionHandTable,
  ElectionTable,
  ElectionVoterTable,
  NominationTable,
} from './elections/tables.ts';
import type { DecisionFollowTable } from './follow/tables.ts';
import type { ItemInterestTable, PartyTieTable, TouchedTable } from './interests/tables.ts';
import type {
  AgendaItemTable,
  CalendarAddressTable,
  MeetingActionTable,
  MeetingTable,
  PackReadTable,
  PaperTable,
  PublicQuestionTable,
} from './meetings/tables.ts';
import type { BodyOrdersTable } from './orders/tables.ts';
import type {
  PortfolioBallotTable,
  PortfolioProjectTable,
  PortfolioTable,
  PortfolioVoterTable,
} from './portfolio/tables.ts';
import type { BreachTable } from './registers/tables.ts';
import type { ItemConditionTable, MeetingLineTable, PresenceTable } from './room/tables.ts';
import type {
  BallotBoxTable,
  BallotTable,
  ProxyTable,
  VoteCastTable,
  VoteTable,
  VoteVoterTable,
} from './votes/tables.ts';

/** The tables of decisions. */
export type DecisionTables = {
  body: BodyTable;
  body_member: BodyMemberTable;
  body_orders: BodyOrdersTable;
  meeting: MeetingTable;
  agenda_item: AgendaItemTable;
  paper: PaperTable;
  presence: PresenceTable;
  meeting_line: MeetingLineTable;
  item_condition: ItemConditionTable;
  meeting_action: MeetingActionTable;
  public_question: PublicQuestionTable;
  touched: TouchedTable;
  item_interest: ItemInterestTable;
  party_tie: PartyTieTable;
  vote: VoteTable;
  vote_voter: VoteVoterTable;
  vote_cast: VoteCastTable;
  ballot: BallotTable;
  ballot_box: BallotBoxTable;
  proxy: ProxyTable;
  election: ElectionTable;
  nomination: NominationTable;
  election_voter: ElectionVoterTable;
  election_hand: ElectionHandTable;
  portfolio: PortfolioTable;
  portfolio_project: PortfolioProjectTable;
  portfolio_voter: PortfolioVoterTable;
  portfolio_ballot: PortfolioBallotTable;
  decision: DecisionTable;
  decision_version: DecisionVersionTable;
  decision_feed: DecisionFeedTable;
  decision_feed_end: DecisionFeedEndTable;
  decision_follow: DecisionFollowTable;
  breach: BreachTable;
  calendar_address: CalendarAddressTable;
  pack_read: PackReadTable;
};

/** The store with the tables of decisions in sight. */
export const decisionDb = (db: Db) => db.withTables<DecisionTables>();
