import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionFromNought, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readProposal, referenceInput } from '../kit/find.ts';
import { findOption, keepOption, mayWriteOptions, openOptions, optionsOpen, type Refused } from './open.ts';
import { optionsOf } from './queries.ts';
import { OPTION_KINDS, optionDb } from './tables.ts';

const reference = referenceInput;
const number = z.coerce.number({ error: 'Say which option, by its number.' }).int().min(0).max(100_000);

const ShownOption = z.object({
  number: z.number(),
  kind: z.enum(['nothing', ...OPTION_KINDS]),
  label: z.string(),
  words: z.string(),
  source: z.string(),
  address: z.string().nullable(),
  chosenBecause: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  version: z.number(),
});
export type ShownOption = z.output<typeof ShownOption>;

const OptionsAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  options: z.array(ShownOption),
  may: z.object({ write: z.boolean() }),
});
export type OptionsAnswer = z.output<typeof OptionsAnswer>;

/** What could be done: nothing, what somebody else did, others, and the one chosen with its reason. */
export const options = defineUse({
  name: 'options',
  path: 'ideas/{reference}/options',
  method: 'get',
  permission: 'proposals.read',
  summary: 'The options of an idea: doing nothing, what others did, which was chosen and why.',
  input: z.object({ reference }),
  output: OptionsAnswer,
  run: async (platform, actor, input) => {
    const found = await readProposal(platform, actor, input.reference);
    if (!found.ok) return found;
    const proposal = found.value;
    return ok({
      reference: proposal.reference,
      title: proposal.title,
      options: (await optionsOf(platform.db, proposal.reference)).map((row) => ({
        number: row.number,
        kind: row.kind,
        label: row.label,
        words: row.words,
        source: row.source,
        address: row.address,
        chosenBecause: row.chosen_because,
        withdrawnBecause: row.withdrawn_because,
        version: row.version,
      })),
      may: { write: mayWriteOptions(actor, proposal) && optionsOpen(proposal) },
    });
  },
});

const said = {
  label: words('Give it a name, such as “Direct access, with a blood test first”.', 120),
  words: words('Say what it would mean for patients, and for those who do the work.', 4000),
  source: optionalWords(300).describe('where it can be read; asked of what somebody else did'),
  address: optionalText(
    z
      .url({ protocol: /^https?$/, error: 'Give an address that begins with https://' })
      .max(1000, 'Write at most 1,000 characters.'),
  ).describe('web address of the source'),
};
const output = z.object({ number: z.number() });
type Answer = Result<{ number: number }, Refused>;

/** Adds an option. One of the same name that stands already is answered in its place: sent twice, it is there once. */
export const addOption = defineUse({
  name: 'add-option',
  path: 'ideas/{reference}/options',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Adds an option to an idea: something new, or what somebody else did, with its source.',
  input: z.object({
    reference,
    kind: z.enum(OPTION_KINDS, { error: 'Choose: somebody else did this, or a way of our own.' }),
    ...said,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { confirmed, ...input }): Promise<Answer> => {
    const identified = identifiedIn({ label: input.label, words: input.words }, confirmed);
    if (identified) return refuse(identified);
    if (input.kind === 'elsewhere' && !input.source)
      return refuse({ kind: 'option-source', field: 'source' });
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOptions(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const all = await optionsOf(trx, opened.value.reference);
      const twin = all.find(
        (one) => one.withdrawn_because === null && one.label.toLowerCase() === input.label.toLowerCase(),
      );
      if (twin) return ok({ number: twin.number });
      const next = Math.max(...all.map((one) => one.number)) + 1;
      const place = Math.max(...all.map((one) => one.place)) + 1;
      const now = platform.now();
      const row = {
        proposal: opened.value.reference,
        number: next,
        kind: input.kind,
        place,
        label: input.label,
        words: input.words,
        source: input.source ?? '',
        address: input.address ?? null,
        chosen_because: null,
        withdrawn_because: null,
        changed_by_name: '',
        changed_at: now,
        version: 0,
      };
      const { kind, label, words: told, source, address } = row;
      const set = { kind, label, words: told, source, address };
      await keepOption(trx, actor, now, opened.value, row, set, 'option.added');
      return ok({ number: next });
    });
  },
});

