import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Json } from '../kit/columns.ts';
import type { StandingOrders } from './orders-rules.ts';

export type BodyOrdersTable = {
  id: Generated<number>;
  body: string;
  from_day: CalendarDate;
  orders: Json<StandingOrders>;
  source: string;
  verified_by: string | null;
  verified_on: CalendarDate | null;
  taken_back_on: CalendarDate | null;
  entered_on: CalendarDate;
  entered_person: string | null;
  entered_name: string;
};
