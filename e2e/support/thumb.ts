import type { Locator } from 'playwright-core';
import { pathOf } from './acts.ts';
import type { Visitor } from './browser.ts';

/** Seconds of a letter written on a phone, and of finding a thing and pressing it. Source: a suggestion. */
const LETTER = 1 / 3;
const PRESS = 2;

/** Does with a page what a thumb does, and counts the seconds that it would take, with the waits as they were. */
export const startThumb = ({ page }: Visitor) => {
  let seconds = 0;
  const press = async (act: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await act();
    await page.waitForLoadState('load');
    seconds += PRESS + (performance.now() - began) / 1000;
  };
  return {
    press: (what: Locator) => press(() => what.click()),
    choose: (what: Locator, value: string) => press(() => what.selectOption(value)),
    write: async (what: Locator, words: string) => {
      seconds += words.length * LETTER;
      await press(() => what.fill(words));
    },
    /** Presses what leads to another page, and waits until that is there. */
    go: (what: Locator, there: RegExp) =>
      press(async () => {
        await what.click();
        await page
          .waitForURL((url) => there.test(url.pathname), { timeout: 30_000 })
          .catch(() => {
            throw new Error(`not at ${there} but at ${pathOf(page)}`);
          });
      }),
    seconds: () => seconds,
  };
};
