import { describe, expect, it } from 'vitest';
import type { Person, RoleHeld } from './actor.ts';
import { can } from './permissions.ts';

const person = (roles: RoleHeld[], secondFactor: Person['secondFactor'] = 'given'): Person => ({
  kind: 'person',
  id: 'p1',
  name: 'Somebody',
  standing: '',
  roles,
  secondFactor,
  via: 'session',
});

describe('permissions', () => {
  it('let the public see what is public, and no more', () => {
    expect(can({ kind: 'public' }, 'organisations.read')).toBe(true);
    expect(can({ kind: 'public' }, 'people.read')).toBe(false);
  });

  it('hold a practice manager to the own practice', () => {
    const manager = person([{ role: 'practice-manager', organisation: 'Z00023' }]);
    expect(can(manager, 'people.edit', { organisation: 'Z00023' })).toBe(true);
    expect(can(manager, 'people.edit', { organisation: 'Z00024' })).toBe(false);
    expect(can(manager, 'people.edit'), 'some door is open to them').toBe(true);
  });

  it('do not count a role of another body as one of the group', () => {
    const chairOf = (elsewhere: boolean) => person([{ role: 'chair', organisation: 'ZLMC1', elsewhere }]);
    expect(can(chairOf(true), 'record.read')).toBe(false);
    expect(can(chairOf(false), 'record.read')).toBe(true);
  });

  it('do not count a role that needs a second factor before it is given', () => {
    const administrator: RoleHeld[] = [{ role: 'administrator', organisation: 'Z1V' }];
    expect(can(person(administrator, 'needed'), 'settings.manage')).toBe(false);
    expect(can(person(administrator), 'settings.manage')).toBe(true);
    expect(can(person(administrator, 'needed'), 'people.read'), 'as any member').toBe(true);
  });

  it('let people manage their own things only', () => {
    expect(can(person([]), 'self.manage', { person: 'p1' })).toBe(true);
    expect(can(person([]), 'self.manage', { person: 'p2' })).toBe(false);
  });

  it('give what is of the machine to nobody by role', () => {
    expect(can(person([{ role: 'administrator', organisation: 'Z1V' }]), 'machine.manage')).toBe(false);
    expect(can({ kind: 'owner' }, 'machine.manage')).toBe(true);
  });
});
