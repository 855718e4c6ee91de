import type { Actor } from '../../platform/actor.ts';
import { recorded, system } from '../../platform/actor.ts';
import { forgetChanges } from '../../platform/history/history.ts';
import type { Job } from '../../platform/module.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Registries, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { addDays, londonDate, longDate } from '../../shared/dates.ts';
import { declaringOn } from './declarers.ts';
import { keptFrom } from './register-rules.ts';
import { rulesOn } from './settings.ts';
import { interestDb } from './tables.ts';

/** Whoever must declare, from the day of the reminder on. */
const toConfirm =
  (registries: Registries) =>
  async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
    if (actor.kind !== 'person' || actor.via === 'token') return [];
    const [own] = await declaringOn(registries, db, today, actor.id);
    const { rules } = await rulesOn(db, today);
    if (!own || own.due > addDays(today, rules.remindDays.value)) return [];
    return [
      {
        kind: 'Your interests',
        title: own.last === null ? 'Declare your interests' : 'Confirm your interests for another year',
        href: '/people/interests/mine',
        detail: `As ${own.because}. If nothing has changed, one button says so.`,
        due: own.due,
        minutes: 2,
        object: { kind: 'person', id: actor.id },
      },
    ];
  };

export const registerInterestTasks = ({ registries }: Pick<Platform, 'registries'>): void =>
  registries.tasks.add('interests-to-confirm', toConfirm(registries));

/** Reminds on the day of the reminder, on the last day, and every 28 days from then on. */
export const remindDeclarers = async (platform: Platform): Promise<void> => {
  const now = platform.now();
  const today = londonDate(now);
  const { rules } = await rulesOn(platform.db, today);
  const soon = addDays(today, rules.remindDays.value);
  for (const one of await declaringOn(platform.registries, platform.db, today)) {
    const overdueDays = Math.round((Date.parse(today) - Date.parse(one.due)) / 86_400_000);
    const told = one.due === soon || (overdueDays >= 0 && overdueDays % rules.declareDays.value === 0);
    if (!told) continue;
    await inTransaction(platform.db, (trx) =>
      notify(trx, {
        people: [one.person],
        kind: 'interests.to-confirm',
        title:
          overdueDays > 0
            ? `Your interests were due by ${longDate(one.due)}: confirm them, or declare what is new`
            : `Confirm your interests by ${longDate(one.due)}`,
        href: '/people/interests/mine',
        object: { kind: 'person', id: one.person },
      }),
    );
  }
};

/** Clears what has been kept long enough; the record says how many and up to which day. */
export const clearRegisters = async (platform: Platform): Promise<void> => {
  const now = platform.now();
  const today = londonDate(now);
  const { rules } = await rulesOn(platform.db, today);
  const before = keptFrom(today, rules);
  await inTransaction(platform.db, async (trx) => {
    const interests = await interestDb(trx)
      .deleteFrom('interest')
      .where((eb) => eb.or([eb('to_day', '<', before), eb('taken_back_on', '<', before)]))
      .returning('id')
      .execute();
    const gifts = await interestDb(trx)
      .deleteFrom('gift')
      .where((eb) => eb.or([eb('on_day', '<', before), eb('taken_back_on', '<', before)]))
      .returning('id')
      .execute();
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    await forgetChanges(trx, 'interest', ids(interests));
    await forgetChanges(trx, 'gift', ids(gifts));
    const cleared = { interests: interests.length, gifts: gifts.length };
    if (cleared.interests + cleared.gifts === 0) return;
    await recordEvent(
      trx,
      {
        actor: recorded(system),
        kind: 'registers.cleared',
        object: 'register:interests',
        after: { before, ...cleared },
      },
      now,
    );
  });
};

export const interestJobs: readonly Job[] = [
  { name: 'people.interests-remind', cron: '40 6 * * *', run: remindDeclarers },
  { name: 'people.interests-clear', cron: '50 2 * * *', run: clearRegisters },
];
