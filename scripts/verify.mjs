// npm run verify: the quick checks and the unit tests.
import { CHECKS, UNIT_TESTS } from './checks.mjs';
import { runSteps } from './steps.mjs';

const failed = runSteps([...CHECKS, UNIT_TESTS]);
console.log(failed.length === 0 ? 'verify: ok' : `verify: failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
