import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { KIND_WORDS } from './kinds.ts';
import { proposalSettings } from './uses.ts';
import { settingSummary } from './words.ts';

/** `coalface proposal-settings --kind scheme`. */
export const settingCommands: readonly Command[] = [
  commandOf({
    name: 'proposal-settings',
    use: proposalSettings,
    text: ({ settings }) =>
      textTable(
        ['Setting', 'From', 'To', 'Stands', 'Says', 'Verified'],
        settings.map((one) => [
          KIND_WORDS[one.kind].title,
          one.inForceFrom,
          one.inForceTo ?? '-',
          one.standing,
          settingSummary(one.kind, one.data),
          one.verified ? 'yes' : 'no',
        ]),
      ),
  }),
];
