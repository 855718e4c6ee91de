import { z } from 'zod';
import { threadOf } from '../platform/thread/thread.ts';
import { type CommonRefusal, defineUse } from '../platform/use.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Thread } from '../shared/thread.ts';

const ThreadAnswer = z.object({
  here: z.string().describe('the object that it was asked from, as kind:id'),
  objects: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      station: z.string().describe('Figure, Gap, Idea …'),
      order: z.number().describe('place of the station on the line'),
      label: z.string(),
      href: z.string(),
      date: z.string().describe('empty where none is known'),
    }),
  ),
  links: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe('from what to what it led, as kind:id'),
  more: z.boolean().describe('true where there is more than was followed'),
});

/** The thread of any object: what led to it, and what came of it. */
export const thread = defineUse({
  name: 'thread',
  method: 'get',
  permission: 'thread.read',
  summary: 'The thread of an object, both ways: figure, gap, idea, problem, case, decision and what follows.',
  input: z.object({
    of: z
      .string({ error: 'Say of what, such as gap:GAP-2026-001.' })
      .trim()
      .max(400)
      .regex(/^[a-z-]+:.+$/, 'Say of what, such as gap:GAP-2026-001.')
      .describe('kind and id: gap:GAP-2026-001'),
  }),
  output: ThreadAnswer,
  run: async (platform, actor, { of }): Promise<Result<z.infer<typeof ThreadAnswer>, CommonRefusal>> => {
    const colon = of.indexOf(':');
    const ref = { kind: of.slice(0, colon), id: of.slice(colon + 1) };
    const found: Thread | undefined = await threadOf(platform, actor, ref);
    // What nothing is joined to answers like what is hidden or was never there: nobody learns which it is.
    if (!found || found.objects.length === 1) return refuse({ kind: 'not-found', what: `a thread of ${of}` });
    return ok({ ...found, objects: [...found.objects], links: [...found.links] });
  },
});
