import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readModel } from './read-model.ts';

const MODELS = path.resolve(import.meta.dirname, '../../harness-app/models');
let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-read-model-'))));
afterAll(() => rmSync(folder, { recursive: true }));

it('takes the committed model when none is named', async () => {
  expect(await readModel(undefined)).toMatchObject({ name: 'quality', path: path.join(MODELS, 'model.json') });
});

it('takes the model that is named, with the files beside its entry', async () => {
  const { version, onnx, torch } = await readModel(path.join(MODELS, 'model-v2.json'));
  expect([version, onnx, torch]).toEqual([
    '2',
    path.join(MODELS, 'quality-v2.onnx'),
    path.join(MODELS, 'quality-v2.weights.npz'),
  ]);
});

it('refuses an entry without an ONNX file', async () => {
  writeFileSync(path.join(folder, 'fp32.mnn'), '');
  const file = path.join(folder, 'model.json');
  const variants = [{ precision: 'fp32', file: 'fp32.mnn' }];
  writeFileSync(file, JSON.stringify({ name: 'a', version: '1', preprocessing: { width: 1, height: 1 }, variants }));
  await expect(readModel(file)).rejects.toThrow('names no ONNX file');
});
