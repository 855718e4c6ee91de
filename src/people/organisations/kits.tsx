import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';

/** Notes between colleagues on an organisation's page; nothing for those who may not read them. */
export const notesOf = async (_asked: Ask, _code: string): Promise<ReactNode> => null;

/** Documents kept with an organisation. */
export const filesOf = async (_asked: Ask, _code: string): Promise<ReactNode> => null;
