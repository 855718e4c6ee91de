import type { Visitor } from './browser.ts';
import { linkOn, type Samples } from './samples.ts';

/** The funnel of practices for COPD, of the newest year that is loaded. */
const FUNNEL = '/population/figures/conditions/COPD/practices';

/** One of everything that gaps, voices and replies have a page for, as a clinical lead finds it in the registers. */
export const findNeedsSamples = async (lead: Visitor): Promise<Samples> => {
  const gap = await linkOn(lead, '/population/gaps?status=open', /\/population\/gaps\/GAP-\d{4}-\d{3,}/);
  const voice = await linkOn(lead, '/population/voice?subject=copd', /\/population\/voice\/VOI-\d{4}-\d{3,}/);
  // The newest voice with a quotation is among the first; its page links to the permission of each.
  const quotation = await linkOn(lead, voice, new RegExp(`${voice}/quotations/[0-9a-f-]{36}`));
  return {
    '/population/figures/:topic/:subject/:key': FUNNEL,
    '/population/indicators/:indicator': '/population/indicators/fingertips~99000001',
    '/population/gaps/new': `/population/gaps/new?figure=${encodeURIComponent(FUNNEL)}`,
    '/population/gaps/:reference': gap,
    '/population/gaps/:reference/correct': `${gap}/correct`,
    '/population/gaps/:reference/owner': `${gap}/owner?name=ploverdale`,
    '/population/gaps/:reference/status': `${gap}/status`,
    '/population/gaps/:reference/bearings/new': `${gap}/bearings/new`,
    '/population/voice/:reference': voice,
    '/population/voice/:reference/correct': `${voice}/correct`,
    '/population/voice/:reference/withdraw': `${voice}/withdraw`,
    '/population/voice/:reference/quotations/new': `${voice}/quotations/new`,
    '/population/voice/:reference/quotations/:id': quotation,
    '/population/replies': '/population/replies?practice=Z00023',
    '/population/replies/reply': `/population/replies/reply?practice=Z00023&figure=${encodeURIComponent(FUNNEL)}`,
  };
};
