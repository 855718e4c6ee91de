import { type Command, commandOf } from '../../platform/cli/command.ts';
import { options } from './uses.ts';

/** `coalface options ISV-2026-014`. */
export const optionCommands: readonly Command[] = [
  commandOf({
    name: 'options',
    use: options,
    arguments: ['reference'],
    text: ({ reference, title, options: all }) =>
      [
        `${reference}: ${title}`,
        ...all.flatMap((option) => [
          '',
          `${option.chosenBecause === null ? '  ' : '* '}${option.label}${option.withdrawnBecause === null ? '' : ' (withdrawn)'}`,
          `    ${option.words || 'Nobody has said yet what it would mean.'}`,
          ...(option.source ? [`    Source: ${option.source}`] : []),
          ...(option.chosenBecause === null ? [] : [`    Chosen: ${option.chosenBecause}`]),
          ...(option.withdrawnBecause === null ? [] : [`    Withdrawn: ${option.withdrawnBecause}`]),
        ]),
      ].join('\n'),
  }),
];
