import { expect, it } from 'vitest';
import { refuseOtherPhone } from './refuse-other-phone.ts';

const adbWith = (...addresses: string[]) => ({
  forwards: () => Promise.resolve(addresses.map((address) => ({ address, local: 'tcp:18200', remote: 'tcp:6790' }))),
});

it('a session whose port leads to its own phone is taken', () =>
  expect(refuseOtherPhone(adbWith('one', 'two'), 'two')).resolves.toBeUndefined());

it('a session whose port another phone took over is refused, and another one may be opened', () =>
  expect(refuseOtherPhone(adbWith('one'), 'two')).rejects.toMatchObject({
    code: 'session.other-phone',
    fault: 'host',
    reopen: true,
  }));
