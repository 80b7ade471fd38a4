import { expect, it } from 'vitest';
import { shareBytes } from './share-bytes.ts';

it('equal bytes are held once, others are not mixed up', () => {
  const first = shareBytes(Buffer.from('an APK'));
  expect(shareBytes(Buffer.from('an APK'))).toBe(first);
  expect(shareBytes(Buffer.from('another')).toString()).toBe('another');
});
