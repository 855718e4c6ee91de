/** What is known of the models of expected prevalence that their files do not say. */
export type PrevalenceModel = {
  /** Whom the model counts, in the same words as a register's denominator: `16+`. */
  readonly ages: string;
  readonly title: string;
  /** Diagnosed or not; what a reader must know before holding it against a register. */
  readonly caveat: string;
};

const MODELS: Readonly<Record<string, PrevalenceModel>> = {
  // Public Health England, Diabetes prevalence estimates for local populations: "people aged 16 years and older".
  DM: {
    ages: '16+',
    title: 'Diabetes prevalence model of Public Health England',
    caveat:
      'People with diabetes, diagnosed or not, of all people of 16 and over; a model with error of its own.',
  },
};

/** The known model of a condition; undefined where only its file is known. */
export const modelOf = (register: string): PrevalenceModel | undefined => MODELS[register];

/** Conditions with a known model and the ages it counts, for sources. */
export const MODEL_AGES: readonly (readonly [string, string])[] = Object.entries(MODELS).map(
  ([register, { ages }]) => [register, ages] as const,
);
