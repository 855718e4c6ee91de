import { Links, Section } from '../../ui/index.ts';
import type { PartOf } from '../kit/part.ts';
import { ideaHref } from '../kit/refs.ts';
import { OptionList } from './pages.tsx';
import { options } from './uses.ts';

/** Stages before the options: there is nothing to show of them yet. */
const BEFORE: readonly string[] = ['raised', 'taken-on', 'problem-agreed'];

/** The options on the page of a proposal: the chosen one with its reason, and how many it was held against. */
export const optionsPart: PartOf = async (ask, proposal) => {
  if (BEFORE.includes(proposal.aside_from ?? proposal.state)) return {};
  const result = await ask.perform(options, { reference: proposal.reference });
  if (!result.ok) return {};
  const { may } = result.value;
  const standing = result.value.options.filter((one) => one.withdrawnBecause === null);
  const chosen = standing.filter((one) => one.chosenBecause !== null);
  const href = `${ideaHref(proposal.reference)}/options`;
  return {
    main: (
      <Section
        title="Options"
        id="options"
        aside={standing.length === 1 ? 'doing nothing, so far' : `${standing.length} on the list`}
      >
        <OptionList options={chosen.length ? chosen : standing} />
        <Links
          links={[{ href, text: may.write ? 'Write and choose the options' : 'All options, and why' }]}
        />
      </Section>
    ),
  };
};
