import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

const SCHEMA = Type.Object({
  FOLDER: Type.String({ description: 'where it is kept' }),
  PORT: Type.String({ pattern: '^[0-9]+$', default: '80', description: 'a number' }),
  TOKEN: Type.Optional(Type.String({ description: 'a secret' })),
});

describe('an environment', () => {
  it('is read with its defaults, and without what is optional', () => {
    expect(readEnvironment(SCHEMA, { FOLDER: 'a', OTHER: 'x' })).toEqual({ FOLDER: 'a', PORT: '80' });
  });
  it('is refused with every problem at once', () => {
    expect(readEnvironment(SCHEMA, { PORT: 'eighty' })).toEqual({
      problems: ['FOLDER is missing: where it is kept', 'PORT is "eighty": a number'],
    });
  });
  it('counts an empty variable as not set', () => {
    expect(readEnvironment(SCHEMA, { FOLDER: '', PORT: '' })).toEqual({
      problems: ['FOLDER is missing: where it is kept'],
    });
  });
});