/** Says anew what an option is; of doing nothing only what it would mean. */
export const editOption = defineUse({
  name: 'edit-option',
  path: 'ideas/{reference}/options/{number}',
  method: 'put',
  permission: 'proposals.work',
  summary: 'Changes the words of an option; 0 is doing nothing, of which only the words change.',
  input: z.object({
    reference,
    number,
    ...said,
    label: optionalWords(120),
    version: versionFromNought,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { confirmed, ...input }): Promise<Answer> => {
    const identified = identifiedIn({ label: input.label, words: input.words }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOptions(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const found = await findOption(trx, opened.value, input.number);
      if (!found.ok) return found;
      const row = found.value;
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: `Option “${row.label}”` });
      if (row.kind === 'elsewhere' && !input.source)
        return refuse({ kind: 'option-source', field: 'source' });
      const set = {
        label: row.kind === 'nothing' ? row.label : (input.label ?? row.label),
        words: input.words,
        source: input.source ?? '',
        address: input.address ?? null,
      };
      await keepOption(trx, actor, platform.now(), opened.value, row, set, 'option.edited');
      return ok({ number: row.number });
    });
  },
});

/** Moves an option up or down the list by one. */
export const placeOption = defineUse({
  name: 'place-option',
  path: 'ideas/{reference}/options/{number}/place',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Moves an option up or down the list by one place.',
  input: z.object({ reference, number, to: z.enum(['up', 'down'], { error: 'Say up or down.' }) }),
  output,
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOptions(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const all = (await optionsOf(trx, opened.value.reference)).filter((one) => !one.withdrawn_because);
      const at = all.findIndex((one) => one.number === input.number);
      const row = all[at];
      if (!row) return refuse({ kind: 'not-found', what: `option ${input.number}` });
      const other = all[input.to === 'up' ? at - 1 : at + 1];
      if (!other) return ok({ number: row.number });
      // Places are given anew from 0, so that none is held twice, whatever was withdrawn in between.
      const order = all.map((one) => (one === row ? other : one === other ? row : one));
      for (const [place, one] of order.entries())
        await optionDb(trx)
          .insertInto('proposal_option')
          .values({ ...one, place, version: Math.max(one.version, 1) })
          .onConflict((oc) => oc.columns(['proposal', 'number']).doUpdateSet({ place }))
          .execute();
      await keepOption(
        trx,
        actor,
        platform.now(),
        opened.value,
        row,
        { place: order.indexOf(row) },
        'option.placed',
      );
      return ok({ number: row.number });
    }),
});

const because = optionalWords(1000).describe('why, in a sentence');

/** Takes an option off the list with a reason that stays on show, or brings it back. */
export const withdrawOption = defineUse({
  name: 'withdraw-option',
  path: 'ideas/{reference}/options/{number}/withdrawal',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Withdraws an option with a reason that stays on show; without a reason, brings back one withdrawn.',
  input: z.object({ reference, number, because, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ because: input.because }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOptions(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const found = await findOption(trx, opened.value, input.number);
      if (!found.ok) return found;
      const row = found.value;
      if (row.kind === 'nothing') return refuse({ kind: 'option-nothing' });
      if (row.withdrawn_because === null && !input.because)
        return refuse({ kind: 'option-needs', field: 'because' });
      if (row.withdrawn_because !== null && input.because) return ok({ number: row.number });
      const set = {
        withdrawn_because: input.because ?? null,
        ...(input.because ? { chosen_because: null } : {}),
      };
      const kind = input.because ? 'option.withdrawn' : 'option.brought-back';
      await keepOption(trx, actor, platform.now(), opened.value, row, set, kind);
      return ok({ number: row.number });
    });
  },
});

/** Chooses one option, with the reason; the one chosen before is chosen no more. */
export const chooseOption = defineUse({
  name: 'choose-option',
  path: 'ideas/{reference}/options/{number}/choice',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Chooses an option and says why; the one chosen before is chosen no more.',
  input: z.object({ reference, number, because, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ because: input.because }, input.confirmed);
    if (identified) return refuse(identified);
    const why = input.because;
    if (!why) return refuse({ kind: 'option-needs', field: 'because' });
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openOptions(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const found = await findOption(trx, opened.value, input.number);
      if (!found.ok) return found;
      if (found.value.withdrawn_because !== null) return refuse({ kind: 'option-withdrawn' });
      await optionDb(trx)
        .updateTable('proposal_option')
        .set({ chosen_because: null })
        .where('proposal', '=', opened.value.reference)
        .where('number', '<>', input.number)
        .execute();
      await keepOption(
        trx,
        actor,
        platform.now(),
        opened.value,
        found.value,
        { chosen_because: why },
        'option.chosen',
      );
      return ok({ number: input.number });
    });
  },
});
