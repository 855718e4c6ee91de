import { atStart, bare, type Service } from './services.ts';

/** Something that goes wrong with a service, as clinicians say it, and what their leads make of it. */
export type Trouble = {
  readonly key: string;
  /** As it is raised. `n` is a number of weeks, or of people, that fits. */
  readonly title: (service: Service, n: number) => string;
  readonly what: (service: Service, n: number, where: string) => string;
  /** What the leads call it. */
  readonly named: (service: Service) => string;
  readonly reading: (service: Service, n: number) => string;
  readonly statements: (service: Service) => readonly string[];
  readonly agreed: (service: Service, n: number) => string;
  readonly notPursued: string;
  readonly found: string;
  readonly otherwise: string;
  readonly said: readonly string[];
};

export const TROUBLES: readonly Trouble[] = [
  {
    key: 'waits',
    title: ({ name }, n) => `${atStart(name)}: people wait ${n} weeks`,
    what: (service, n, where) =>
      `People whom we send to ${service.name} wait ${n} weeks. Meanwhile ${service.else}. Somebody rings ${where} every week to ask where they are on the list.`,
    named: ({ name }) => `Book straight into ${name}`,
    reading: ({ name }, n) =>
      `People wait ${n} weeks for ${name}, and a third of that is paper going to and fro. Practices could book them in themselves.`,
    statements: ({ name }) => [
      `People wait too long for ${name}`,
      'Most of the wait is before anybody has looked at the referral',
      'Those who ring up are seen before those who do not',
    ],
    agreed: ({ name }, n) =>
      `People wait ${n} weeks for ${name} because each referral is read twice before a date is found. Those who cannot chase it wait longest.`,
    notPursued:
      'The hospital has taken on two more people for this since September; the wait is down by half.',
    found:
      'The median wait fell by five weeks. It fell less for people in the most deprived fifth, so reminders go out by text now.',
    otherwise: 'The wait is long because we send too many who do not need it. More places will fill.',
    said: [
      'Please do not make it an app. Half of ours would not use it.',
      'Keep some places for those who get worse while they wait.',
      'Let pharmacists book as well.',
    ],
  },
  {
    key: 'letters',
    title: ({ name }, n) => `Letters from ${name} come ${n} weeks late`,
    what: (service, n, where) =>
      `Letters from ${service.name} reach ${where} about ${n} weeks after the visit. By then the tablets have run out or were changed twice, and ${service.else}.`,
    named: ({ name }) => `Letters from ${name} within five working days`,
    reading: ({ name }, n) =>
      `Letters from ${name} take ${n} weeks to be typed, signed and sent. Tablets are changed meanwhile without anybody here knowing.`,
    statements: ({ name }) => [
      `Letters from ${name} come too late to act on`,
      'A short note on the day would do',
      'Patients should have the letter as well',
    ],
    agreed: ({ name }, n) =>
      `Letters from ${name} arrive after ${n} weeks, too late for the change of treatment that they ask for.`,
    notPursued: 'Letters come by the shared record from April; a second way would only double the work.',
    found: 'Nine letters in ten now come within five working days; one department does not take part yet.',
    otherwise: 'Hospital doctors cannot type faster. What we need is one sentence, not a letter.',
    said: [
      'Name somebody whom we can ring about the letter.',
      'Send the list of medicines first, the story later.',
      'The letter should say what the patient was told.',
    ],
  },
  {
    key: 'evening',
    title: ({ name }) => `No ${bare(name)} after six or at weekends`,
    what: (service, n, where) =>
      `After six in the evening and at weekends there is no ${bare(service.name)}. At ${where} about ${n} people a month go to the emergency department for it, or ${service.else}.`,
    named: ({ name }) => `${atStart(bare(name))} in the evening and on Saturdays`,
    reading: ({ name }, n) =>
      `About ${n} people a month of one practice alone go to the emergency department because ${name} closes at five.`,
    statements: ({ name }) => [
      `People need ${name} when it is closed`,
      'Those who work shifts are served worst',
      'One place in the area would be enough',
    ],
    agreed: ({ name }, n) =>
      `People who need ${name} in the evening have nowhere to go but the emergency department: about ${n} a month of each practice.`,
    notPursued:
      'Three months of counting showed four people a month in the whole area; the out-of-hours nurse sees them.',
    found:
      'Two evenings a week are full, the Saturday is half empty and ends in June. Visits to the emergency department for it fell by 41 in 100.',
    otherwise: 'We cannot staff the days we have. Evenings will come out of the mornings.',
    said: [
      'Buses stop at seven. Think of those without a car.',
      'Ask the people who work nights, not those who come to meetings.',
      'Could two practices share one nurse?',
    ],
  },
  {
    key: 'travel',
    title: ({ name }) => `${atStart(name)} means two buses each way`,
    what: (service, n, where) =>
      `People from ${where} take two buses each way for ${service.name}. About ${n} in 100 do not go at all, and ${service.else}.`,
    named: ({ name }) => `${atStart(name)} closer to home`,
    reading: ({ name }, n) =>
      `About ${n} in 100 people from the far side of the area never reach ${name}. It could be held in two health centres.`,
    statements: ({ name }) => [
      `Too many people do not get to ${name} because of the journey`,
      'It falls hardest on those who have least',
      'It could be done well in a health centre',
    ],
    agreed: ({ name }, n) =>
      `The journey keeps ${n} in 100 people from ${name}, most of all older people and those without a car.`,
    notPursued:
      'The council’s new bus stops at the door from January. It is to be raised again if that does not help.',
    found:
      'People who do not attend went from 23 to 11 in 100. The second health centre opened three months late.',
    otherwise: 'A clinic in each town thins out a small team. Patient transport would reach the same people.',
    said: [
      'Two buses for ten minutes, and then the lift was broken.',
      'My neighbour drives me, but I cannot ask her every week.',
      'Please think of parking for carers too.',
    ],
  },
  {
    key: 'twice',
    title: ({ name }) => `${atStart(name)} asks for what we have sent already`,
    what: (service, n, where) =>
      `Each referral from ${where} to ${service.name} needs a form with ${n} questions, most of which are in the record. It comes back when one is empty, and meanwhile ${service.else}.`,
    named: ({ name }) => `One short form for ${name}`,
    reading: ({ name }, n) =>
      `A referral to ${name} asks ${n} questions of which six matter. One in five comes back for a box left empty.`,
    statements: ({ name }) => [
      `The form for ${name} asks for too much`,
      'Referrals should not come back for an empty box',
      'What is in the record should fill itself in',
    ],
    agreed: ({ name }) =>
      `The form for ${name} asks again for what the record holds, and referrals that come back lose two weeks each.`,
    notPursued:
      'The form belongs to a regional network that changes it every April. Our six points went to them.',
    found:
      'Referrals that come back fell from one in five to one in thirty. Nobody misses the other questions.',
    otherwise: 'Every question is there because something once went wrong. Ask which before you strike them.',
    said: [
      'Let the nurse who knows the patient fill it in.',
      'Ask reception. They know which boxes come back.',
      'The same form for all hospitals, please.',
    ],
  },
  {
    key: 'results',
    title: ({ name }) => `Results from ${name} do not reach whoever asked`,
    what: (service, n, where) =>
      `Results from ${service.name} go to the usual doctor, not to whoever asked. At ${where} we found ${n} that nobody had acted on, and ${service.else}.`,
    named: ({ name }) => `Results from ${name} go to whoever asked`,
    reading: ({ name }, n) =>
      `${n} results from ${name} lay unread in one practice because they were sent to a doctor who had left.`,
    statements: ({ name }) => [
      `Results from ${name} reach the wrong person`,
      'Locums never see the results of what they asked for',
      'Patients should have their results themselves',
    ],
    agreed: ({ name }, n) =>
      `Results from ${name} are sent by a list of doctors that nobody keeps; ${n} in one practice were acted on late or never.`,
    notPursued:
      'The laboratory changes its system in the spring, and the new one does this. It is to be checked in June.',
    found:
      'In a month of counting no result was without an owner. Locums have a named partner who looks for them.',
    otherwise: 'It is for each practice to read its own inbox. A new rule will not open it.',
    said: [
      'I work in five practices. Send it to me as well.',
      'Who looks when I am on holiday?',
      'Tell the patient, and the patient will tell us.',
    ],
  },
  {
    key: 'language',
    title: ({ name }) => `${atStart(name)} loses people who speak little English`,
    what: (service, n, where) =>
      `Letters from ${service.name} are in English only. Of ${n} people of ${where} who speak little of it, half never went, and ${service.else}.`,
    named: ({ name }) => `${atStart(name)} in people’s own language`,
    reading: ({ name }, n) =>
      `Half of ${n} people who speak little English never reached ${name}: the letter that asked them to ring could not be read.`,
    statements: ({ name }) => [
      `People who speak little English do not get to ${name}`,
      'Family members should not have to interpret',
      'A spoken message would reach more than a letter',
    ],
    agreed: ({ name }) =>
      `People who speak little English are asked to ring ${name} in English, and drop out before they are seen.`,
    notPursued: 'It is part of the group’s work on interpreters, which began in March, and goes on there.',
    found:
      'As many of those who need an interpreter come now as of others. Calls by telephone did it, not the leaflets.',
    otherwise: 'Interpreters are there. Nobody books them because nobody has the time. That is the problem.',
    said: [
      'My aunt took the letter to the mosque to have it read.',
      'Sign language is a language too.',
      'Ask which language at the first visit, and keep it.',
    ],
  },
  {
    key: 'housebound',
    title: ({ name }) => `Housebound people cannot get ${name}`,
    what: (service, n, where) =>
      `${atStart(service.name)} is only for those who can come. At ${where} there are ${n} who cannot leave the house, and ${service.else}.`,
    named: ({ name }) => `${atStart(name)} at home`,
    reading: ({ name }, n) =>
      `${n} people of one practice cannot leave the house and so cannot have ${name}. In the whole area there may be thirty times as many.`,
    statements: ({ name }) => [
      `Housebound people should have ${name} too`,
      'District nurses could do a part of it',
      'It costs more at home and is worth it',
    ],
    agreed: ({ name }) => `People who cannot leave the house have no ${name}, and nobody counts them.`,
    notPursued:
      'The community trust began home visits for this in October. Raise it again if they do not reach you.',
    found: 'A nurse visits eleven people a week. Four of them had not been seen by anybody for over a year.',
    otherwise:
      'One visit at home costs three in the clinic. Transport would help more people for the same money.',
    said: [
      'Ring first. He cannot get to the door quickly.',
      'Care homes should count as home.',
      'Train the carers who are there every day.',
    ],
  },
  {
    key: 'returned',
    title: ({ name }) => `${atStart(name)} sends referrals back without a word`,
    what: (service, n, where) =>
      `${atStart(service.name)} sent ${n} referrals back to ${where} this year, with no more than “does not meet criteria”. Patients are told nothing, and ${service.else}.`,
    named: ({ name }) => `Advice before a referral to ${name}`,
    reading: ({ name }, n) =>
      `${n} referrals to ${name} came back from one practice without a reason. A short answer beforehand would save both sides the trouble.`,
    statements: ({ name }) => [
      `Referrals to ${name} come back without a usable reason`,
      'Patients should be told, by name, who will help them instead',
      'A specialist on the telephone would prevent most of it',
    ],
    agreed: ({ name }) =>
      `Referrals to ${name} come back without a reason or a way forward, and the patient falls between the two.`,
    notPursued: 'The criteria were rewritten in May with two of our GPs. Let us see a year of it first.',
    found: 'Two in five questions were answered without a referral. Those that come back have a reason now.',
    otherwise: 'Some of what we send should come back. We should look at our own letters first.',
    said: [
      'Advice is work as well. Who pays the specialist for it?',
      'The answer should reach the patient too.',
      'Within two days, or nobody will wait for it.',
    ],
  },
];
