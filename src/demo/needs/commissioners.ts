import { GROUP, NEIGHBOUR_GROUP } from '../place/codes.ts';
import { diceFor } from '../random.ts';

/** Regions of the invented country; the group's own is the first. */
export const REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['ZY1', 'Midvale'],
  ['ZY2', 'Northfell'],
  ['ZY3', 'Eastmarl'],
  ['ZY4', 'Southfold'],
];

/** Another commissioner of the invented country, as files of the whole country have it. */
export type Commissioner = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  /** People registered on 1 April 2026. */
  readonly people: number;
  /** Growth a year, as a fraction. */
  readonly growth: number;
  /** Score of deprivation; England's is about 21. */
  readonly score: number;
  /** Illness of age beside the country's: 1 is as old as all. */
  readonly older: number;
};

/** Code, name, region, people in thousands, score, age. No name is that of a place that we know. */
const LINES: readonly (readonly [string, string, string, number, number, number])[] = [
  [NEIGHBOUR_GROUP, 'Fenmarsh CCG', 'ZY1', 214, 16.2, 1.16],
  ['Z3B', 'Anvil and Tongs CCG', 'ZY1', 412, 29.4, 0.97],
  ['Z3D', 'Brindlewater CCG', 'ZY1', 338, 19.8, 1.04],
  ['Z3H', 'Cressetmoor CCG', 'ZY1', 287, 24.7, 1.02],
  ['Z3K', 'Dunnock Hills CCG', 'ZY1', 195, 12.9, 1.15],
  ['Z3M', 'Emberwick City CCG', 'ZY1', 905, 33.8, 0.84],
  ['Z3R', 'Fallowdyke CCG', 'ZY1', 243, 14.6, 1.1],
  ['Z3T', 'Gannetshire CCG', 'ZY1', 566, 20.9, 1.0],
  ['Z4C', 'Hobnail Valley CCG', 'ZY2', 318, 31.6, 1.01],
  ['Z4E', 'Ironwood and Fell CCG', 'ZY2', 472, 26.2, 1.05],
  ['Z4G', 'Jackdaw Tops CCG', 'ZY2', 176, 18.1, 1.18],
  ['Z4J', 'Kettlebeck CCG', 'ZY2', 529, 30.1, 0.95],
  ['Z4L', 'Larkpit CCG', 'ZY2', 268, 35.2, 0.98],
  ['Z4N', 'Moorgrave City CCG', 'ZY2', 744, 36.9, 0.82],
  ['Z4Q', 'Nettlewold CCG', 'ZY2', 224, 22.4, 1.12],
  ['Z4W', 'Oxlip Coast CCG', 'ZY2', 307, 25.5, 1.2],
  ['Z6A', 'Peascod CCG', 'ZY3', 391, 15.3, 1.06],
  ['Z6D', 'Quernholm CCG', 'ZY3', 352, 17.7, 1.08],
  ['Z6F', 'Rookenfen CCG', 'ZY3', 289, 20.3, 1.1],
  ['Z6H', 'Saltmarl and Staithe CCG', 'ZY3', 433, 23.2, 1.13],
  ['Z6K', 'Tansywick CCG', 'ZY3', 611, 13.7, 0.99],
  ['Z6P', 'Umber Flats CCG', 'ZY3', 258, 19.1, 1.14],
  ['Z6T', 'Vetchling CCG', 'ZY3', 204, 11.4, 1.09],
  ['Z7B', 'Wrackshore CCG', 'ZY4', 376, 24.1, 1.22],
  ['Z7E', 'Yarrowbourne CCG', 'ZY4', 498, 10.8, 1.03],
  ['Z7G', 'Zephyr Downs CCG', 'ZY4', 319, 9.6, 1.07],
  ['Z7J', 'Amberchalk CCG', 'ZY4', 447, 12.2, 1.02],
  ['Z7M', 'Bellows Cross CCG', 'ZY4', 683, 21.5, 0.88],
  ['Z7Q', 'Cinquefoil CCG', 'ZY4', 231, 8.9, 1.12],
  ['Z7W', 'Dovetail and Quay CCG', 'ZY4', 355, 27.3, 0.96],
  ['Z7X', 'Eyebright CCG', 'ZY4', 412, 16.8, 1.05],
];

/** Thirty-one other commissioners, so that the group has a region, a country and some like itself beside it. */
export const otherCommissioners = (seed: number): Commissioner[] => {
  const dice = diceFor(seed, 'other commissioners');
  return LINES.map(([code, name, region, thousands, score, older]) => ({
    code,
    name,
    region,
    people: thousands * 1000 + dice.int(-480, 480),
    growth: 0.004 + dice.fraction() * 0.008,
    score,
    older,
  }));
};

/** The group's own name in files of the whole country. */
export const OWN_COMMISSIONER = { code: GROUP, name: 'Ironstone Vale CCG', region: 'ZY1' } as const;

/** The country in files that have it: its code is the real one, its figures are not. */
export const COUNTRY = { code: 'E92000001', name: 'England (invented)' } as const;

/** Trusts elsewhere in the invented country that files of emergency attendances name. */
export const OTHER_TRUSTS: readonly (readonly [code: string, name: string])[] = [
  ['ZR5', 'Anvil and Tongs Hospitals NHS Trust'],
  ['ZR6', 'Emberwick City Hospitals NHS Foundation Trust'],
  ['ZR7', 'Gannetshire Hospitals NHS Trust'],
  ['ZR8', 'Brindlewater Community NHS Trust'],
  ['ZR9', 'Kettlebeck Infirmary NHS Foundation Trust'],
  ['ZRA', 'Quernholm and Rookenfen Hospitals NHS Trust'],
  ['ZRC', 'Wrackshore Hospitals NHS Foundation Trust'],
  ['ZRD', 'Yarrowbourne Community NHS Trust'],
];
