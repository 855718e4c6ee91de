import { Button, Form, Hidden, LinedList, Section } from '../../../ui/index.ts';
import type { DemoChoice } from './choices.ts';

export type { DemoChoice };

/** The list from which to choose whom to be. Each is a form of its own: it signs in, so it is sent by POST. */
export const ChooseWhom = ({
  csrf,
  to,
  choices,
}: {
  readonly csrf: string;
  readonly to: string;
  readonly choices: readonly DemoChoice[];
}) => (
  <Section title="Choose whom to be" aside="no password and no second factor, in an invented place only">
    <LinedList>
      {choices.map((choice) => (
        <li key={choice.role} className="cf-choice">
          <div>
            <b>{choice.name}</b>
            <p className="cf-small">
              {choice.role}, {choice.place}. <span className="cf-quiet">{choice.does}.</span>
            </p>
          </div>
          <Form action="/sign-in/as" csrf={csrf} hidden={{ to, person: choice.person }} inline>
            <Button look="quiet">
              Be this person<Hidden>{`: ${choice.name}, ${choice.role}`}</Hidden>
            </Button>
          </Form>
        </li>
      ))}
      <li className="cf-choice">
        <div>
          <b>The public</b>
          <p className="cf-small">
            Anybody who has not signed in. <span className="cf-quiet">Sees what is published.</span>
          </p>
        </div>
        <Form action="/sign-in/as" csrf={csrf} hidden={{ to: '/', person: 'public' }} inline>
          <Button look="quiet">Be the public</Button>
        </Form>
      </li>
    </LinedList>
  </Section>
);
