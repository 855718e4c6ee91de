import { z } from 'zod';
import { optionalText } from '../../platform/use.ts';

/** The words of every question about needs: which area, which year, beside whom. */
export const figureWords = {
  area: optionalText().describe("code of the area's commissioner, 04G; the group's own unless given"),
  year: optionalText().describe('financial year, 2014/15; the newest loaded unless given'),
  beside: optionalText(z.enum(['england', 'region', 'similar', 'list'])).describe(
    'whom to compare with: england, region, similar, or list',
  ),
  list: optionalText().describe('codes of commissioners to compare with, with commas: 04F,04E'),
};
