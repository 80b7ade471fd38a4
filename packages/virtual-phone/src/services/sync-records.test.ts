import { expect, it } from 'vitest';
import { createVirtualFiles } from '../vfs/virtual-files.ts';
import { entryRecord, factsOf, oldStatRecord, statRecord } from './sync-records.ts';

const files = createVirtualFiles(['/sdcard']);
files.write('/sdcard/a', { data: Buffer.from('four'), mode: 0o640, mtime: 77 });

it('an old stat has mode, size and time; a path that is not there has zeros', () => {
  const record = oldStatRecord('STAT', factsOf(files, '/sdcard/a'));
  expect([
    record.toString('latin1', 0, 4),
    record.readUInt32LE(4),
    record.readUInt32LE(8),
    record.readUInt32LE(12),
  ]).toEqual(['STAT', 0o100640, 4, 77]);
  expect(
    oldStatRecord('STAT', factsOf(files, '/none'))
      .subarray(4)
      .every((byte) => byte === 0),
  ).toBe(true);
});

it('a new stat has 64-bit sizes, and error 2 for a path that is not there', () => {
  const record = statRecord('STA2', factsOf(files, '/sdcard/a'));
  expect([record.length, record.readUInt32LE(4), record.readUInt32LE(24), record.readBigUInt64LE(40)]).toEqual([
    72,
    0,
    0o100640,
    4n,
  ]);
  expect(statRecord('LST2', factsOf(files, '/none')).readUInt32LE(4)).toBe(2);
});

it('entries of a list carry their name, its end none', () => {
  const old = entryRecord('LIST', 'a', factsOf(files, '/sdcard/a'));
  expect([old.toString('latin1', 0, 4), old.length, old.toString('latin1', 20)]).toEqual(['DENT', 21, 'a']);
  const recent = entryRecord('LIS2', 'a', factsOf(files, '/sdcard/a'));
  expect([recent.toString('latin1', 0, 4), recent.length, recent.toString('latin1', 76)]).toEqual(['DNT2', 77, 'a']);
  const end = entryRecord('LIS2', null, null);
  expect([end.toString('latin1', 0, 4), end.length, end.readUInt32LE(4)]).toEqual(['DONE', 76, 0]);
});
