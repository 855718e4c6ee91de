import { type Command, commandOf, textTable } from '../platform/cli/command.ts';
import { counted } from '../ui/index.ts';
import { interestCommands } from './interests/commands.ts';
import { kindWords, statusWords } from './organisations/kinds.ts';
import { organisations } from './organisations/uses.ts';
import { practicesCommand } from './practices/command.ts';
import { nameOf } from './register/queries.ts';
import { people } from './register/uses.ts';
import { roleLabel } from './roles.ts';

/** `coalface organisations --kind trust`. */
const organisationsCommand: Command = commandOf({
  name: 'organisations',
  use: organisations,
  text: ({ total, organisations: rows }) =>
    `${textTable(
      ['Code', 'Name', 'Kind', 'State', 'Opened', 'Closed'],
      rows.map((row) => [
        row.code,
        row.name,
        kindWords(row.kind),
        statusWords(row.status),
        row.opened ?? '',
        row.closed ?? '',
      ]),
    )}\n\n${total} organisations.`,
});

/** `coalface people --role locum-gp --without practice`. */
const peopleCommand: Command = commandOf({
  name: 'people',
  use: people,
  text: ({ total, on, people: rows }) =>
    `${textTable(
      ['Name', 'As', 'Where', 'Sessions'],
      rows.flatMap((row) =>
        row.appointments.length === 0
          ? [[nameOf(row), '', '', '']]
          : row.appointments.map((one, i) => [
              i === 0 ? nameOf(row) : '',
              roleLabel(one.role),
              one.organisationName,
              one.sessions === null ? 'varying' : String(one.sessions),
            ]),
      ),
    )}\n\n${counted(total, 'person', 'people')} on ${on}.`,
});

export const peopleCommands: readonly Command[] = [
  practicesCommand,
  organisationsCommand,
  peopleCommand,
  ...interestCommands,
];
