import { peopleSources } from '../../../people/index.ts';
import type { Facts } from '../../../platform/facts/index.ts';
import { importContextOf } from '../../../platform/imports/context.ts';
import { importFile } from '../../../platform/imports/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { valueOrThrow } from '../../../shared/result.ts';
import { sharedFile } from '../../../shared/test-material.ts';
import { needsSources } from '../../imports/sources.ts';

/** The published files that the profile of a condition is made of, in the order in which they are loaded. */
export const CONDITION_FILES = [
  'data/organisations/eccg_2016-02.csv',
  'data/organisations/epraccur_2016-02.csv',
  'data/qof/prevalencebyccg_1314.csv',
  'data/qof/qof-1415-ccg-all.xlsx',
  'data/qof/heec_qof_cvd_2324_practice.csv',
  'data/expected-prevalence/dm_data.csv',
  'data/deprivation/fingertips_93553_imd_2010_2015_2019_by_practice.csv',
  'data/deprivation/IMD_CCG_2015.xlsx',
  'data/list-size/Patient_List_Size_2015_01-03.csv',
  'data/waiting-times/Incomplete-Commissioner-Dec14-revised-XLS-2357K.csv',
  'data/waiting-times/Incomplete-Commissioner-Mar15-revised-XLS-2357K.csv',
  'data/emergency/ae_attendances.csv',
] as const;

/** Loads files of the test material through the real imports. */
export const loadFiles = async (platform: Platform, files: readonly string[]): Promise<void> => {
  platform.registries.sources.add('test-people', () => peopleSources);
  platform.registries.sources.add('test-needs', () => needsSources);
  const context = importContextOf(platform);
  for (const file of files)
    valueOrThrow(
      await importFile(context, {
        path: sharedFile(file),
        name: file.split('/').at(-1) ?? '',
        who: { kind: 'system' },
      }),
    );
};

/** What a test of facts needs. */
export type FactsOf = () => Facts;
