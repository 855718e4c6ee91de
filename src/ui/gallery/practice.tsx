import { LineTrend, MembershipTimeline, PopulationPyramid } from '../charts/charts.tsx';
import { ButtonLink } from '../forms/form.tsx';
import { Halves, Move, PageHead, Stack } from '../grammar/head.tsx';
import { MEMBERSHIPS, PYRAMID, TREND, TWO_POINTS, UNEQUAL } from './chart-data.ts';
import { Frame } from './frame.tsx';
import { SOURCE } from './register.tsx';

const downloads = (name: string) => ({ svg: `/charts/${name}.svg`, csv: `/charts/${name}.csv` });

export const PracticePage = () => (
  <Frame
    title="Bellpit Medical Centre"
    current="people"
    path="/practices/Z00023"
    crumbs={[
      { href: '/', text: 'Home' },
      { href: '/people', text: 'People' },
      { href: '/practices', text: 'Practices' },
    ]}
  >
    <PageHead
      reference={
        <>
          <b>Z00023</b> · member practice since 1 April 2013 · Vale North
        </>
      }
      title="Bellpit Medical Centre"
      reading={
        <>
          <b>9,842 people</b>, 6.8% more than in July 2022; the second most deprived fifth.
        </>
      }
      move={
        <Move
          who="Your practice"
          actions={
            <>
              <ButtonLink look="quiet" href="/check">
                Check them
              </ButtonLink>
              <ButtonLink look="quiet" href="/ideas/raise">
                Raise an issue
              </ButtonLink>
            </>
          }
        >
          Check the two people marked below by <b>Fri 12 June</b>; the register is reviewed each year.
        </Move>
      }
    />
    <Halves>
      <PopulationPyramid
        id="ages"
        heading={2}
        pyramid={PYRAMID}
        source={SOURCE}
        downloads={downloads('ages')}
      />
      <Stack>
        <LineTrend id="trend" heading={2} trend={TREND} source={SOURCE} downloads={downloads('trend')} />
        <MembershipTimeline
          id="membership"
          heading={2}
          memberships={MEMBERSHIPS}
          note={
            <>
              Took over <b>Ochre Street Surgery, Z00061</b>, on 1 October 2015; its record is kept under its
              own code. <a href="/practices/Z00061">Predecessors and successors</a>
            </>
          }
        />
      </Stack>
    </Halves>
    <Halves>
      <PopulationPyramid id="bands" heading={2} pyramid={UNEQUAL} source={SOURCE} />
      <LineTrend id="two" heading={2} trend={TWO_POINTS} />
    </Halves>
  </Frame>
);
