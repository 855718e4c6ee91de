import { describe, expect, it } from 'vitest';
import { domainOf } from './rules.ts';
import { withoutSecrets } from './secrets.ts';

describe('secrets in the links of a mail', () => {
  it.each([
    ['https://c.nhs.uk/password/aB3dE5gH7jK9mN1pQ3sT5vW7yZ9', 'https://c.nhs.uk/password/(hidden)'],
    ['https://c.nhs.uk/x?token=aB3dE5gH7jK9mN1pQ3sT5vW7yZ9&to=/a', 'https://c.nhs.uk/x?token=(hidden)&to=/a'],
    ['https://c.nhs.uk/i/0123456789abcdef0123456789abcdef', 'https://c.nhs.uk/i/(hidden)'],
  ])('are taken out of %s', (link, without) => {
    expect(withoutSecrets(`Go to ${link} now`)).toBe(`Go to ${without} now`);
  });

  it.each([
    'https://c.nhs.uk/ideas/direct-access-echocardiography-for-all',
    'https://c.nhs.uk/ideas/0f8fad5b-d9cb-469f-a165-70867728950e',
    'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9 outside of a link',
  ])('are not seen in %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('the domain of a sender', () => {
  it('is what stands behind the @, or this machine', () => {
    expect(domainOf('Vale <no-reply@vale.nhs.uk>')).toBe('vale.nhs.uk');
    expect(domainOf('a@B.org')).toBe('b.org');
    expect(domainOf('nobody')).toBe('localhost');
  });
});
