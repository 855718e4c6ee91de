import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** The published files and reference cases that tests are checked against; the product never reads them. */
export const haveShared = existsSync(folder);

/** Path of one file of the test material, from its root: `sharedFile('data/list-size/x.csv')`. */
export const sharedFile = (path: string): string => `${folder}${path}`;
