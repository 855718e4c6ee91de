import { DECISIONS_PATH, meetingHref } from '../kit/refs.ts';

export const INTERESTS_PATH = `${DECISIONS_PATH}/interests`;

/** Interests that touch each item of a meeting. */
export const meetingInterestsHref = (meeting: string): string => `${meetingHref(meeting)}/interests`;
/** Whom an idea touches. */
export const touchedHref = (reference: string): string => `${INTERESTS_PATH}/ideas/${reference}`;
/** Contesting one interest: its person reaches it also where the item is hidden from them. */
export const contestHref = (id: number): string => `${INTERESTS_PATH}/${id}/contest`;
/** Ruling on one. */
export const rulingHref = (id: number): string => `${INTERESTS_PATH}/${id}/ruling`;
