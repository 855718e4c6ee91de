import type { Topic } from '../topics/topic.ts';
import { EMPTY_MONEY, type MoneyContent, moneyContent } from './content.ts';
import { MoneyFields } from './fields.tsx';
import { moneyFromForm, moneyToForm } from './form.ts';
import { moneyLines } from './lines.ts';
import { MoneyReading } from './read.tsx';

/** What a case costs, each year and once, and what it releases, frees and avoids. */
export const moneyTopic: Topic<MoneyContent> = {
  key: 'money',
  title: 'Money',
  content: moneyContent,
  empty: EMPTY_MONEY,
  fromForm: moneyFromForm,
  toForm: moneyToForm,
  fields: ({ form }) => <MoneyFields form={form} />,
  read: (money, given) => <MoneyReading money={money} given={given} />,
  lines: moneyLines,
};
