/** Words that officers write and patients do not say, with what they say instead. */
const PLAIN: readonly (readonly [word: string, instead: string])[] = [
  ['approximately', 'about'],
  ['assist', 'help'],
  ['commence', 'begin'],
  ['commissioned', 'paid for'],
  ['commissioning', 'planning and paying for care'],
  ['deliverable', 'result'],
  ['demonstrate', 'show'],
  ['discharge', 'going home'],
  ['echocardiogram', 'heart scan'],
  ['facilitate', 'help'],
  ['following', 'after'],
  ['implement', 'carry out'],
  ['in accordance with', 'by'],
  ['in order to', 'to'],
  ['mitigate', 'lessen'],
  ['outpatient', 'at a hospital clinic'],
  ['pathway', 'the way people go'],
  ['primary care', 'GP practices'],
  ['prior to', 'before'],
  ['provision', 'care, or service'],
  ['purchase', 'buy'],
  ['referral', 'being sent on'],
  ['regarding', 'about'],
  ['secondary care', 'hospitals'],
  ['stakeholder', 'people it touches'],
  ['sufficient', 'enough'],
  ['utilise', 'use'],
];

/** From so many words on a sentence is hard to hold in mind. */
const LONG = 20;
const MOST = 8;

export type PlainHelp = {
  readonly words: readonly { readonly word: string; readonly instead: string }[];
  /** The longest sentence, where it is too long, with its number of words. */
  readonly longest: { readonly sentence: string; readonly words: number } | undefined;
};

/** What would make a text easier to read: everyday words for some of its own, and its longest sentence. */
export const plainHelp = (text: string): PlainHelp => {
  const lower = ` ${text.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `;
  const words = PLAIN.filter(([word]) => lower.includes(` ${word}`))
    .slice(0, MOST)
    .map(([word, instead]) => ({ word, instead }));
  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => ({
      sentence: sentence.trim(),
      words: sentence.trim().split(/\s+/).filter(Boolean).length,
    }))
    .sort((a, b) => b.words - a.words);
  const [first] = sentences;
  return { words, longest: first && first.words > LONG ? first : undefined };
};
