import type { Topic } from '../topic.ts';
import {
  EMPTY_QUALITY,
  type QualityContent,
  qualityContent,
  qualityFromForm,
  qualityToForm,
  settleQuality,
} from './content.ts';
import { QualityFields } from './fields.tsx';
import { QualityReading, qualityLines } from './read.tsx';

/** What becomes of safety, effectiveness and experience, and what could go wrong. */
export const qualityTopic: Topic<QualityContent> = {
  key: 'quality',
  title: 'Quality',
  content: qualityContent,
  empty: EMPTY_QUALITY,
  fromForm: qualityFromForm,
  toForm: qualityToForm,
  fields: ({ form }) => <QualityFields form={form} />,
  read: (content, given) => <QualityReading content={content} given={given} />,
  lines: qualityLines,
  settle: settleQuality,
};
