import { api, type Route } from '../../platform/http/routes.ts';
import {
  ballotPapersUse,
  ballotsUse,
  castInRoomUse,
  castingVoteUse,
  castVoteUse,
  closeVoteUse,
  openVoteUse,
  tellUrgentUse,
  voidVoteUse,
  votesUse,
  voteUse,
} from './uses.ts';

/** Every page and every JSON face of votes. */
export const voteRoutes: readonly Route[] = [
  api(votesUse),
  api(openVoteUse),
  api(ballotPapersUse),
  api(ballotsUse),
  api(castVoteUse),
  api(castInRoomUse),
  api(closeVoteUse),
  api(castingVoteUse),
  api(voidVoteUse),
  api(tellUrgentUse),
  api(voteUse),
];
