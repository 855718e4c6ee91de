import type { AgeSexBand, Pyramid } from '../charts/bands.ts';
import type { Memberships } from '../charts/membership.ts';
import type { Trend } from '../charts/trend.ts';

const FIVES = [250, 270, 280, 265, 240, 290, 330, 345, 335, 310, 325, 330, 315, 290, 260, 215, 150, 110];

const fives = (wave: (i: number) => number): readonly AgeSexBand[] =>
  FIVES.map((people, i) => ({
    from: i * 5,
    to: i === FIVES.length - 1 ? null : i * 5 + 4,
    male: Math.round(people * wave(i)),
    female: Math.round(people * wave(i) * (i > 13 ? 1.3 : 1.02)),
  }));

export const PYRAMID: Pyramid = {
  title: 'More young adults than in the group',
  on: '1 April 2026',
  bands: fives((i) => (i > 3 && i < 9 ? 1.12 : 0.97)),
  whole: { name: 'the whole group', bands: fives(() => 66) },
};

/** The bands of the quarterly list-size files: unequal, and open at 75. */
export const UNEQUAL: Pyramid = {
  title: 'Fewer older people than in the group',
  on: '1 January 2016',
  bands: [
    { from: 0, to: 4, male: 612, female: 588 },
    { from: 5, to: 14, male: 1184, female: 1132 },
    { from: 15, to: 24, male: 1240, female: 1206 },
    { from: 25, to: 34, male: 1322, female: 1368 },
    { from: 35, to: 44, male: 1268, female: 1240 },
    { from: 45, to: 54, male: 1196, female: 1170 },
    { from: 55, to: 64, male: 840, female: 852 },
    { from: 65, to: 74, male: 540, female: 588 },
    { from: 75, to: null, male: 260, female: null },
  ],
  whole: {
    name: 'NHS Nene CCG',
    bands: [
      { from: 0, to: 4, male: 21000, female: 20100 },
      { from: 5, to: 14, male: 41200, female: 39300 },
      { from: 15, to: 24, male: 38900, female: 37700 },
      { from: 25, to: 34, male: 43600, female: 43900 },
      { from: 35, to: 44, male: 44800, female: 43700 },
      { from: 45, to: 54, male: 49300, female: 48600 },
      { from: 55, to: 64, male: 39000, female: 39300 },
      { from: 65, to: 74, male: 32400, female: 34200 },
      { from: 75, to: null, male: 20900, female: 28100 },
    ],
  },
};

const QUARTERS = [
  9214, 9248, 9236, 9281, 9330, 9352, 9411, 9458, 9479, 9530, 9551, 9630, 9702, 9733, 9735, 9842,
];

export const TREND: Trend = {
  title: 'The list has grown each year',
  measure: 'People registered, each quarter',
  unit: 'people',
  points: QUARTERS.map((value, i) => ({
    date: `${2022 + Math.floor((i + 2) / 4)}-${String(((i + 2) % 4) * 3 + 1).padStart(2, '0')}-01`,
    value: i === 6 ? null : value,
  })),
};

export const TWO_POINTS: Trend = {
  title: 'The list has halved since a neighbour opened',
  measure: 'People registered, two quarters',
  unit: 'people',
  points: [
    { date: '2014-01-01', value: 6120 },
    { date: '2016-01-01', value: 3011 },
  ],
};

export const MEMBERSHIPS: Memberships = {
  title: 'Membership, by date',
  measure: 'Figures for a past month use the membership of that month',
  asOf: '2026-05-21',
  items: [
    { name: 'Ironstone Vale Primary Care Trust', from: '2006-10-01', to: '2013-03-31', kind: 'before' },
    { name: 'Furnace and Quarry commissioning group', from: '2007-04-01', to: '2013-03-31', kind: 'before' },
    { name: 'Ironstone Vale CCG', from: '2013-04-01', to: null, kind: 'group' },
    { name: 'Vale North network', from: '2019-07-01', to: null, kind: 'network' },
    { name: 'Vale East network', from: '2019-02-01', to: '2019-06-30', kind: 'network' },
  ],
};
