import type { ReactNode } from 'react';
import { Hidden } from '../../../../ui/index.ts';
import type { QualityRisk, StopRule } from '../../impact-rules.ts';
import { CONSEQUENCES, LIKELIHOODS } from './words.ts';

type Mark = { readonly number: number; readonly when: 'before' | 'now' };

const FIVE = [1, 2, 3, 4, 5] as const;

/** Where each risk stands: as it is, and after what is done about it when somebody is named who does it. */
const marksAt = (risks: readonly QualityRisk[], likelihood: number, consequence: number): readonly Mark[] =>
  risks.flatMap((risk, place): Mark[] => {
    const { after } = risk;
    const counts = after?.action.trim() && after.owner.trim() ? after : undefined;
    const at = (one: { readonly likelihood: number; readonly consequence: number }) =>
      one.likelihood === likelihood && one.consequence === consequence;
    const now = counts ?? risk;
    return [
      ...(at(now) ? [{ number: place + 1, when: 'now' } as const] : []),
      ...(counts && at(risk) && !at(counts) ? [{ number: place + 1, when: 'before' } as const] : []),
    ];
  });

const Marks = ({ marks }: { readonly marks: readonly Mark[] }) =>
  marks.map(({ number, when }) => (
    <span key={`${number} ${when}`} className={`cf-matrix__mark cf-matrix__mark--${when}`}>
      <Hidden>risk </Hidden>
      {number}
      <Hidden>{when === 'before' ? ' before anything is done' : ' as it counts'}</Hidden>
    </span>
  ));

/**
 * The risks in a square of five by five, each by its number: filled as it counts, hollow where it stood before. Each
 * cell has its score in figures; those that stop a case have a double edge and say so.
 */
export const RiskMatrix = ({
  risks,
  stop,
}: {
  readonly risks: readonly QualityRisk[];
  readonly stop: StopRule | undefined;
}): ReactNode => (
  <table className="cf-matrix">
    <caption>Risks by how likely and how bad: filled as they count, hollow before anything is done</caption>
    <thead>
      <tr>
        <td />
        {FIVE.map((consequence) => (
          <th key={consequence} scope="col">
            {consequence}
            <span className="cf-matrix__word">{CONSEQUENCES[consequence - 1]}</span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {[...FIVE].reverse().map((likelihood) => (
        <tr key={likelihood}>
          <th scope="row">
            {likelihood}
            <span className="cf-matrix__word">{LIKELIHOODS[likelihood - 1]}</span>
          </th>
          {FIVE.map((consequence) => {
            const score = likelihood * consequence;
            const stops = stop !== undefined && score >= stop.stopAt;
            return (
              <td key={consequence} className={stops ? 'cf-matrix__stop' : undefined}>
                <span className="cf-matrix__score">
                  {score}
                  {stops ? <span className="cf-matrix__word"> stops</span> : null}
                </span>
                <Marks marks={marksAt(risks, likelihood, consequence)} />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
