/** What the governing body decided of direct-access echocardiography, in the words of the decision. */
export const FOUNDING_DECIDED = {
  on: '2026-06-09',
  publishedOn: '2026-06-10',
  liveOn: '2026-09-07',
  reviewOn: '2027-03-09',
  title: 'GPs can book heart scans directly',
  summary:
    'If your GP thinks you may have heart failure, they can now book a heart scan (an echocardiogram) for you without sending you to a hospital clinic first.',
  reasons: [
    'The wait for a scan had doubled, from 6.1 weeks to 12.9.',
    'For most people the clinic visit before the scan changed nothing.',
    'People in the poorest fifth of our area waited longest: 14.1 weeks.',
    'It costs money and saves little. We think it is worth £99 for each person scanned.',
  ],
  conditions: [
    'A blood test comes first, and each request states its question.',
    'Scans are offered at Lanternfield and Furnace Lane, not only in the two hospitals.',
    'We stop and look again if reports take over ten days in two months running.',
  ],
  dissent:
    'I would have waited a month for a firm price for reports. If they lag, people are scanned and none the wiser.',
  motion:
    'That the group buys heart scans that GPs can book directly, from September 2026, at £414,960 a year, with the three conditions shown.',
} as const;
