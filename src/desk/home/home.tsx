import { Fragment } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { page } from '../../platform/http/routes.ts';
import { can, type Permission } from '../../platform/permissions.ts';
import { type OnHome, type Task, visibleTo } from '../../platform/registries.ts';
import { londonDate } from '../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Columns,
  DayText,
  Empty,
  Form,
  Hidden,
  Links,
  PageHead,
  Quote,
  Section,
  Todo,
} from '../../ui/index.ts';
import { greeting, readingOf, whenOf } from './rules.ts';

/** What needs this person, from every module, the soonest first; what is hidden from them left out. */
const tasksFor = async ({ platform, actor }: Ask, today: string): Promise<Task[]> => {
  const { registries, db } = platform;
  const found: Task[] = [];
  for (const { ask } of registries.tasks.all()) found.push(...(await ask(db, actor, today)));
  const seen = await visibleTo(registries, db, actor, found, (task) => task.object);
  return seen.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
};

/** What modules give to this person’s Home. */
const partsFor = async ({
  platform,
  actor,
}: Ask): Promise<readonly (OnHome & { readonly name: string })[]> => {
  const parts = [];
  for (const { name, ask } of platform.registries.homeParts.all())
    parts.push({ name, ...(await ask(platform, actor)) });
  return parts;
};

/** Where those go who keep the house, by what they may do. */
const FURTHER: readonly { permission: Permission; href: string; text: string }[] = [
  { permission: 'loads.manage', href: '/imports', text: 'The imports: load published files' },
  { permission: 'invitations.manage', href: '/people/invitations', text: 'Invitations' },
  { permission: 'mail.read', href: '/admin/mail', text: 'The mail' },
  { permission: 'record.read', href: '/record', text: 'The record' },
];

const SignedOut = ({ group }: { readonly group: string | undefined }) => (
  <>
    <PageHead
      title={group ?? 'Coalface'}
      reading={
        group
          ? 'The clinicians and managers of this area decide together what its people need, agree how to meet it, buy it, and check that it worked.'
          : 'This Coalface has not been told which area it serves.'
      }
      move={
        <div className="cf-act">
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
          <p className="cf-small cf-quiet">Members of the group: practices, clinicians, managers.</p>
        </div>
      }
    />
    {group ? (
      <Section title="What everyone may see">
        <Links
          links={[
            { href: '/people/practices', text: 'The member practices' },
            { href: '/population', text: 'The people registered with them' },
          ]}
        />
      </Section>
    ) : (
      <Empty
        title="No area yet"
        hint="At the terminal of this machine say: coalface init --area CODE, with the code of your commissioner, for example 04G."
      />
    )}
  </>
);

/** What is pressed at a task: its answers first, then the ways to where more can be said. */
const Actions = ({ task, csrf }: { readonly task: Task; readonly csrf: string }) => (
  <>
    {task.answer ? (
      <Form action={task.answer.action} csrf={csrf} hidden={task.answer.hidden} inline>
        <div className="cf-buttons">
          {task.answer.choices.map(({ value, text }) => (
            <Button key={value} look="quiet" name={task.answer?.name} value={value}>
              {text}
              <Hidden>: {task.answer?.quote}</Hidden>
            </Button>
          ))}
        </div>
      </Form>
    ) : null}
    {task.ways?.map(({ text, href }) => (
      <ButtonLink key={href} look="quiet" href={href}>
        {text}
        <Hidden>: {task.title}</Hidden>
      </ButtonLink>
    ))}
  </>
);

const SignedIn = ({
  ask,
  tasks,
  parts,
  today,
}: {
  ask: Ask;
  tasks: readonly Task[];
  parts: Awaited<ReturnType<typeof partsFor>>;
  today: string;
}) => {
  const name = ask.actor.kind === 'person' ? ask.actor.name : 'everyone';
  const hour = Number(
    ask.platform.now().toLocaleString('en-GB', { hour: 'numeric', hour12: false, timeZone: 'Europe/London' }),
  );
  const acts = parts.filter(({ act }) => act);
  return (
    <>
      <PageHead
        reference={<DayText date={today} />}
        title={`${greeting(hour)}, ${name}`}
        reading={readingOf(tasks)}
        move={
          acts.length > 0 ? (
            <div className="cf-act">
              {acts.map((part) => (
                <Fragment key={part.name}>{part.act}</Fragment>
              ))}
            </div>
          ) : undefined
        }
      />
      <Columns
        label="Where to go"
        aside={
          <Section title="Where to go">
            <Links
              links={[
                { href: '/people', text: 'The register of people' },
                { href: '/people/practices', text: 'The member practices' },
                { href: '/population', text: 'The population' },
                { href: '/people/me', text: 'Your own page: details, and how you hear from us' },
                ...FURTHER.filter(({ permission }) => can(ask.actor, permission)),
              ]}
            />
          </Section>
        }
      >
        <Section
          title="What needs you"
          aside={tasks.length > 0 ? `${tasks.length}, soonest first` : undefined}
        >
          {tasks.length > 0 ? (
            <Todo
              items={tasks.map((task) => ({
                when: whenOf(task.due, today),
                ...(task.minutes ? { effort: `${task.minutes} min` } : {}),
                kind: task.kind,
                title: task.title,
                href: task.href,
                body: task.answer ? <Quote text={task.answer.quote} by={task.detail} /> : task.detail,
                ...(task.answer || task.ways
                  ? { actions: <Actions task={task} csrf={ask.shell.token} /> }
                  : {}),
              }))}
            />
          ) : (
            <Empty title="Nothing needs you now" hint="When something does, it stands here with its date." />
          )}
        </Section>
        {parts.map((part) => (
          <Fragment key={part.name}>{part.main}</Fragment>
        ))}
      </Columns>
    </>
  );
};

export const homeRoute = page('get', '/', 'public.read', async (ask) => {
  const head = { title: 'Home', current: 'home' };
  if (ask.actor.kind === 'public') {
    const { group } = ask.shell;
    return ask.page(head, <SignedOut group={group ? `${group.name} ${group.kind}` : undefined} />);
  }
  const today = londonDate(ask.platform.now());
  return ask.page(
    head,
    <SignedIn ask={ask} tasks={await tasksFor(ask, today)} parts={await partsFor(ask)} today={today} />,
  );
});
