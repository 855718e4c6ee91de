import { moneyTopic } from '../money/topic.tsx';
import { equalityTopic } from './equality/topic.tsx';
import { evidenceTopic } from './evidence.tsx';
import { hoopsTopic } from './hoops/topic.tsx';
import { measuresTopic } from './measures.tsx';
import { peopleTopic } from './people.tsx';
import { qualityTopic } from './quality/topic.tsx';
import { risksTopic } from './risks.tsx';
import { involvementTopic, needTopic, pathwayTopic } from './texts.tsx';
import type { Topic, TopicKey } from './topic.ts';

/** A topic whose content is known to itself alone: what it hands out, only it reads again. */
const closed = <Content>(topic: Topic<Content>): Topic => topic as unknown as Topic;

/** Every topic that a case is written of, in the order in which one reads them. */
export const ALL_TOPICS: readonly Topic[] = [
  closed(needTopic),
  closed(evidenceTopic),
  closed(peopleTopic),
  closed(pathwayTopic),
  closed(qualityTopic),
  closed(equalityTopic),
  closed(hoopsTopic),
  closed(moneyTopic),
  closed(risksTopic),
  closed(involvementTopic),
  closed(measuresTopic),
];

export const topicOf = (key: string): Topic | undefined => ALL_TOPICS.find((topic) => topic.key === key);

/** Names of people in a topic's content are for members: the public reads that somebody is there. */
const SOMEBODY = 'a named person';
const named = (name: unknown): unknown => (typeof name === 'string' && name.trim() ? SOMEBODY : name);

type Rows = readonly Readonly<Record<string, unknown>>[];

const HIDES: Partial<Record<TopicKey, (content: unknown) => unknown>> = {
  risks: (content) => {
    const { risks } = content as { risks: Rows };
    return { risks: risks.map((risk) => ({ ...risk, owner: named(risk.owner) })) };
  },
  measures: (content) => {
    const { measures } = content as { measures: Rows };
    return { measures: measures.map((measure) => ({ ...measure, byWhom: named(measure.byWhom) })) };
  },
  quality: (content) => {
    const { risks, ...rest } = content as { risks: Rows };
    const hidden = (after: unknown) =>
      after && typeof after === 'object'
        ? { ...after, owner: named((after as { owner?: unknown }).owner) }
        : after;
    return {
      ...rest,
      risks: risks.map((risk) => ({ ...risk, after: hidden(risk.after) })),
      signedBy: null,
    };
  },
};

/** The content of a topic as the public reads it: without names of people. */
export const publicContent = (key: TopicKey, content: unknown): unknown => HIDES[key]?.(content) ?? content;
