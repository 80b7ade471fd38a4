import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';
import { wholeNumber } from './whole-number.ts';

const SCHEMA = Type.Object({
  FOLDER: Type.String({ description: 'where it is kept' }),
  PORT: wholeNumber(1, 65535, { default: '80', description: 'where it listens' }),
  TOKEN: Type.Optional(Type.String({ description: 'a secret' })),
});

describe('an environment', () => {
  it('is read with its defaults, and without what is optional', () => {
    expect(readEnvironment(SCHEMA, { FOLDER: 'a', OTHER: 'x' })).toEqual({ FOLDER: 'a', PORT: '80' });
  });
  it('is refused with every problem at once', () => {
    expect(readEnvironment(SCHEMA, { PORT: 'eighty' })).toEqual({
      problems: [
        'FOLDER is missing: where it is kept',
        'PORT cannot be "eighty": where it listens; a whole number from 1 to 65535',
      ],
    });
  });
  it.each(['0', '65536', '80.0', '1e3', ' 80', '-1', '0x50'])('takes %j for no whole number', (PORT) => {
    expect(readEnvironment(SCHEMA, { FOLDER: 'a', PORT })).toHaveProperty('problems');
  });
  it('counts an empty variable as not set', () => {
    expect(readEnvironment(SCHEMA, { FOLDER: '', PORT: '' })).toEqual({
      problems: ['FOLDER is missing: where it is kept'],
    });
  });
});
