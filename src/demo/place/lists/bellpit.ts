/** Bellpit's list as the story tells it: a total a quarter from July 2022 to April 2026. */
export const BELLPIT_TOTALS: readonly number[] = [
  9214, 9240, 9231, 9268, 9305, 9322, 9366, 9401, 9418, 9455, 9472, 9530, 9588, 9611, 9702, 9842,
];

/** Its people on 1 April 2026 by five-year age band: 4,830 and 5,012. */
export const BELLPIT_MALE: readonly number[] = [
  249, 265, 278, 273, 246, 279, 315, 338, 329, 306, 315, 343, 328, 285, 248, 209, 135, 60, 23, 6,
];
export const BELLPIT_FEMALE: readonly number[] = [
  236, 254, 267, 262, 255, 302, 331, 349, 335, 312, 323, 351, 335, 294, 263, 230, 171, 86, 43, 13,
];

/** Came to Bellpit from Adit Lane when practice boundaries were redrawn on 1 February 2026. */
export const BOUNDARY_CHANGE = 140;
