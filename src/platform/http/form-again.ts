import type { FormState } from '../../shared/form-state.ts';
import type { Refusal } from '../../shared/result.ts';
import type { Ask } from './ask.ts';

/**
 * Renders a form again with what is wrong, beside what the person wrote. A refusal that is not about what they gave
 * (not found, not allowed at all) is answered by its own page.
 */
export const formAgain = async (
  ask: Ask,
  refusal: Refusal,
  render: (form: FormState) => Response | Promise<Response>,
): Promise<Response> => {
  const { status, detail, problems } = ask.problem(refusal);
  if (status !== 422 && status !== 409 && !('field' in refusal)) return ask.refused(refusal);
  const errors = problems.length > 0 ? problems : [{ field: '', message: detail }];
  return render({ values: ask.form, all: ask.all, errors, status, refusal });
};
