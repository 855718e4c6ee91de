/** A gap of the story, with the figure that shows it or the evidence beside it. */
export type Gap = {
  /** Day on which it was recorded; the last of them leads to the founding proposal. */
  readonly on: string;
  readonly statement: string;
  readonly detail: string;
  readonly place: string;
  readonly condition: string;
  /** Address of the figure, kept as it stands. */
  readonly figure?: string;
  readonly evidence?: string;
  readonly people?: { readonly count: number; readonly words: string };
  /** Whoever recorded it, by name, and who takes it up. */
  readonly by: string;
  readonly owner?: string;
  readonly bearings?: readonly {
    readonly kind: 'guideline' | 'service';
    readonly title: string;
    readonly source: string;
    readonly note: string;
  }[];
};

export const GAPS: readonly Gap[] = [
  {
    on: '2026-01-06',
    statement: 'Breathing tests stopped in nine practices of the poorest fifth',
    detail:
      'Without a test nobody is put on the register of COPD, and nobody is sent to rehabilitation. The nine practices look after the people who are most often admitted.',
    place: 'Nine practices of Kestrelbridge, Lanternfield, Quarrygate and Tipple Hill',
    condition: 'copd',
    figure: '/population/figures/conditions/COPD/gradient',
    by: 'Tamsin Ploverdale',
    owner: 'Tamsin Ploverdale',
    bearings: [
      {
        kind: 'guideline',
        title: 'Diagnosing COPD: a test after the inhaler, before the register',
        source: 'Invented institute for this demonstration',
        note: 'Asks for a quality-assured test within six weeks of first asking.',
      },
      {
        kind: 'service',
        title: 'A van with a physiologist, two days a week',
        source: 'Ironwood and Fell CCG (invented)',
        note: 'Tested 1,900 people in its first year, half of whom had no diagnosis.',
      },
    ],
  },
  {
    on: '2026-01-07',
    statement: 'Rehabilitation for breathing is offered in the morning only',
    detail:
      'One class, weekday mornings, in Lanternfield. People who work, care or depend on the bus do not come.',
    place: 'All of the vale; most of all Tipple Hill and Quarrygate',
    condition: 'copd',
    evidence:
      'Waiting list of the community trust on 31 March 2026: 422 people, 62 of them over 18 weeks. Said by the breathing group and at the carers’ café.',
    people: { count: 62, words: 'people who have waited over 18 weeks on 31 March 2026' },
    by: 'Imogen Pennycress',
  },
  {
    on: '2026-01-09',
    statement: 'Half of those who wait for a heart scan wait over twelve weeks',
    detail:
      'The wait has doubled since a physiologist left in January 2024. Treatment of heart failure begins late.',
    place: 'The whole area',
    condition: 'heart-failure',
    evidence:
      'Median weeks waited for an echocardiogram: 6.1 in March 2024, 12.8 in March 2026. Letter of eleven practices, November 2025.',
    by: 'Rowan Ashcombe-Pike',
  },
];

/** What practices that stand outside the limits for COPD say of it. */
export const COPD_FIGURE = '/population/figures/conditions/COPD/practices';
export const REPLIES: readonly {
  readonly practice: string;
  readonly words: string;
  readonly error: boolean;
}[] = [
  {
    practice: 'Z00018',
    words: 'Our register halved in the third quarter when a code list was replaced. It is being put back.',
    error: true,
  },
  {
    practice: 'Z00054',
    words: 'Our spirometer was out of use from October to March. 140 people wait for the test.',
    error: false,
  },
];
