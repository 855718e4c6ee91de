import type { ReactNode } from 'react';
import type { ShownGift, ShownLine } from '../../people/index.ts';
import { counted, Hidden, Tag } from '../../ui/index.ts';
import { REGISTERS_PATH } from '../kit/refs.ts';

/** What a line says, that it is not published, and what the governance officer may do about that. */
export const LineWhat = ({
  register,
  row,
  more,
  mayManage,
}: {
  readonly register: 'interests' | 'gifts';
  readonly row: ShownLine | ShownGift;
  readonly more: string | null;
  readonly mayManage: boolean;
}): ReactNode => (
  <div>
    {row.what}
    {more ? <div className="cf-small cf-quiet">{more}</div> : null}
    {row.withheld === null ? null : (
      <div>
        <Tag tone="amber">Not published</Tag> <span className="cf-small cf-quiet">{row.withheld}</span>
      </div>
    )}
    {mayManage ? (
      <div className="cf-small cf-register__act">
        <a href={`${REGISTERS_PATH}/${register}/${row.id}/withhold`}>
          {row.withheld === null ? 'Withhold' : 'Publish again'}
          <Hidden>: {row.personName}</Hidden>
        </a>
      </div>
    ) : null}
  </div>
);

/** How late it was declared. */
export const Late = ({ days }: { readonly days: number }): ReactNode =>
  days > 0 ? <div className="cf-small cf-quiet">{counted(days, 'day', 'days')} late</div> : null;
