import { expect, it } from 'vitest';
import { CommandError } from '../errors.ts';
import { answer } from './history.ts';
import { parseJson } from './read-json-input.ts';

const one = { name: 'a', values: [1, 1.1, 1.02, 1.05, 1.03, 5, 5.1, 5.3, 5.02, 5.06], direction: 'lower' };
const ask = (value: unknown, explain = false) => answer(value, 'in.json', 'ours', explain).json;

it('answers a history with an object and an array with an array, keys of its own left alone', () => {
  expect(ask({ ...one, unit: 'ms' })).toBe('{"name":"a","changePoints":[5]}');
  expect(ask([one, { name: 'b', values: [1, 2], direction: null }])).toBe(
    '[{"name":"a","changePoints":[5]},{"name":"b","changePoints":[]}]',
  );
  expect(ask([])).toBe('[]');
});

it('explains when asked to', () => {
  const { changes } = JSON.parse(ask(one, true)) as { changes: { index: number; effect: string; raisedAt: number }[] };
  expect(changes).toMatchObject([{ index: 5, effect: 'bad', raisedAt: 9 }]);
});

it.each([
  ['{"name":"a","values":[1,NaN]}', 2, 'JSON knows neither NaN nor Infinity'],
  ['', 2, 'is not JSON'],
  ['5', 2, 'is not an object'],
  ['{"values":[1,2]}', 2, '"name" is not a text'],
  ['{"name":"a","values":"1,2"}', 2, '"values" of "a" is not an array'],
  ['{"name":"a","values":[1,2],"direction":"up"}', 2, '"direction" of "a" is "up"'],
])('refuses %s with exit code %i', (json, exitCode, message) => {
  const attempt = () => answer(parseJson(json, 'in.json'), 'in.json', 'ours', false);
  expect(attempt).toThrow(CommandError);
  expect(attempt).toThrow(expect.objectContaining({ exitCode, message: expect.stringContaining(message) }));
});

it.each([
  ['{"name":"a","values":[1,1e999]}', 'value 1 of history "a" is Infinity'],
  ['{"name":"a","values":[]}', 'has no values'],
  ['{"name":"a","values":[7]}', 'has one value'],
])('says of %s that it cannot be analysed, and why', (json, message) => {
  const { json: said, isLost, problems } = answer(parseJson(json, 'in.json'), 'in.json', 'ours', false);
  expect(JSON.parse(said)).toEqual({ name: 'a', changePoints: null, reason: expect.stringContaining(message) });
  expect({ isLost, problems }).toEqual({ isLost: true, problems: [expect.stringContaining(message)] });
});

it('one history of an array that cannot be analysed does not take the others with it', () => {
  const input = parseJson(`\uFEFF[${JSON.stringify(one)},{"name":"b","values":[1,null]}]`, 'in.json');
  const { json: said, isLost, problems } = answer(input, 'in.json', 'ours', false);
  expect(JSON.parse(said)).toEqual([
    { name: 'a', changePoints: [5] },
    { name: 'b', changePoints: null, reason: expect.stringContaining('value 1 of history "b" is null') },
  ]);
  expect(isLost).toBe(false);
  expect(problems).toHaveLength(1);
});
