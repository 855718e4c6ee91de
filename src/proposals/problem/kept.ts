import type { CalendarDate } from '../../shared/dates.ts';
import type { Closing } from './rules.ts';
import type { Movement, StatementCount } from './votes-rules.ts';

/**
 * A problem as it was agreed, as it is kept: the rule's closing with the words of its statements and the names of those
 * who signed and dissented as they stood. Ids of people are not kept with it.
 */
export type KeptClosing = {
  /** Day on which those it touches were asked. */
  readonly openedOn: CalendarDate;
  readonly on: CalendarDate;
  readonly text: string;
  /** What was agreed because of those who see it otherwise. */
  readonly because: string;
  readonly signedBy: readonly {
    readonly name: string;
    readonly standing: string;
    readonly on: CalendarDate;
  }[];
  readonly asked: number;
  readonly answered: number;
  /** People who said something, asked or not. */
  readonly heard: number;
  readonly counts: readonly (StatementCount & { readonly text: string })[];
  readonly dissent: readonly KeptDissent[];
  readonly movements: readonly Movement[];
  readonly without: Closing['without'];
};

export type KeptDissent = {
  readonly statement: string;
  readonly text: string;
  readonly words: string;
  readonly name: string;
  readonly standing: string;
  readonly camp: string;
};
