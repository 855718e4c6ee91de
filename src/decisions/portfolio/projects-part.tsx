import type { ReactNode } from 'react';
import { poundsOf } from '../../shared/pounds.ts';
import { Button, ButtonLink, Buttons, Empty, Form, Hidden, LinedList, Section } from '../../ui/index.ts';
import { portfolioHref } from '../kit/refs.ts';
import { countOf } from '../words-rules.ts';
import type { PortfolioAnswer, ShownProject } from './shown.ts';

/** A project by its number and name; an idea leads to its page. */
export const ProjectName = ({
  project,
}: {
  readonly project: Pick<ShownProject, 'number' | 'title' | 'proposal'>;
}): ReactNode => {
  const name = project.number ? `${project.number}. ${project.title}` : project.title;
  return project.proposal ? <a href={`/ideas/${project.proposal}`}>{name}</a> : name;
};

/** The list as voters read it; while it is planned, with the ways to change it. */
export const ProjectsPart = ({
  portfolio,
  csrf,
}: {
  readonly portfolio: PortfolioAnswer;
  readonly csrf: string;
}): ReactNode => {
  const { projects, may, reference } = portfolio;
  const base = `${portfolioHref(reference)}/projects`;
  return (
    <Section title="What it could pay for" aside={countOf(projects.length, 'project')}>
      {projects.length === 0 ? (
        <Empty
          title="Nothing is on the list yet"
          hint="Put ideas with a case on it, or write projects in. Voting opens once there is one."
        />
      ) : (
        <LinedList>
          {projects.map((project) => (
            <li key={project.project} className="cf-portfolio-project">
              <p>
                <b>
                  <ProjectName project={project} />
                </b>{' '}
                <b className="cf-portfolio-cost">{poundsOf(project.costPence)}</b>
              </p>
              <p>{project.words}</p>
              <p className="cf-small cf-quiet">
                {project.proposal ? `${project.proposal}. ` : ''}
                {project.costFrom}.
              </p>
              {may.plan ? (
                <Form action={`${base}/${project.project}/remove`} csrf={csrf} inline>
                  <Button look="quiet">
                    Take it off<Hidden> the list: {project.title}</Hidden>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </LinedList>
      )}
      {may.plan ? (
        <Buttons>
          <ButtonLink look={projects.length === 0 ? 'main' : 'quiet'} href={`${base}/new`}>
            Put a project on the list
          </ButtonLink>
        </Buttons>
      ) : null}
    </Section>
  );
};
