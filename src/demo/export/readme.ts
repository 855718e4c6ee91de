import { CONDITIONS } from '../needs/conditions.ts';
import { YEARS } from '../needs/years.ts';
import { peopleOn } from '../place/bands.ts';
import type { Place } from '../place/types.ts';
import type { ExportFile } from './csv.ts';
import { quartersOf } from './surroundings.ts';

/** A few words for whoever opens the folder: that all is invented, and how it is read in. */
export const readmeFile = (place: Place): ExportFile => {
  const quarters = quartersOf(place);
  const latest = place.lists.filter(({ date }) => date === quarters.at(-1));
  const people = latest.reduce((sum, list) => sum + peopleOn(list), 0);
  return {
    path: 'README.md',
    content: `# An invented place

Everything in this folder is made up by Coalface (seed ${place.seed}): the commissioning group ${place.group}, its
${latest.length} practices, their ${people.toLocaleString('en-GB')} people and everybody named. No code, postcode, telephone number or
e-mail address in it can be real. The layouts are those of the published files.

Read it in:

    coalface import organisations list-size
    coalface import qof expected-prevalence deprivation fingertips waiting-times emergency appointments \\
      workforce gp-payments allocations

\`people/people.csv\` has the layout of the bulk invitation: try it there with a dry run first. Committees, trusts
and suppliers are in no published file of practices and groups; appointments to them wait until they are entered.

| folder | what it holds |
|---|---|
| organisations | the register's files of practices, groups and trusts; lookups between them; successions.csv for what no published file says |
| list-size | people by practice for ${quarters.length} quarters, ${quarters[0]} to ${quarters.at(-1)}, in three layouts |
| qof | registers of ${CONDITIONS.length} conditions by practice and by commissioner, a file a year |
| expected-prevalence | how many people a model expects, by practice, commissioner and year, a file a condition |
| deprivation, fingertips | scores of deprivation; smoking, screening, vaccination, missed appointments, admissions, deaths |
| waiting-times | people waiting each month by commissioner and treatment function, and those treated in the last three |
| emergency, appointments, workforce, gp-payments, allocations | attendances by trust, appointments by month, network staff and GPs, payments and weighted populations by practice |
| people | ${place.people.length} people with their appointments, past and present |

Registers and the rest of the needs files are of the four financial years ${YEARS[0]?.words} to ${YEARS.at(-1)?.words}. Thirty-one other
commissioners stand beside the group, as invented as itself; only the code of England is a real one, its figures are not.

The register knows only the present commissioner of a practice. Fenbank Surgery (Z00069) came from the
neighbouring group Z2F on 1 April 2024, and the list files of earlier quarters still show it there.
The board QZV follows both groups on 1 April 2027, after the day on which the place's story is told (${place.today}).
`,
  };
};
