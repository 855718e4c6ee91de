import { createRequire } from 'node:module';
import { parseHTML } from 'linkedom';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CheckboxesField, CheckboxField, RadioField } from './choices.tsx';
import { DateField } from './date-field.tsx';
import { dateFromParts, datePartsIn, datePartsOf, isEmptyDate } from './date-parts.ts';
import { FileField, PasswordField, SelectField, TextAreaField, TextField } from './fields.tsx';
import { ErrorSummary, Form } from './form.tsx';

type Fixture = { readonly name: string; readonly html: string };

const fixture = (component: string, name: string): string => {
  const { fixtures }: { fixtures: readonly Fixture[] } = createRequire(import.meta.url)(
    `nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`,
  );
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${component} "${name}"`);
  return found.html;
};

/** Elements with their attributes in order of name; heading wrappers and the label's size are the caller's choice. */
const shape = (html: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const write = (node: Node): string => {
    if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    const element = node as Element;
    const inner = [...element.childNodes].map(write).filter(Boolean).join('\n');
    if (/label-wrapper|fieldset__heading/.test(element.className)) return inner;
    const attributes = [...element.attributes]
      .map(({ name, value }) => ({ name: name.toLowerCase(), value }))
      .filter(({ name }) => !['spellcheck', 'inputmode', 'autocapitalize', 'hidden'].includes(name))
      .map(({ name, value }) => {
        const classes = (cls: string) =>
          cls.split(' ').filter((c) => !/--(s|m|l|xl|code|width-\d+)$/.test(c));
        return `${name}=${name === 'class' ? classes(value).sort().join(' ') : value}`;
      });
    return `<${element.localName} ${attributes.sort().join(' ')}>\n${inner}`;
  };
  return [...document.body.childNodes].map(write).filter(Boolean).join('\n');
};

const same = (element: ReactElement, component: string, name: string): void =>
  expect(shape(renderToStaticMarkup(element))).toBe(shape(fixture(component, name)));

const CONTACT = ['Email', 'Phone', 'Text message'];
const contact = (last: string) =>
  CONTACT.map((text, i) => ({ value: ['email', 'phone', last][i] ?? '', text }));

describe('fields are what the design system’s own macros write', () => {
  it('one line of text', () => {
    same(<TextField name="example" label="What is your full name?" />, 'input', 'default');
  });
  it('a select, a text area and a file with a message', () => {
    const html = (element: ReactElement) => shape(renderToStaticMarkup(element)).split('\n').slice(0, 8);
    const theirs = (component: string) =>
      shape(fixture(component, 'with error message'))
        .replaceAll('name=example', 'name=with-error-message')
        .split('\n')
        .slice(0, 8);
    expect(
      html(
        <SelectField
          name="with-error-message"
          label="Choose location"
          options={[]}
          error="Select a location"
        />,
      ),
    ).toEqual(theirs('select'));
    expect(
      html(
        <TextAreaField
          name="with-error-message"
          label="Can you provide more detail?"
          error="You must provide an explanation"
        />,
      ),
    ).toEqual(theirs('textarea'));
    const file = fixture('file-upload', 'with error message').replace(' data-module="nhsuk-file-upload"', '');
    const ours = (
      <FileField
        name="file-upload"
        label="Upload a file"
        error="The selected file must be a JPG, BMP or TIF"
      />
    );
    expect(shape(renderToStaticMarkup(ours))).toBe(shape(file));
  });
  it('a password with its "Show" button', () => {
    const ours = shape(renderToStaticMarkup(<PasswordField name="example" label="Password" />));
    expect(ours).toBe(shape(fixture('password-input', 'default')));
  });
  it('radios and checkboxes', () => {
    same(
      <RadioField
        name="example"
        label="How do you want to be contacted about this?"
        choices={contact('text')}
      />,
      'radios',
      'default',
    );
    same(
      <CheckboxesField
        name="example"
        label="How do you want to be contacted about this?"
        hint="Select all options that are relevant to you"
        choices={contact('text')}
      />,
      'checkboxes',
      'default',
    );
  });
  it('the summary of what is wrong', () => {
    same(
      <ErrorSummary errors={[{ field: 'example-day', message: 'Date of birth must be in the past' }]} />,
      'error-summary',
      'default',
    );
  });
});

describe('a form after a refusal', () => {
  const errors = [
    { field: 'name', message: 'Enter a name' },
    { field: 'started', message: 'Enter a real date' },
    { field: 'contract', message: 'Choose one' },
    { field: 'agree', message: 'Tick to agree' },
  ];
  const html = renderToStaticMarkup(
    <>
      <ErrorSummary errors={errors} />
      <Form action="/x" csrf="t0ken">
        <TextField name="name" label="Name" value={'a "quoted" <name>'} error="Enter a name" />
        <DateField
          name="started"
          label="Started"
          value={{ day: '31', month: '2', year: '2026' }}
          error="Enter a real date"
        />
        <RadioField
          name="contract"
          label="Contract"
          choices={[
            { value: 'a', text: 'A' },
            { value: 'b', text: 'B' },
          ]}
          value="b"
          error="Choose one"
        />
        <CheckboxField name="agree" label="Agree" checked error="Tick to agree" />
        <SelectField
          name="role"
          label="Role"
          options={[
            { value: 'x', text: 'X' },
            { value: 'y', text: 'Y' },
          ]}
          value="y"
        />
        <PasswordField name="secret" label="Password" />
      </Form>
    </>,
  );
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);

  it('leads from each message to a control that says the same and is described by it', () => {
    for (const link of document.querySelectorAll('.nhsuk-error-summary a')) {
      const control = document.getElementById((link.getAttribute('href') ?? '').slice(1));
      expect(['INPUT', 'SELECT', 'TEXTAREA']).toContain(control?.tagName);
      const described =
        control?.getAttribute('aria-describedby') ??
        control?.closest('fieldset')?.getAttribute('aria-describedby') ??
        '';
      const words = described
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ');
      expect(words).toContain(link.textContent ?? '?');
    }
  });

  it('gives back what the person wrote, but no password', () => {
    const value = (id: string) => document.getElementById(id)?.getAttribute('value');
    expect(value('name')).toBe('a "quoted" <name>');
    expect([value('started'), value('started-month'), value('started-year')]).toEqual(['31', '2', '2026']);
    expect(document.querySelector('input[name=contract][checked]')?.getAttribute('value')).toBe('b');
    expect(document.querySelector('option[selected]')?.getAttribute('value')).toBe('y');
    expect(document.getElementById('agree')?.hasAttribute('checked')).toBe(true);
    expect(value('secret')).toBeNull();
  });

  it('carries its token', () => {
    expect(document.querySelector('form input[name=csrf]')?.getAttribute('value')).toBe('t0ken');
  });
});

describe('a date in three parts', () => {
  it.each([
    [{ day: '29', month: '2', year: '2016' }, '2016-02-29'],
    [{ day: '1', month: 'April', year: '2013' }, '2013-04-01'],
    [{ day: '29', month: '2', year: '2015' }, undefined],
    [{ day: '1', month: '4', year: '13' }, undefined],
    [{ day: '', month: '4', year: '2013' }, undefined],
  ])('%o is %s', (parts, date) => {
    expect(dateFromParts(parts)).toBe(date);
  });

  it('goes there and back', () => {
    expect(dateFromParts(datePartsOf('2013-04-01'))).toBe('2013-04-01');
    const sent = { 'on-day': ' 1 ', 'on-month': '4', 'on-year': '2013' };
    expect(dateFromParts(datePartsIn(sent, 'on'))).toBe('2013-04-01');
    expect(isEmptyDate(datePartsIn({}, 'on'))).toBe(true);
  });
});
