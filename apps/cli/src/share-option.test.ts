import { expect, it } from 'vitest';
import { shareOption } from './share-option.ts';

it.each([
  ['0', 0],
  ['0.01', 0.01],
  ['1', 1],
])('%s is a share', (text, share) => expect(shareOption(text)).toBe(share));

it.each(['', '-0.1', '1.01', '5%', '1e-2', '.', '0.1.2'])('"%s" is none', (text) =>
  expect(() => shareOption(text)).toThrow('is no share from 0 to 1'),
);
