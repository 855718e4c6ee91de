import type { Ask } from '../../../platform/http/ask.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { chartCsv, pictureFile, pictureTable } from '../../../ui/index.ts';
import { IDEAS_PATH } from '../../kit/refs.ts';
import { flowPicture } from './picture-rules.ts';
import { caseMoney, readMoney } from './uses.ts';

const flowFile = async (ask: Ask, ending: 'svg' | 'csv'): Promise<Response> => {
  const read = await readMoney(ask.platform, ask.actor, ask.param('reference').toUpperCase());
  if (!read.ok) return ask.refused(read.refusal);
  const data = flowPicture(read.value.money);
  if (!data) return ask.refused({ kind: 'not-found', what: 'a picture of the money' });
  const picture = { kind: 'flows', data } as const;
  const name = `${read.value.reference}-cost-and-cash.${ending}`;
  return ending === 'svg'
    ? ask.download(
        name,
        'image/svg+xml; charset=utf-8',
        pictureFile(picture, [`Case of ${read.value.reference}`]),
      )
    : ask.download(name, 'text/csv; charset=utf-8', chartCsv(pictureTable(picture)));
};

/** The sums of a case as JSON, and its picture of cost and cash as files. */
export const moneyRoutes: readonly Route[] = [
  api(caseMoney),
  page('get', `${IDEAS_PATH}/:reference/case/money.svg`, 'proposals.read', (ask) => flowFile(ask, 'svg')),
  page('get', `${IDEAS_PATH}/:reference/case/money.csv`, 'proposals.read', (ask) => flowFile(ask, 'csv')),
];
