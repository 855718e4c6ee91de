import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** A practice's time in an area, as the register of organisations has it; `to` is the last day. */
export type MemberSpan = {
  readonly code: string;
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
};

/** Every practice that ever belonged to the area, with its dates. */
export const findMemberSpans = async (_db: Db, _area: string): Promise<MemberSpan[]> => [];

/** The area that a practice belonged to on a day, by the register. */
export const findAreaOf = async (
  _db: Db,
  _practice: string,
  _on: CalendarDate,
): Promise<string | undefined> => undefined;

/** The name of an organisation, where the register has it. */
export const organisationName = async (_db: Db, _code: string): Promise<string | undefined> => undefined;
