import { describe, expect, it } from 'vitest';
import { whyItDied } from './why-it-died.ts';

const never = new AbortController().signal;
/** A phone that answers every command with the same text. */
const phoneThatSays = (stdout: string) => ({ shell: () => Promise.resolve({ stdout, stderr: '', code: 0 }) });
const exitInfo = (reason: string) => `ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)
  package: dev.framefarm.harness
    Historical Process Exit for uid=10196
        ApplicationExitInfo #0:
          timestamp=2026-10-01 19:21:57.535 pid=4242 realUid=10196 packageUid=10196 definingUid=10196 user=0
          process=dev.framefarm.harness reason=${reason} subreason=0 (UNKNOWN) status=0
          importance=100 pss=0.00 rss=900MB description=null state=empty trace=null
`;

describe('Android 11 and later', () => {
  it.each([
    ['3 (LOW_MEMORY)', 'subject', 'was killed for lack of memory (Android says LOW_MEMORY)'],
    ['5 (CRASH_NATIVE)', 'subject', 'crashed in native code (Android says CRASH_NATIVE)'],
    ['10 (USER REQUESTED)', 'device', 'was ended on request of somebody else (Android says USER REQUESTED)'],
    ['99 (SOMETHING NEW)', 'subject', 'was ended (Android says SOMETHING NEW)'],
  ])('says %s, a fault of the %s', async (reason, fault, words) =>
    expect(await whyItDied(phoneThatSays(exitInfo(reason)), 4242, 33, never)).toEqual({ fault, words }),
  );
});

// lines as lmkd.cpp, debuggerd_handler.cpp and RuntimeInit of AOSP write them
describe('the log of an older Android', () => {
  it.each([
    [
      "11-24 05:41:18.123   512   512 I lowmemorykiller: Kill 'dev.framefarm.harness' (4242), uid 10123, oom_score_adj 0 to free 912345kB rss, 678kB swap; reason: min watermark is breached and swap is low",
      'was killed for lack of memory',
    ],
    [
      '11-24 05:41:18.123  4242  4260 F libc    : Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0 in tid 4260 (Thread-22), pid 4242 (framefarm.harness)',
      'crashed (Fatal signal 11 (SIGSEGV)',
    ],
    [
      '11-24 05:41:18.123  4242  4242 E AndroidRuntime: FATAL EXCEPTION: main\n11-24 05:41:18.123  4242  4242 E AndroidRuntime: Process: dev.framefarm.harness, PID: 4242\n11-24 05:41:18.123  4242  4242 E AndroidRuntime: java.lang.IllegalStateException: no codec',
      'java.lang.IllegalStateException: no codec',
    ],
    [
      '11-24 05:41:18.123  4200  4200 F libc    : Fatal signal 6 (SIGABRT) in tid 4200, pid 4200 (other)',
      'Android does not say why',
    ],
  ])('%s', async (log, words) => {
    const death = await whyItDied(phoneThatSays(log), 4242, 29, never);
    expect(death.fault).toBe('subject');
    expect(death.words).toContain(words);
  });
});
