import { readFileSync } from 'node:fs';
import { projectFile } from '../platform/paths.ts';

const { version, description } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
  version: string;
  description: string;
};

export const productVersion: string = version;
export const productDescription: string = description;
