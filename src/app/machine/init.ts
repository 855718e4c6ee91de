import { z } from 'zod';
import { commandOf } from '../../platform/cli/command.ts';
import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import { findGroup, setGroup } from '../../platform/settings.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { isCommissionerCode, normaliseCommissioner } from '../../shared/codes.ts';
import { ok, refuse } from '../../shared/result.ts';

type InitRefusal = { readonly kind: 'area-set-already'; readonly area: string };

export const initRefusals: RefusalTable = refusalWords<InitRefusal>({
  'area-set-already': {
    status: 409,
    title: 'This Coalface serves an area already',
    detail: ({ area }) =>
      `It serves ${area}. One deployment serves one group: use another data folder (COALFACE_DATA) for another area.`,
  },
});

/** Says which area this deployment serves. Its name comes from the register once that is loaded. */
export const init = defineUse({
  name: 'init',
  method: 'post',
  permission: 'machine.manage',
  summary: 'Says which area this Coalface serves: the code of its commissioner.',
  input: z.object({
    area: z
      .string()
      .transform(normaliseCommissioner)
      .refine(isCommissionerCode, 'is not the code of a commissioner, such as 04G, A3A8R or QPM.')
      .describe('code of the commissioner, for example 04G'),
    name: optionalText(z.string().max(120)).describe('name of the group, else as the register has it'),
  }),
  output: z.object({ area: z.string(), name: z.string().optional() }),
  run: async ({ db }, actor, { area, name }) => {
    const before = await findGroup(db);
    if (before && before.area !== area)
      return refuse<InitRefusal>({ kind: 'area-set-already', area: before.area });
    await setGroup(db, actor, { area, invented: before?.invented ?? false, ...(name ? { name } : {}) });
    return ok({ area, ...(name ? { name } : {}) });
  },
});

export const initCommand = commandOf({
  name: 'init',
  use: init,
  text: ({ area, name }) =>
    `This Coalface serves ${name ? `${name} (${area})` : area}.\n` +
    'Next: coalface import FOLDER, with the published files of organisations and lists.',
});
