import type { ReactNode } from 'react';
import { DateText, PageHead, Section, Unverified } from '../../ui/index.ts';
import { PolicyRules } from './shown.tsx';

/** The policy of moderation, for everybody who writes or reads. */
export const PolicyPage = ({
  policy,
  today,
}: {
  readonly policy: {
    readonly inForceFrom: string;
    readonly rules: readonly { readonly key: string; readonly words: string }[];
    readonly source: string;
    readonly verified: boolean;
  };
  readonly today: string;
}): ReactNode => (
  <>
    <PageHead
      title="When we take words away"
      reading="We want to hear from you, most of all when you do not agree. We take words away only for one of these reasons."
    />
    <Section title="The reasons" id="rules">
      <PolicyRules rules={policy.rules.map((rule) => ({ ...rule }))} />
    </Section>
    <Section title="What we do then" id="then">
      <p>We say which reason it was. We keep count, and everybody can see the count.</p>
      <p>If you think we got it wrong, write it again without what broke the rule, or tell the group.</p>
      <p className="cf-small cf-quiet">
        {policy.inForceFrom <= today ? (
          <>
            In force since <DateText date={policy.inForceFrom} />.{' '}
          </>
        ) : null}
        Source: {policy.source}. <Unverified verified={policy.verified} about="this policy" />
      </p>
    </Section>
  </>
);
