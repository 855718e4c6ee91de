import type { Platform } from '../../../platform/platform.ts';
import { londonDate } from '../../../shared/dates.ts';
import { remembered } from '../area/remember.ts';
import { conditionProfile, type ProfileQuestion } from './profile.ts';

/**
 * The profile of a condition as it was last made for the same question, while nothing that may change a figure was
 * recorded. What practices its reader may see named is part of the question.
 */
export const conditionProfileOf = (
  platform: Platform,
  question: ProfileQuestion,
): ReturnType<typeof conditionProfile> => {
  const { condition, area, year, beside, list, named } = question;
  return remembered(
    platform,
    ['condition', condition.register, area, year, beside, list, String(named), londonDate(platform.now())],
    () => conditionProfile(platform, question),
  );
};
