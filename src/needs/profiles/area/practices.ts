import { networksOn } from '../../../people/index.ts';
import { isSmall } from '../../../shared/small-numbers.ts';
import { findPayments, PAYMENTS_DATASET } from '../../payments/queries.ts';
import { findPracticeGps, PRACTICE_GPS_DATASET } from '../../workforce/queries.ts';
import { perTenThousand } from '../../workforce/rules.ts';
import type { PracticeShown } from './answers.ts';
import type { Deprivation } from './fifths.ts';
import { idsOf } from './loads.ts';
import { paidOf } from './parts/money.ts';
import { nearestMonth } from './rules.ts';
import type { Scope } from './scope.ts';

/** Staff and money of each practice of the area beside its people, by name: for people who have signed in. */
export const practiceList = async (
  { platform: { db, facts }, members, people, loads, day, year, nameOf }: Scope,
  deprivation: Deprivation | undefined,
): Promise<PracticeShown[]> => {
  const [gps, payments, networks] = await Promise.all([
    findPracticeGps(facts, idsOf(loads, PRACTICE_GPS_DATASET), members),
    findPayments(facts, idsOf(loads, PAYMENTS_DATASET), { practices: members }),
    networksOn(db, members, day),
  ]);
  const month = nearestMonth(
    gps.map((row) => row.month),
    day,
  );
  const asked = `${year.slice(0, 4)}-${String((Number(year.slice(0, 4)) + 1) % 100).padStart(2, '0')}`;
  const paidIn = nearestMonth(
    payments.map((row) => row.year),
    asked,
  );
  return members
    .map((code): PracticeShown => {
      const heads = gps.find((row) => row.practice === code && row.month === month)?.gps;
      const [one] = paidOf(payments.filter((row) => row.practice === code && row.year === paidIn));
      const registered = people.get(code);
      return {
        code,
        name: nameOf(code),
        people: registered ?? null,
        fifth: deprivation?.fifths.get(code) ?? null,
        network: networks.find((one) => one.practice === code)?.networkName ?? null,
        gpsFor10000:
          heads === undefined || registered === undefined || isSmall(heads)
            ? null
            : perTenThousand(heads, registered),
        poundsForWeighted: one ? Math.round(one.total / one.weighted) / 100 : null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code));
};
