import { AppError } from '../../errors.ts';
import type { ComparisonPort } from './comparison-port.ts';

/** Of a farm that cannot compare: what needs a comparison waits and says so. */
export const NO_COMPARISONS: ComparisonPort = {
  start: () => Promise.reject(new AppError('comparison.unavailable', 'this farm runs no paired comparisons')),
  verdicts: () => Promise.resolve(null),
};
