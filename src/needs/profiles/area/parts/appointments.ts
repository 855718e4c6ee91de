import type { CalendarDate } from '../../../../shared/dates.ts';
import { count, figure } from '../../../../ui/index.ts';
import { APPOINTMENTS_DATASET, findAppointments } from '../../../appointments/queries.ts';
import { attendanceOf, shareMissed } from '../../../appointments/rules.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import { nearestMonth, sumBy } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { type Movement, seriesOf, seriesPicture } from '../series.ts';
import { monthWords } from '../words.ts';

/** People on the list in force in a month: the newest dated on or before it, else the earliest. */
const peopleIn = ({ population }: Scope, month: CalendarDate): number | undefined => {
  const trend = population?.trend ?? [];
  return (trend.findLast(({ date }) => date <= month) ?? trend[0])?.people;
};

const CAVEAT =
  'Practices’ own appointment books, which differ in what they count as one; care outside them is in none.';

const movedWords = (movement: Movement): string => {
  switch (movement.kind) {
    case 'steady':
      return 'Appointments keep within their usual range';
    case 'was':
      return `Appointments left their usual range in ${movement.months} of the last 12 months`;
    case 'now':
      return `Appointments are ${movement.direction === 'up' ? 'above' : 'below'} their usual range`;
    case 'too-short':
      return 'Appointments, month by month';
  }
};

/** Appointments in general practice for each thousand people, and with whom. */
export const appointmentsPart = async (scope: Scope): Promise<Part> => {
  const part = { key: 'appointments', title: 'Appointments in general practice' };
  const ids = idsOf(scope.loads, APPOINTMENTS_DATASET);
  const rows = await findAppointments(scope.platform.facts, ids, {
    areas: [scope.area],
    by: 'professional',
    to: scope.day,
  });
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const latest = nearestMonth(months, scope.day);
  if (!latest || scope.people.size === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: [{ what: 'appointments in general practice', source: 'nhs-digital-gp-appointments-regional' }],
    };
  const inMonth = (month: CalendarDate) => rows.filter((row) => row.month === month);
  const rate = (month: CalendarDate): number | null => {
    const people = peopleIn(scope, month);
    return people ? (1000 * sumBy(inMonth(month), ({ appointments }) => appointments)) / people : null;
  };
  const series = seriesOf(months.map((month) => ({ month, value: rate(month) })));
  const year = months.slice(-12);
  const inYear = rows.filter(({ month }) => year.includes(month));
  const people = peopleIn(scope, latest) ?? 0;
  const total = sumBy(inYear, ({ appointments }) => appointments);
  const missed = shareMissed(attendanceOf(inYear));
  const span =
    year.length === 1 ? monthWords(latest) : `${monthWords(year[0] ?? latest)} to ${monthWords(latest)}`;
  const kinds = [...new Set(inYear.map(({ kind }) => kind))].sort();
  const perMonth = (appointments: number): number => (1000 * appointments) / people / year.length;
  const files = filesOf(
    scope.loads,
    rows.map(({ load }) => load),
  );
  return {
    ...part,
    sentences: [
      `Practices gave ${count(total)} appointments in ${span}, ${figure(perMonth(total), 0)} a month for each thousand people.`,
      ...(missed === null
        ? []
        : [`${figure(missed * 100)}% of those whose outcome is known were not attended.`]),
    ],
    facts: [
      {
        name: 'Appointments a month',
        value: figure(perMonth(total), 0),
        note: `for each 1,000 people, ${span}`,
      },
    ],
    figures: [
      ...(months.length > 1
        ? [
            areaFigure(scope, {
              key: 'appointments',
              picture: seriesPicture(series, {
                title: movedWords(series.movement),
                measure: 'Appointments in general practice a month, for each 1,000 people registered',
                unit: 'appointments',
                places: 0,
                shadeWinters: true,
              }),
              reading: `${movedWords(series.movement)}; in ${monthWords(latest)} there were ${figure(rate(latest) ?? 0, 0)} for each thousand people.`,
              period: `${monthWords(months[0] ?? latest)} to ${monthWords(latest)}`,
              method:
                `Appointments of all statuses / people on the list in force that month × 1,000. ${series.method}`.trim(),
              caveats: [CAVEAT, 'Months are not of the same number of working days.'],
              files,
            }),
          ]
        : []),
      areaFigure(scope, {
        key: 'appointments-by-professional',
        picture: {
          kind: 'bars',
          data: {
            title: 'With whom appointments are',
            measure: `Appointments a month for each 1,000 people registered, by professional, ${span}`,
            unit: 'appointments',
            groupName: 'Professional',
            groups: kinds.map((kind) => {
              const appointments = sumBy(
                inYear.filter((row) => row.kind === kind),
                (row) => row.appointments,
              );
              return {
                name: kind,
                value: perMonth(appointments),
                lower: null,
                upper: null,
                numerator: appointments,
                denominator: people,
              };
            }),
          },
        },
        reading: `${figure(perMonth(total), 0)} appointments a month for each thousand people, all professionals together.`,
        period: span,
        method: `Appointments with each kind of professional in ${year.length === 1 ? 'the month' : `${year.length} months`} / months / people on the newest list × 1,000.`,
        caveats: [CAVEAT],
        files,
      }),
    ],
  };
};
